export type { AmazonConnector } from "./amazon-connector.ts";
export { type AmazonOptions, createAmazon } from "./create-amazon.ts";
export { createFetch } from "./create-fetch.ts";
export type { Order, OrderItem } from "./order.ts";
export type { OrderData, OrderPage, OrderSearch } from "./orders.ts";
