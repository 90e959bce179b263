import type { World } from "../world.ts";

/** Seller Central's pages. */
export async function handlePage(_world: World, _request: Request, _url: URL): Promise<Response> {
  return new Response("Not found", { status: 404 });
}
