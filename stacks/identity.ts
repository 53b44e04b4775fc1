import { secret } from "../infra/secrets.ts";

/** The keys by which the platform knows people and itself. */
export function identity() {
  const keys = [secret("AddressPepper"), secret("PseudonymPepper"), secret("LinkKey")];
  const originKey = secret("OriginKey");
  return {
    keys,
    originKey,
    /** What a function behind a door accepts: the key in force, and the one before it while it is being rotated. */
    originKeys: [originKey, secret("OriginKeyPrevious")],
    payment: [secret("TiptopPublicId"), secret("TiptopApiSecret")],
  };
}
export type Identity = ReturnType<typeof identity>;
