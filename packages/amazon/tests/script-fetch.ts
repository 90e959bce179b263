import type { AmazonOptions } from "@evergrant/amazon";

/** An answer with a body that is JSON, or a whole response. */
export type ScriptedAnswer = Response | object;

/** Answers in order, the last one again and again, and keeps what was asked. */
export function scriptFetch(...answers: ScriptedAnswer[]) {
  const requests: Request[] = [];
  const fetchIt: AmazonOptions["fetch"] = async (url, init) => {
    requests.push(new Request(url, init));
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  return { fetchIt, requests };
}

/** What a request asked for, in one line. */
export function describeRequest({ method, url }: Request): string {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${decodeURIComponent(search)}`;
}
