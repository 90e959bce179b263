import { GraphQLError, type GraphQLErrorExtensions } from "graphql";

/** What of an answer over HTTP says that it is none. */
interface Refused {
  errors?: readonly { message: string; extensions?: GraphQLErrorExtensions }[];
}

/** The errors of an answer that is no stream: JSON, or one result of an event stream. Empty: it is none. */
export async function readRefusal(response: Response): Promise<GraphQLError[]> {
  const text = await response.text();
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  const json = isStream ? /^data: (\{.*)$/m.exec(text)?.[1] : text;
  return errorsOf(json ?? "{}");
}

/** The errors of a result that is written already. */
export function errorsOf(json: string): GraphQLError[] {
  const { errors = [] } = JSON.parse(json) as Refused;
  return errors.map(({ message, extensions }) => new GraphQLError(message, { extensions }));
}
