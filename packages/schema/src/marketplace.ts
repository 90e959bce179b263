import { builder } from "./builder.ts";

interface MarketplaceShape {
  id: string;
  countryCode: string;
  name: string;
}

export const Marketplace = builder.objectRef<MarketplaceShape>("Marketplace").implement({
  description: "One of Amazon's shops, such as Amazon.de.",
  fields: (t) => ({
    id: t.exposeID("id", {
      description: "Amazon's own id of the marketplace, such as `A1PA6795UKMFR9`.",
    }),
    countryCode: t.exposeString("countryCode", {
      description: "ISO 3166-1 alpha-2, such as `DE`; `??` for a marketplace not known here.",
    }),
    name: t.exposeString("name", { description: "What Amazon calls it, such as `Amazon.de`." }),
  }),
});
