/** A request of the load, ready to be sent. */
export interface Load {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** A seller as far as the load knows it; filled as its answers come in. */
export interface LoadSeller {
  refreshToken: string;
  accessToken: string;
  orderId: string;
}

export interface Credentials {
  clientId: string;
  clientSecret: string;
}

/** One kind of call: what it sends, and what later kinds need of its answer. */
export interface LoadOperation {
  name: string;
  write(seller: LoadSeller, credentials: Credentials): Load;
  learn?(seller: LoadSeller, body: string): void;
}

const US = "ATVPDKIKX0DER";
const DATA = "includedData=FULFILLMENT,PROCEEDS";

const read = (seller: LoadSeller, path: string): Load => ({
  method: "GET",
  path,
  headers: { "x-amz-access-token": seller.accessToken },
});

const search = (seller: LoadSeller, size: number): Load =>
  read(
    seller,
    `/orders/2026-01-01/orders?createdAfter=2020-01-01T00:00:00Z&maxResultsPerPage=${size}&${DATA}`,
  );

/** In the order in which they must run first: later ones use what earlier ones learn. */
export const OPERATIONS: readonly LoadOperation[] = [
  {
    name: "LWA refresh exchange",
    write: ({ refreshToken }, { clientId, clientSecret }) => ({
      method: "POST",
      path: "/auth/o2/token",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        grant_type: "refresh_token",
        refresh_token: refreshToken,
        client_id: clientId,
        client_secret: clientSecret,
      }),
    }),
    learn: (seller, body) => {
      seller.accessToken = /"access_token":"([^"]+)"/.exec(body)?.[1] ?? "";
    },
  },
  {
    name: "participations",
    write: (seller) => read(seller, "/sellers/v1/marketplaceParticipations"),
  },
  {
    name: "search, 1 order",
    write: (seller) => search(seller, 1),
    learn: (seller, body) => {
      seller.orderId = /"orderId":"([^"]+)"/.exec(body)?.[1] ?? "";
    },
  },
  { name: "search, 100 orders", write: (seller) => search(seller, 100) },
  {
    name: "getOrder",
    write: (seller) => read(seller, `/orders/2026-01-01/orders/${seller.orderId}?${DATA}`),
  },
  {
    name: "solicitation actions",
    write: (seller) =>
      read(seller, `/solicitations/v1/orders/${seller.orderId}?marketplaceIds=${US}`),
  },
];
