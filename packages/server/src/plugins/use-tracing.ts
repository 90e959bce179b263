import type { ExecutionArgs } from "graphql";
import type { Plugin } from "graphql-yoga";
import { inSpan, inSyncSpan } from "../tracing/span.ts";
import type { DescribeOperation } from "./describe-operation.ts";

/** Makes spans of reading and executing operations. Where a text was read before, it is not read again. */
export function useTracing(describe: DescribeOperation): Plugin {
  const asSpan = <T>(
    args: ExecutionArgs,
    run: (args: ExecutionArgs) => T | Promise<T>,
  ): Promise<T> => {
    const { type, operation, hash } = describe(args);
    const attributes = {
      "graphql.operation.type": type,
      "graphql.operation.name": operation,
      "graphql.document.hash": hash,
    };
    return inSpan(`GraphQL ${type} ${operation}`, { attributes }, () => run(args));
  };
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: string, options?: object) =>
        inSyncSpan("GraphQL parse", () => parseFn(source, options)),
      );
    },
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((...args: Parameters<typeof validateFn>) =>
        inSyncSpan("GraphQL validate", () => validateFn(...args)),
      );
    },
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args: ExecutionArgs) => asSpan(args, executeFn));
    },
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn((args: ExecutionArgs) => asSpan(args, subscribeFn));
    },
  };
}
