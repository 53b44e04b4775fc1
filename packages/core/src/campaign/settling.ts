import { ConflictError } from "../kernel/index.ts";
import { Gifts } from "./table.ts";

/** The one way a promised gift becomes a settled one; it goes into the transaction of its posting. */
export const settling = (giftId: string, { at, tiyn, postingId }: { at: string; tiyn: number; postingId: string }) =>
  Gifts.update(
    { giftId },
    {
      set: { status: "settled", settledAt: at, settledTiyn: tiyn, postingId },
      when: { status: "pledged" },
      otherwise: new ConflictError("gift_not_pledged"),
    },
  );
