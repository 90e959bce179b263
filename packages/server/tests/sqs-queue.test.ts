import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqsQueue } from "../src/amazon-notifications/open-sqs-queue.ts";

/** Takes connections and never answers, as a cut line does. */
let silent: Server;
let url: string;
beforeAll(async () => {
  silent = createServer((socket) => socket.on("error", () => {}));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("There is no port");
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => silent.close());

it("gives up a queue that never answers, so that it is asked again", async () => {
  const credentials = { accessKeyId: "id", secretAccessKey: "key" };
  const arn = "arn:aws:sqs:eu-west-1:000000000000:queue";
  const queue = await openSqsQueue({ url: `${url}/queue`, arn, endpoint: url, credentials }, 100);
  const message = { messageId: "m", receiptHandle: "m", body: "", receiveCount: 1 };
  const { signal } = new AbortController();
  await expect(queue.receive(0, signal)).rejects.toThrow(/abort/i);
  await expect(queue.delete([message])).rejects.toThrow(/abort/i);
  queue.close();
});
