import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type AnyVariables, Client, createRequest, fetchExchange } from "@urql/core";
import { isUnauthenticated } from "../errors/api-error.ts";
import { describeFailure } from "../errors/describe-failure.ts";
import { readGraphqlErrors } from "../errors/read-graphql-errors.ts";
import { listSecrets, splitSecret } from "../errors/redact.ts";
import { REQUEST_TIMEOUT_MS } from "../policy.ts";
import type { Connection } from "./connection.ts";
import { isRenewable, readToken } from "./read-token.ts";

/**
 * Sends a query or a mutation. Rejects with ApiError, NetworkError, or the signal's reason. Nothing is tried
 * again, since only the caller knows whether that is safe; but what was refused before it was looked at, for
 * a token that another may follow.
 */
export type Send = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
) => Promise<Data>;

/** Sends over one urql client without a cache: what is read is as it is now. */
export function createSend({ url, token, fetch }: Connection): Send {
  const client = new Client({
    url,
    fetch: (input, init) => fetch(input, { ...init, signal: limitTime(init?.signal) }),
    exchanges: [fetchExchange],
    // urql sends short queries by GET otherwise, and variables would stand in logs of addresses.
    preferGetMethod: false,
    requestPolicy: "network-only",
  });
  let lastKey = 0;
  return async (document, variables, signal) => {
    try {
      return await sendWith(await readToken(token, false), document, variables, signal);
    } catch (error) {
      if (!isRenewable(token) || !isUnauthenticated(error)) throw error;
      return sendWith(await readToken(token, true), document, variables, signal);
    }
  };

  function sendWith<Data, Variables extends AnyVariables>(
    sent: string,
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Data> {
    const options = { fetchOptions: { headers: { authorization: `Bearer ${sent}` } } };
    // urql joins a read to an equal one under way, whose answer may be older than this call.
    lastKey += 1;
    const request = { ...createRequest(document, variables), key: lastKey };
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const isMutation = request.query.definitions.some(
        (definition) => "operation" in definition && definition.operation === "mutation",
      );
      const running = client[isMutation ? "executeMutation" : "executeQuery"](
        request,
        options,
      ).subscribe(({ data, error }) => {
        signal?.removeEventListener("abort", abort);
        if (data != null && error === undefined) return resolve(data);
        const secrets = [...splitSecret(sent), ...listSecrets(variables)];
        const status: unknown = error?.response?.status;
        reject(
          readGraphqlErrors(error?.graphQLErrors, secrets) ??
            describeFailure(error?.networkError, typeof status === "number" ? status : null),
        );
      });
      function abort() {
        running.unsubscribe();
        reject(signal?.reason);
      }
      signal?.addEventListener("abort", abort, { once: true });
    });
  }
}

function limitTime(signal: AbortSignal | null | undefined): AbortSignal {
  const limit = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
