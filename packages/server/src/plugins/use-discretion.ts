import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** Where GraphQL's sentences quote what was sent, and what is kept of them. */
const QUOTES: readonly [RegExp, string][] = [
  [/^(Syntax Error: .*?\b(?:Block)?String) ".*$/s, "$1."],
  [/^(\w+(?: "\w+")? cannot represent .*?value): .*$/s, "$1."],
  [/^Value ".*" (does not exist in "\w+" enum\.).*$/s, "The value $1"],
  [/^(Expected value of type "[^"]*"), found .*$/s, "$1."],
  [/^Field "(?!\w{1,40}" ).*" (is not defined by type "\w+"\.).*$/s, "A field of that name $1"],
  // What there is, is said to those who may introspect it.
  [/ Did you mean .*\?$/s, ""],
  [/^(Argument "\w+") has invalid value .*$/s, "$1 has an invalid value."],
  // No name of the schema is so long, or has a digit: a token may well be spelled as one.
  [/"(\$?)(?:\w{41,}|(?=\w*\d)\w{12,40})"/g, '"$1…"'],
];

const PLACE = / at "([\w.[\]]+)"; $/;

/**
 * Refuses without repeating what was sent: GraphQL and Yoga quote values, and a token that stands in the
 * wrong place, or beside a mistake, is a secret still.
 */
export function useDiscretion(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (!("errors" in result) || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map(withoutValues) });
    },
  };
}

function withoutValues(error: GraphQLError): GraphQLError {
  const { nodes, source, positions, path } = error;
  return new GraphQLError(sayWithoutValues(error), {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: withoutCause(error.extensions),
  });
}

/** Yoga shows why a body is no JSON, in words that quote all of it; its presence is what makes the status 400. */
function withoutCause({ originalError, ...extensions }: Record<string, unknown>) {
  if (originalError === undefined) return extensions;
  return { ...extensions, http: { status: 400 } };
}

function sayWithoutValues({ message, originalError }: GraphQLError): string {
  const variable = /^Variable "(\$\w+)" got invalid value /.exec(message)?.[1];
  if (variable === undefined) return cutQuotes(message);
  // One sentence of value, place and reason; the reason alone is the message of the original error.
  const reason = originalError?.message ?? "";
  const place = message.endsWith(reason)
    ? PLACE.exec(message.slice(0, message.length - reason.length))?.[1]
    : undefined;
  const where = place === undefined ? "" : ` at "${place}"`;
  return `Variable "${variable}" got an invalid value${where}; ${cutQuotes(reason)}`;
}

function cutQuotes(words: string): string {
  return QUOTES.reduce((text, [quote, kept]) => text.replace(quote, kept), words);
}
