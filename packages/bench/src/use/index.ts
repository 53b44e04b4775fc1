import { account } from "./account.ts";
import { campaign } from "./campaign.ts";
import { council } from "./council.ts";
import { lecture } from "./lecture.ts";
import { membership } from "./membership.ts";
import { pages } from "./pages.ts";
import type { Use } from "./part.ts";

export { type House, openHouse, tablesOf } from "./house.ts";
export type { Use } from "./part.ts";
export { SIZES, type Size } from "./texts.ts";

/** Everything that people do here. What is read comes first, so that no list is the longer for what is done. */
export const USES: readonly Use[] = [...pages, ...membership, ...campaign, ...lecture, ...council, ...account];
