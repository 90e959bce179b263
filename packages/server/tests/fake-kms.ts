import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const ACCOUNT = "arn:aws:kms:eu-west-1:000000000000";

/** What of AWS KMS is used, over the wire that AWS's own client speaks. It stands for AWS: nothing here has met the real one. */
export interface FakeKms {
  url: string;
  /** Makes a key, points the alias at it, and answers its ARN. */
  addKey(alias?: string): string;
  /** Takes a key away for good. */
  deleteKey(arn: string): void;
  /** Refuses everything with this exception; null: nothing. */
  fail(exception: string | null): void;
  /** Takes requests, and never answers them. */
  hang(isHanging: boolean): void;
  /** The bodies that were asked, as they came. */
  requests: KmsRequest[];
  close(): Promise<void>;
}

interface KmsRequest {
  operation: string;
  KeyId: string;
  EncryptionContext: Record<string, string>;
  Plaintext?: string;
  CiphertextBlob?: string;
}

export async function startFakeKms(): Promise<FakeKms> {
  const keys = new Map<string, Buffer>();
  const aliases = new Map<string, string>();
  const requests: KmsRequest[] = [];
  let failure: string | null = null;
  let isHanging = false;

  const answer = (request: KmsRequest): { status: number; body: object } => {
    if (failure !== null) return refuse(failure);
    const arn = aliases.get(request.KeyId) ?? request.KeyId;
    const key = keys.get(arn);
    if (key === undefined) return refuse("NotFoundException");
    const context = Buffer.from(JSON.stringify(Object.entries(request.EncryptionContext).sort()));
    if (request.operation === "Encrypt") {
      const CiphertextBlob = seal(key, request.Plaintext ?? "", context);
      return { status: 200, body: { KeyId: arn, CiphertextBlob } };
    }
    const Plaintext = unseal(key, request.CiphertextBlob ?? "", context);
    if (Plaintext === null) return refuse("InvalidCiphertextException");
    return { status: 200, body: { KeyId: arn, Plaintext } };
  };

  const server = createServer(async (request, response) => {
    const asked = await readRequest(request);
    requests.push(asked);
    if (!isHanging) respond(response, answer(asked));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    addKey(alias) {
      const arn = `${ACCOUNT}:key/${keys.size + 1}`;
      keys.set(arn, randomBytes(32));
      if (alias !== undefined) aliases.set(`${ACCOUNT}:${alias}`, arn);
      return arn;
    },
    deleteKey: (arn) => void keys.delete(arn),
    fail(exception) {
      failure = exception;
    },
    hang(is) {
      isHanging = is;
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(request: IncomingMessage): Promise<KmsRequest> {
  let text = "";
  for await (const chunk of request) text += chunk;
  const operation = String(request.headers["x-amz-target"]).replace("TrentService.", "");
  return { ...(JSON.parse(text) as Omit<KmsRequest, "operation">), operation };
}

function respond(response: ServerResponse, { status, body }: { status: number; body: object }) {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" });
  response.end(JSON.stringify(body));
}

function refuse(exception: string) {
  return { status: 400, body: { __type: exception, message: "planted-message" } };
}

function seal(key: Buffer, plaintext: string, context: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(context);
  const text = cipher.update(plaintext, "base64");
  return Buffer.concat([iv, text, cipher.final(), cipher.getAuthTag()]).toString("base64");
}

function unseal(key: Buffer, blob: string, context: Buffer): string | null {
  try {
    const bytes = Buffer.from(blob, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
    decipher.setAAD(context).setAuthTag(bytes.subarray(-16));
    const text = decipher.update(bytes.subarray(12, -16));
    decipher.final();
    return text.toString("base64");
  } catch {
    return null;
  }
}
