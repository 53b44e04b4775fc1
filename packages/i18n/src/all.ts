import { bringWords, LOCALES } from "./index.ts";

// For tests, which say what they expect in any language.
await bringWords(...LOCALES);
