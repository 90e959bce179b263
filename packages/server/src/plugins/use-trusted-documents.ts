import { createHash } from "node:crypto";
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  print,
} from "graphql";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import type { TrustedDocuments } from "../trusted-documents/read-manifests.ts";

interface Started {
  args: ExecutionArgs & { contextValue: { request: Request } };
  setResultAndStopExecution(result: ExecutionResult): void;
}

/** Who may run trusted documents alone: nobody, browsers and sessions, or everybody. */
export type TrustMode = "off" | "front-ends" | "all";

/**
 * Takes a trusted document's hash in the place of its text; and, by its mode, refuses every other document:
 * of whoever sends an Origin or a cookie, as browsers do, or of everybody. White space makes no difference.
 */
export function useTrustedDocuments(options: {
  documents: TrustedDocuments;
  mode: TrustMode;
}): Plugin {
  const { documents, mode } = options;
  const hashes = new WeakMap<DocumentNode, string>();
  const isTrusted = (document: DocumentNode) => {
    const hash = hashes.get(document) ?? sha256(print(document));
    hashes.set(document, hash);
    return documents.has(hash);
  };
  const refuseUntrusted = ({ args, setResultAndStopExecution }: Started) => {
    const isLimited =
      mode === "all" || (mode === "front-ends" && isFrontEnd(args.contextValue.request));
    if (isLimited && !isTrusted(args.document))
      setResultAndStopExecution({ errors: [notTrusted()] });
  };
  return {
    onParams({ params, request, setParams }) {
      if (params.query) return;
      const id = readDocumentId(params, request);
      if (id === null) return;
      const query = documents.get(id);
      if (query === undefined) throw unknownDocument();
      setParams({ ...params, query });
    },
    // Not while validating: that is remembered by the text, whoever sent it.
    onExecute: refuseUntrusted,
    onSubscribe: refuseUntrusted,
  };
}

function isFrontEnd({ headers }: Request): boolean {
  return headers.has("origin") || headers.has("cookie");
}

/** As Apollo's clients send it, or as GraphQL over HTTP does. */
function readDocumentId(params: GraphQLParams, { url }: Request): string | null {
  const { documentId, extensions } = params as GraphQLParams & { documentId?: unknown };
  const given =
    documentId ??
    Object(extensions?.persistedQuery).sha256Hash ??
    new URL(url).searchParams.get("documentId");
  return typeof given === "string" ? given.replace(/^sha256:/, "") : null;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function unknownDocument(): GraphQLError {
  return new GraphQLError("No trusted document has this hash. Send the document's text.", {
    extensions: { code: "BAD_INPUT", http: { status: 400 } },
  });
}

function notTrusted(): GraphQLError {
  return new GraphQLError(
    "Front ends may run the documents alone that this installation trusts. Send one of the SDK's.",
    { extensions: { code: "FORBIDDEN", http: { status: 403 } } },
  );
}
