import { spawn } from "node:child_process";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";

// Reads until the other end of the pipe is gone, however its process ended, and clears up then.
const script = `
cat > /dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid"
  tries=0
  while kill -0 "$pid" 2> /dev/null && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
fi
rm -rf "$1"
`;

/**
 * Ends the server of this folder and removes the folder as soon as this process is gone, even when
 * it was killed; `release` calls that off.
 */
export function guardFolder(folder: string): { release(): void } {
  const guard = spawn("/bin/sh", ["-c", script, "sh", folder], {
    detached: true,
    env: BARE_ENVIRONMENT,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  return { release: () => guard.kill("SIGKILL") };
}
