import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
} from "jose";

/** An issuer of the test's own: a server that publishes its keys, and signs with them. */
export interface LocalIssuer {
  url: string;
  /** How often its keys were asked for. */
  asked(): number;
  /** Whether it answers; while it does not, whoever asks is cut off. */
  isUp: boolean;
  /** Signs with another key from now on, which is published unless said otherwise. */
  rotate(options?: { isPublished?: boolean }): Promise<void>;
  /** Withdraws all keys but the one it signs with. */
  withdrawOld(): void;
  sign(payload: JWTPayload, header?: { kid?: string }): Promise<string>;
  /** The public key that is signed with, as it is published. */
  publicKey(): Promise<Awaited<ReturnType<typeof exportJWK>>>;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<LocalIssuer> {
  let published: object[] = [];
  let asked = 0;
  let keyNumber = 0;
  let pair: GenerateKeyPairResult;
  const server: Server = createServer((request, response) => {
    if (!issuer.isUp) return void request.socket.destroy();
    if (request.url === "/keys") asked += 1;
    const body =
      request.url === "/keys"
        ? { keys: published }
        : { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` };
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const kid = () => `key-${keyNumber}`;
  const publicKey = async () => ({
    ...(await exportJWK(pair.publicKey)),
    kid: kid(),
    alg: "ES256",
  });
  const issuer: LocalIssuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    isUp: true,
    async rotate({ isPublished = true } = {}) {
      pair = await generateKeyPair("ES256", { extractable: true });
      keyNumber += 1;
      if (isPublished) published.push(await publicKey());
    },
    withdrawOld() {
      published = published.slice(-1);
    },
    sign: (payload, header) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: "ES256", kid: kid(), ...header })
        .sign(pair.privateKey),
    publicKey,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await issuer.rotate();
  return issuer;
}
