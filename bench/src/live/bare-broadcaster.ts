import { createServer, type ServerResponse } from "node:http";

// The least that a broadcaster of server-sent events can be: what is posted to a topic is written to whoever
// has asked for it. It is what the streams of the service are measured beside.

const topics = new Map<string, Set<ServerResponse>>();

const server = createServer(async (request, response) => {
  const topic = request.url ?? "/";
  const listeners = topics.get(topic) ?? new Set();
  topics.set(topic, listeners);
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(":\n\n");
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const event = Buffer.concat(chunks);
  for (const listener of listeners) listener.write(event);
  response.end();
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit(0));
