const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** For so long a delivery is tried again. All of these are machine time. */
export const RETRY_WINDOW_MS = 3 * DAY_MS;
/** The wait after the first attempt that failed; each later one is longer by the factor. */
export const FIRST_RETRY_MS = 5 * SECOND_MS;
export const RETRY_FACTOR = 3;
/** No wait is longer, whatever Retry-After says. */
export const MAX_RETRY_MS = 6 * HOUR_MS;
/** Waits differ by chance, by so much of themselves at most. */
export const RETRY_JITTER = 0.2;

/** After so many failures in a row an endpoint is left alone, but for a probe now and then. */
export const FAILURES_TO_OPEN = 5;
/** The wait before the first probe; each further one is twice as long. */
export const FIRST_HOLD_MS = 30 * SECOND_MS;
export const MAX_HOLD_MS = HOUR_MS;

/** So many lanes of an endpoint are worked at once, whoever works it. */
export const LANES_AT_ONCE = 8;
/** So long one worker stays with an endpoint; with its last calls it ends within its lease. */
export const TURN_MS = 10 * SECOND_MS;
/** How long a worker that died keeps an endpoint from others. */
export const QUEUE_LEASE_MS = MINUTE_MS;
/** How often a worker looks for what has come meanwhile, while calls are under way. */
export const LOOK_AGAIN_MS = 250;
/** So many deliveries are given up by one transaction: whoever waits for the endpoint waits a moment. */
export const GIVEN_UP_AT_ONCE = 1_000;
/** When an endpoint or a lane is worked again that could not be, for reasons that are ours. */
export const POSTPONE_MS = 30 * SECOND_MS;

/** So much of an answer's body, and of each of its headers, is kept; and so many headers. */
export const ANSWER_KEPT_CHARACTERS = 4_000;
export const HEADER_KEPT_CHARACTERS = 500;
export const HEADERS_KEPT = 40;

/** A delivery is forgotten so long after its end. */
export const DELIVERY_LIFE_MS = 30 * DAY_MS;

/** So many deliveries are set going again by one call. */
export const MAX_REPLAYS = 1_000;
/** So many events of a range are looked at by one call, wanted or not. */
export const MAX_LOOKED_AT = 50_000;
