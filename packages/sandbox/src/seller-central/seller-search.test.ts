import { expect, it } from "vitest";
import type { Seller } from "../store/state.ts";
import { createSellerSearch } from "./seller-search.ts";

const makeSeller = (name: string, sellingPartnerId: string) =>
  ({ name, sellingPartnerId }) as Seller;

const SELLERS = [
  makeSeller("Smith & Sons <Ltd>", "A1AAAAAAAAAAAA"),
  makeSeller("Nordlicht Müller", "A2BBBBBBBBBBBB"),
  makeSeller("Sandbox Seller 12", "A2BBCCCCCCCCCC"),
];

function search(text: string, sellers = SELLERS): string[] {
  return createSellerSearch(sellers)
    .find(text, { offset: 0, limit: 10 })
    .found.map(({ name }) => name);
}

it.each([
  ["smi", ["Smith & Sons <Ltd>"]],
  ["sons <l", ["Smith & Sons <Ltd>"]],
  [" NORD  ", ["Nordlicht Müller"]],
  ["muller", ["Nordlicht Müller"]],
  ["12", ["Sandbox Seller 12"]],
  ["mith", []],
  ["a2bb", ["Nordlicht Müller", "Sandbox Seller 12"]],
  ["a2bbc", ["Sandbox Seller 12"]],
  ["a2b", []],
])("finds beginnings of a name's words and of ids: %j", (text, names) => {
  expect(search(text)).toEqual(names);
});

it("takes up sellers that are made later, few or many", () => {
  const sellers = [...SELLERS];
  const { find } = createSellerSearch(sellers);
  expect(find("late", { offset: 0, limit: 10 }).found).toEqual([]);
  sellers.push(makeSeller("Latecomer", "A3"));
  expect(find("late", { offset: 0, limit: 10 }).found).toHaveLength(1);
  for (let i = 0; i < 150; i += 1) sellers.push(makeSeller(`Late ${i}`, `A4${i}`));
  expect(find("late", { offset: 0, limit: 1_000 }).found).toHaveLength(151);
});

it("pages through names, then ids, each once", () => {
  const sellers = [
    ...Array.from({ length: 5 }, (_, i) => makeSeller(`A2BB ${i}`, `B${i}`)),
    ...SELLERS,
  ];
  const { find } = createSellerSearch(sellers);
  const pages = [0, 3, 6].map((offset) => find("a2bb", { offset, limit: 3 }));
  expect(pages.map(({ found, hasMore }) => [found.length, hasMore])).toEqual([
    [3, true],
    [3, true],
    [1, false],
  ]);
  expect(new Set(pages.flatMap(({ found }) => found)).size).toBe(7);
  expect(find("a2bb", { offset: 900, limit: 3 })).toEqual({ found: [], hasMore: false });
});
