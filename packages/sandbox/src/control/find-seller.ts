import type { Seller } from "../store/state.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";

export function findSeller(world: World, sellingPartnerId: string): Seller {
  const seller = world.store.state.sellersById.get(sellingPartnerId);
  if (!seller) {
    throw new ControlError(404, "No such seller; POST /_sandbox/sellers makes one.");
  }
  return seller;
}
