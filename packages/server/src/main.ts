import type { Logger } from "pino";
import { boundHeapGrowth } from "./bound-heap-growth.ts";
import { createLogger } from "./create-logger.ts";
import { readDemoEnvironment, readProductionEnvironment } from "./environment.ts";
import { explainEnd } from "./explain-end.ts";
import type { Running } from "./running.ts";
import { startDemo } from "./start-demo.ts";
import { startProduction } from "./start-production.ts";
import { watchLaunchers } from "./watch-launchers.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function start(mode: string | undefined): Promise<Running> {
  if (mode === "serve") {
    const environment = readProductionEnvironment();
    return startProduction(environment, { logger: openLogger(environment.LOG_LEVEL), say });
  }
  const environment = readDemoEnvironment();
  return startDemo(environment, { logger: openLogger(environment.LOG_LEVEL), say });
}

/** From here on a promise that nobody waited for is told of, and no reason to end: what it was for has failed alone. */
function openLogger(level: string): Logger {
  const logger = createLogger(level);
  process.on("unhandledRejection", (error) =>
    logger.error({ err: error }, "Something failed that nobody waited for"),
  );
  return logger;
}

/**
 * Ends in order on the first signal, or when npx was ended; a second signal ends at once. What is still
 * starting is ended when it has started: a database of ours must not be left behind.
 */
async function stopOnSignals(starting: Promise<Running>): Promise<void> {
  // A start that fails is told below, also where it fails before that is reached.
  starting.catch(() => undefined);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) process.exit(1);
    isStopping = true;
    say("Stopping.");
    const running = await starting;
    await running.stop();
    say("Stopped.");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      stop().catch(fail);
    });
  await watchLaunchers(() => stop().catch(fail));
  await starting;
}

function fail(error: unknown): never {
  process.stderr.write(`${explainEnd(error)}\n`);
  process.exit(1);
}

boundHeapGrowth();
stopOnSignals(start(process.argv[2])).catch(fail);
