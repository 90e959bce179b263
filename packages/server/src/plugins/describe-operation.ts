import { createHash } from "node:crypto";
import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  type OperationTypeNode,
  parse,
  print,
} from "graphql";
import type { TrustedDocuments } from "../trusted-documents/read-manifests.ts";

export interface OperationNote {
  type: OperationTypeNode;
  /** Of a trusted document; else `other`: a client may write anything there. */
  operation: string;
  /** The SHA-256 of the document as it is printed, in hexadecimal. */
  hash: string;
}

/** Says of an operation what may be logged and counted. */
export type DescribeOperation = (
  args: Pick<ExecutionArgs, "document" | "operationName">,
) => OperationNote;

/** What operations that nobody has listed are called. */
export const OTHER = "other";

export function createDescribeOperation(documents: TrustedDocuments): DescribeOperation {
  const names = new Set([...documents.values()].flatMap(namesOf));
  const hashes = new WeakMap<DocumentNode, string>();
  return ({ document, operationName }) => {
    const hash = hashes.get(document) ?? sha256(print(document));
    hashes.set(document, hash);
    const found = getOperationAST(document, operationName);
    const name = found?.name?.value ?? "";
    return {
      type: found?.operation ?? ("query" as OperationTypeNode),
      operation: names.has(name) ? name : OTHER,
      hash,
    };
  };
}

function namesOf(text: string): string[] {
  return parse(text).definitions.flatMap((definition) =>
    definition.kind === "OperationDefinition" ? (definition.name?.value ?? []) : [],
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
