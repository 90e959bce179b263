import type { LiveStream } from "./live-stream.ts";
import type { Outlet } from "./outlet.ts";
import type { Pinger } from "./pinger.ts";
import { endingFrame, frameOf, PING_FRAME } from "./sse-frames.ts";

/**
 * A stream as a body to be read in process. It begins with the first read, and gives one piece for each, until it
 * is cancelled or its request is aborted.
 */
export function openSseBody(
  stream: LiveStream,
  { pinger, signal }: { pinger: Pinger; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isWanted = false;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull(controller) {
      isWanted = true;
      if (stream.isAttached) return stream.resume();
      const enqueue = (frame: string) => {
        isWanted = false;
        controller.enqueue(encoder.encode(frame));
      };
      const outlet: Outlet = {
        send(payload) {
          enqueue(frameOf(payload));
          return isWanted;
        },
        end(ending) {
          enqueue(endingFrame(ending));
          controller.close();
        },
      };
      const abort = () => {
        stream.close();
        controller.error(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
      stream.onClosed(() => signal.removeEventListener("abort", abort));
      stream.onClosed(pinger.add({ ping: () => isWanted && enqueue(PING_FRAME) }));
      enqueue(PING_FRAME);
      stream.attach(outlet);
    },
    cancel: () => stream.close(),
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}
