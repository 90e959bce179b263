import type { InstallationDeps } from "../src/deps.ts";

/** The same installation, whose connection breaks once: at the next call of this operation on this model. */
export function failOnce(
  installation: InstallationDeps,
  [model, operation]: readonly [model: string, operation: string],
): InstallationDeps {
  const { database } = installation;
  let isWhole = true;
  const breaking = <Target extends object>(target: Target, at: string, inner?: string): Target =>
    new Proxy(target, {
      get(there, name) {
        const value: unknown = Reflect.get(there, name);
        if (!isWhole || name !== at || !(value instanceof Object)) return value;
        if (inner !== undefined) return breaking(value, inner);
        isWhole = false;
        return async () => {
          throw new Error("The connection broke.");
        };
      },
    });
  return {
    ...installation,
    database: {
      ...database,
      inWorkspace: (scope) => breaking(database.inWorkspace(scope), model, operation),
    },
  };
}
