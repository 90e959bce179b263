export { type AmazonOptions, createAmazon } from "./create-amazon.ts";
