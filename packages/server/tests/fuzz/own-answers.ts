import type { Answer } from "./answer.ts";
import type { Bases } from "./calibrate.ts";
import { findDifferences } from "./controls.ts";
import type { Copy } from "./copy.ts";
import type { Finding } from "./findings.ts";
import type { Boundary } from "./foreign.ts";
import type { Operation } from "./operations.ts";
import type { Variables } from "./slots.ts";
import type { World } from "./world.ts";

/** What the own tenant's calls are answered where there is nobody else. */
export type OwnAnswers = Map<Variables, { operation: Operation; answers: Answer[] }>;

interface Place {
  world: World;
  copy: Copy;
  bases: Bases;
}

/** Calls everything twice in a database without the other's rows; what differs even then says nothing. */
export async function readOwnAnswers(place: Place, boundary: Boundary): Promise<OwnAnswers> {
  const { world, copy, bases } = place;
  const own: OwnAnswers = new Map();
  const removing = world.tables.flatMap((table) => {
    const where = boundary(table);
    return where === null ? [] : [`DELETE FROM "${table.name}" WHERE ${where}`];
  });
  const past = "SET LOCAL session_replication_role = replica";
  const remove = () => world.connection.query(["BEGIN", past, ...removing, "COMMIT"].join(";"));
  await remove();
  for (const [operation, byPlace] of bases) {
    for (const variables of new Set(byPlace.values())) {
      const answers: Answer[] = [];
      for (const _time of [1, 2]) {
        answers.push(await world.ask(world.own.bearer, operation, variables));
        const touched = await copy.findTouched();
        if (touched.length === 0) continue;
        await copy.restore(touched);
        await remove();
      }
      own.set(variables, { operation, answers });
    }
  }
  await copy.restore(world.tables);
  return own;
}

/** Calls everything beside the other's rows: they must have no say in what is answered. */
export async function compareOwnAnswers(
  { world, copy }: Pick<Place, "world" | "copy">,
  own: OwnAnswers,
  onFinding: (finding: Finding) => void,
): Promise<void> {
  const { marker } = world.foreign;
  for (const [variables, { operation, answers }] of own) {
    const [first = {}, second = {}] = answers;
    const varying = findDifferences(first, second, marker);
    const now = await world.ask(world.own.bearer, operation, variables);
    const touched = await copy.findTouched();
    if (touched.length > 0) await copy.restore(touched);
    const telling = [...findDifferences(first, now, marker)].filter((path) => !varying.has(path));
    const where = `${operation.kind} ${operation.name}`;
    if (telling.length > 0)
      onFinding({ kind: "influence", where, what: telling.slice(0, 3).join(", ") });
  }
}
