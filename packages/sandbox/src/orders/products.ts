/** What the simulated sellers sell. */
export const PRODUCTS = [
  {
    asin: "B0C4TRK8M1",
    sku: "TRAIL-BOTTLE-750",
    title: "Trail Bottle, Insulated Steel, 750 ml",
    cents: 2_495,
  },
  {
    asin: "B0C7LMP2Q9",
    sku: "READ-LAMP-OAK",
    title: "Reading Lamp with Oak Base, Dimmable",
    cents: 4_990,
  },
  {
    asin: "B0CBKNF5X3",
    sku: "KITCHEN-SHEARS-2",
    title: "Kitchen Shears, Set of Two",
    cents: 1_850,
  },
  {
    asin: "B0CDYGM7W2",
    sku: "YOGA-MAT-GREEN",
    title: "Yoga Mat, 6 mm, Forest Green",
    cents: 3_275,
  },
  {
    asin: "B0CHNTB4R6",
    sku: "NOTEBOOK-A5-3",
    title: "Dotted Notebook A5, Pack of Three",
    cents: 1_640,
  },
  {
    asin: "B0CKPLN9T8",
    sku: "PLANTER-CLAY-18",
    title: "Clay Planter with Saucer, 18 cm",
    cents: 2_120,
  },
  { asin: "B0CPCBL6V5", sku: "USB-C-CABLE-2M", title: "Braided USB-C Cable, 2 m", cents: 1_199 },
  { asin: "B0CSDGT3H7", sku: "DOG-TOY-ROPE", title: "Rope Toy for Dogs, Cotton", cents: 980 },
] as const;
