import { createHash } from "node:crypto";
import type { Viewer } from "@evergrant/core";
import { type DocumentNode, type ExecutionArgs, print, visit } from "graphql";

/** Arguments that say where a stream begins and how it is read, not what its results are. */
const OWN_ARGUMENTS: ReadonlySet<string> = new Set(["after", "onOverflow"]);

interface Described {
  text: string;
  /** Variables that stand for nothing but such arguments. */
  ownVariables: ReadonlySet<string>;
}

const described = new WeakMap<DocumentNode, Described>();

/**
 * The same for two subscriptions exactly if each result of one is the other's: of one document, variables and
 * rights, whoever asks with whatever credential.
 */
export function channelKeyOf(args: ExecutionArgs, viewer: Viewer, epoch: number): string {
  const { text, ownVariables } = describe(args.document);
  const variables = Object.entries(args.variableValues ?? {})
    .filter(([name]) => !ownVariables.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { workspaceId, sellerAccountId, kind, role, scopes, warningDays } = viewer;
  const rights = [workspaceId, sellerAccountId, kind, role, [...scopes].sort(), warningDays];
  const all = [rights, epoch, args.operationName ?? null, variables, text];
  return createHash("sha256").update(JSON.stringify(all)).digest("base64");
}

function describe(document: DocumentNode): Described {
  const known = described.get(document);
  if (known) return known;
  const made = { text: print(document), ownVariables: findOwnVariables(document) };
  described.set(document, made);
  return made;
}

function findOwnVariables(document: DocumentNode): ReadonlySet<string> {
  const uses = new Map<string, number>();
  const count = (name: string, by: number) => uses.set(name, (uses.get(name) ?? 0) + by);
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void count(name.value, 1),
  });
  const own = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== "OperationDefinition") continue;
    for (const field of definition.selectionSet.selections) {
      if (field.kind !== "Field") continue;
      for (const { name, value } of field.arguments ?? []) {
        if (!OWN_ARGUMENTS.has(name.value) || value.kind !== "Variable") continue;
        own.add(value.name.value);
        count(value.name.value, -1);
      }
    }
  }
  return new Set([...own].filter((name) => uses.get(name) === 0));
}
