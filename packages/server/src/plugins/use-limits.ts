import { type DocumentNode, GraphQLError, type ParseOptions, type ValidationRule } from "graphql";
import type { Plugin } from "graphql-yoga";
import { measureOperation } from "./measure-operation.ts";

/** What may be asked for, before anything is executed. */
export interface Limits {
  /** Fields within fields; introspection is exempt. */
  maxDepth: number;
  /** Aliased fields, those in fragments as often as they are spread. */
  maxAliases: number;
  maxTokens: number;
  maxBodyBytes: number;
  /** Points, as priceOperation counts them. */
  maxCost: number;
  /** Streams that are open at once, in one process. */
  maxStreamsOfCredential: number;
  maxStreamsOfWorkspace: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxDepth: 12,
  maxAliases: 100,
  maxTokens: 2_000,
  maxBodyBytes: 100_000,
  maxCost: 5_000,
  maxStreamsOfCredential: 100,
  maxStreamsOfWorkspace: 20_000,
};

/** Refuses documents that are too deep, too wide or too long. The body's size is Yoga's own option. */
export function useLimits({ maxDepth, maxAliases, maxTokens }: Limits): Plugin {
  const rule = createRule({ maxDepth, maxAliases });
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn(
        (source: string, options?: ParseOptions): DocumentNode =>
          parseFn(source, { ...options, maxTokens }),
      );
    },
    onValidate({ addValidationRule }) {
      addValidationRule(rule);
    },
  };
}

function createRule({
  maxDepth,
  maxAliases,
}: Pick<Limits, "maxDepth" | "maxAliases">): ValidationRule {
  // Named, because Yoga keeps validations under the names of their rules.
  return function limitOperation(context) {
    return {
      OperationDefinition(operation) {
        const { depth, aliases } = measureOperation(operation, (name) => context.getFragment(name));
        const refuse = (message: string) =>
          context.reportError(
            new GraphQLError(message, { nodes: operation, extensions: { code: "BAD_INPUT" } }),
          );
        if (depth > maxDepth) {
          refuse(`The operation is ${depth} fields deep; at most ${maxDepth} are allowed.`);
        }
        if (aliases > maxAliases) {
          refuse(`The operation has ${aliases} aliases; at most ${maxAliases} are allowed.`);
        }
      },
    };
  };
}
