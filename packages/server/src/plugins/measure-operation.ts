import type { FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode } from "graphql";

interface Size {
  depth: number;
  aliases: number;
}

type FindFragment = (name: string) => FragmentDefinitionNode | null | undefined;

const NOTHING: Size = { depth: 0, aliases: 0 };

/**
 * How deep an operation is, and how many aliased fields it executes. Each fragment is measured once
 * and counted as often as it is spread, so that a document cannot be small and its work large.
 */
export function measureOperation(
  operation: OperationDefinitionNode,
  findFragment: FindFragment,
): Size {
  const fragments = new Map<string, Size>();

  function measure({ selections }: SelectionSetNode): Size {
    const sizes = selections.map((selection): Size => {
      if (selection.kind === "Field") {
        const { alias, name, selectionSet } = selection;
        // Introspection is deep by nature and costs no statement.
        const below =
          selectionSet && !name.value.startsWith("__") ? measure(selectionSet) : NOTHING;
        return { depth: below.depth + 1, aliases: below.aliases + (alias ? 1 : 0) };
      }
      if (selection.kind === "InlineFragment") return measure(selection.selectionSet);
      return measureFragment(selection.name.value);
    });
    return {
      depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
      aliases: sizes.reduce((sum, { aliases }) => sum + aliases, 0),
    };
  }

  function measureFragment(name: string): Size {
    const known = fragments.get(name);
    if (known) return known;
    // A cycle is refused by another rule; here it only must end.
    fragments.set(name, NOTHING);
    const fragment = findFragment(name);
    const size = fragment ? measure(fragment.selectionSet) : NOTHING;
    fragments.set(name, size);
    return size;
  }

  return measure(operation.selectionSet);
}
