import type { Flow } from "./flow.ts";

/** A new encryption key: records are wrapped anew under it while the old ones are still there. */
export const keyRotationFlow: Flow = {
  name: "key rotation",
  async run({ serve }) {
    const code = await serve.rotateKeys();
    if (code !== 0) throw new Error(`The rotation of keys ended with ${code}.`);
  },
};
