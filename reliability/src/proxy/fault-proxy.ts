import { createServer, type Server, type Socket } from "node:net";
import { Connection } from "./connection.ts";
import { type Fault, PASS } from "./fault.ts";

export interface FaultProxy {
  readonly name: string;
  /** Where a client connects instead: one port a lane, such as a process of the fleet, opened when first asked for. */
  listen(lane: string): Promise<number>;
  /** Sends what connects from now on elsewhere: a server that was started again has another port. */
  lead(targetPort: number): void;
  /** What is done to connections from now on, open ones too; of one lane alone where one is named. */
  set(fault: Fault, lane?: string): void;
  /** Resets every connection that is open, once; answers how many those were. */
  cut(lane?: string): number;
  /** Connections that are open now. */
  open(lane?: string): number;
  /** Those of them on which something was asked and is not answered yet. */
  busy(lane?: string): number;
  /** Connections that a fault has done something to since this was last asked: each once a fault. */
  takeHarmed(): number;
  stop(): Promise<void>;
}

interface Lane {
  server: Server;
  port: number;
  fault: Fault;
  connections: Set<Connection>;
  /** Of clients, also those that no connection minds any more. */
  sockets: Set<Socket>;
}

/** Stands between the fleet and a port of this machine, and does to the connections what networks do. */
export function createFaultProxy(name: string, target: number): FaultProxy {
  let targetPort = target;
  let harmed = 0;
  const lanes = new Map<string, Lane>();
  const lanesOf = (lane: string | undefined): Lane[] =>
    lane === undefined
      ? [...lanes.values()]
      : [...lanes].flatMap(([n, l]) => (n === lane ? l : []));
  // A lane that is opened later is in the same network.
  let common: Fault = PASS;
  const countHarm = (): void => {
    harmed += 1;
  };

  async function openLane(): Promise<Lane> {
    const connections = new Set<Connection>();
    const sockets = new Set<Socket>();
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (near: Socket) => {
      sockets.add(near);
      near.once("close", () => sockets.delete(near));
      const connection = new Connection(near, targetPort, countHarm, () => {
        connections.delete(connection);
      });
      connections.add(connection);
      connection.apply(lane.fault);
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const lane: Lane = { server, port, fault: common, connections, sockets };
    return lane;
  }

  return {
    name,
    async listen(laneName) {
      const opened = lanes.get(laneName) ?? (await openLane());
      lanes.set(laneName, opened);
      return opened.port;
    },
    lead(port) {
      targetPort = port;
    },
    set(fault, laneName) {
      if (laneName === undefined) common = fault;
      for (const lane of lanesOf(laneName)) {
        lane.fault = fault;
        for (const connection of [...lane.connections]) connection.apply(fault);
      }
    },
    cut(laneName) {
      const open = lanesOf(laneName).flatMap(({ connections }) => [...connections]);
      for (const connection of open) connection.reset();
      return open.length;
    },
    open: (laneName) =>
      lanesOf(laneName).reduce((sum, { connections }) => sum + connections.size, 0),
    busy: (laneName) =>
      lanesOf(laneName)
        .flatMap(({ connections }) => [...connections])
        .filter(({ isBusy }) => isBusy).length,
    takeHarmed() {
      const taken = harmed;
      harmed = 0;
      return taken;
    },
    async stop() {
      for (const { server, connections, sockets } of lanes.values()) {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        for (const connection of [...connections]) connection.end();
        for (const socket of sockets) socket.destroy();
        await closed;
      }
      lanes.clear();
    },
  };
}
