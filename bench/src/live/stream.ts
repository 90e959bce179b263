import { connect, type Socket } from "node:net";
import { findMarks } from "./find-marks.ts";

/** One stream over a socket of its own, with no more around it than that. */
export interface Stream {
  group: string;
  socket: Socket;
  /** How many events came. */
  marks: number;
  /** The end of what came. */
  rest: string;
  isClosed: boolean;
}

/** Opens a stream; answers it, or what was answered instead, once the headers are there. */
export function openStream(
  { port, group, request }: { port: number; group: string; request: string },
  onMark: (stream: Stream, number: number) => void,
): Promise<Stream | string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const stream: Stream = { group, socket, marks: 0, rest: "", isClosed: false };
    let head = "";
    let isOpen = false;
    socket.setNoDelay(true);
    socket.once("connect", () => socket.write(request));
    socket.on("data", (chunk) => {
      if (!isOpen) {
        head += chunk.toString("latin1");
        if (!head.includes("\r\n\r\n")) return;
        isOpen = true;
        resolve(
          /^HTTP\/1.1 200 [\s\S]*text\/event-stream/i.test(head) ? stream : head.slice(0, 500),
        );
        return;
      }
      const { numbers, rest } = findMarks(stream.rest + chunk.toString("latin1"));
      stream.rest = rest;
      stream.marks += numbers.length;
      for (const number of numbers) onMark(stream, number);
    });
    const close = (): void => {
      stream.isClosed = true;
      resolve("The connection was closed.");
    };
    socket.on("error", close);
    socket.on("close", close);
  });
}
