import * as z from "zod";
import type { Endpoint } from "./classification-table.ts";

/** What an error answer says of itself, in whichever of Amazon's forms. */
export interface Blame {
  code?: string;
  message?: string;
  details?: string;
  requestId?: string;
}

const lwaError = z.object({
  error: z.string().min(1),
  error_description: z.string().optional(),
  request_id: z.string().optional(),
});

const spApiErrors = z.object({
  errors: z
    .array(
      z.object({
        code: z.string().min(1),
        message: z.string().nullish(),
        details: z.string().nullish(),
      }),
    )
    .min(1),
});

/** Null when the text is not Amazon speaking: an empty body, a proxy's page, a firewall's. */
export function readBlame(endpoint: Endpoint, text: string): Blame | null {
  if (endpoint === "mws") return readMwsError(text);
  const json = parseJson(text);
  if (endpoint === "lwa") {
    const { data } = lwaError.safeParse(json);
    if (data === undefined) return null;
    return {
      code: data.error,
      ...(data.error_description !== undefined && { message: data.error_description }),
      ...(data.request_id !== undefined && { requestId: data.request_id }),
    };
  }
  const error = spApiErrors.safeParse(json).data?.errors[0];
  if (error === undefined) return null;
  return {
    code: error.code,
    ...(typeof error.message === "string" && { message: error.message }),
    ...(typeof error.details === "string" && { details: error.details }),
  };
}

/** MWS spelled the last one in two ways. */
function readMwsError(xml: string): Blame | null {
  const read = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.trim();
  const code = read("Code");
  if (code === undefined || code === "" || !xml.includes("<ErrorResponse")) return null;
  const message = read("Message");
  const requestId = read("RequestId") ?? read("RequestID");
  return {
    code,
    ...(message !== undefined && { message }),
    ...(requestId !== undefined && { requestId }),
  };
}

/** Undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
