import type { Viewer } from "@evergrant/core";
import { schema } from "@evergrant/schema";
import { type ExecutionArgs, type ExecutionResult, isEnumType } from "graphql";
import { isAsyncIterable, type Plugin } from "graphql-yoga";
import { addLogFields } from "../logging/log-fields.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { type DescribeOperation, OTHER } from "./describe-operation.ts";

const codes = schema.getType("ErrorCode");
const ERROR_CODES = new Set(isEnumType(codes) ? codes.getValues().map(({ name }) => name) : []);

interface Begun {
  at: number;
  type: string;
  operation: string;
}

/** Counts operations by what came of them, and notes on the request's lines of the log who asked for what. */
export function useObservation(options: {
  metrics: Pick<Metrics, "graphql">;
  describe: DescribeOperation;
  /** Undefined: nobody is known. */
  viewerOf: (request: Request) => Viewer | undefined;
}): Plugin {
  const { metrics, describe, viewerOf } = options;
  const begun = new WeakMap<Request, Begun>();
  const note = ({ args }: { args: ExecutionArgs & { contextValue: { request: Request } } }) => {
    const { type, operation, hash } = describe(args);
    addLogFields({ operationType: type, operation, document: hash });
    const known = begun.get(args.contextValue.request);
    if (known !== undefined) Object.assign(known, { type, operation });
  };
  return {
    onRequestParse({ request }) {
      begun.set(request, { at: performance.now(), type: "unknown", operation: OTHER });
      return {
        onRequestParseDone() {
          const viewer = viewerOf(request);
          if (viewer === undefined) return;
          const { workspaceId, credential } = viewer;
          addLogFields({ workspaceId, credentialId: credential.id });
        },
      };
    },
    onExecute: note,
    onSubscribe: note,
    onResultProcess({ request, result }) {
      const known = begun.get(request);
      if (known === undefined) return;
      const { at, type, operation } = known;
      const seconds = type === "subscription" ? null : (performance.now() - at) / 1_000;
      const code = isAsyncIterable(result) || Array.isArray(result) ? "OK" : codeOf(result);
      metrics.graphql.answered({ type, operation, code, seconds });
    },
  };
}

/** Of the first error; or of the first root field that answers a refusal, where the client asks for its code. */
function codeOf({ errors, data }: ExecutionResult): string {
  const [error] = errors ?? [];
  if (error !== undefined) return String(error.extensions.code ?? "OTHER");
  for (const value of Object.values(data ?? {})) {
    const { code } = Object(value);
    // A client may call any field so.
    if (ERROR_CODES.has(code)) return code;
  }
  return "OK";
}
