/** Within this every call is to be answered, whatever the fault: a statement that hangs, or Amazon's ten seconds, and what goes with it. */
export const ANSWER_BOUND_MS = 15_000;
/** How long calls are made before the fault, so that some are under way when it comes. */
export const BEFORE_MS = 500;
/** How much longer than it should a fault may last until it was felt: a busy machine makes few calls. */
export const FELT_MS = 20_000;
/** After the fault is lifted everything is to work again within this. */
export const HEAL_MS = 40_000;
/** Within this of its end what it held up is sent: a mail is tried again after 15 s, and then 30. */
export const SENT_MS = 150_000;
/** Between a call that was told to come again and its repetition. */
export const AGAIN_MS = 400;
/** Lines that a process may write of one fault, from warnings on. */
export const LOG_LINES_MAX = 25;
export const SECOND_MS = 1_000;
