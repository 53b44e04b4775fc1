import type { draft } from "./draft.ts";

/** A letter to the members of Astana in two languages, for tests that do not care. */
export const letter = (overrides: Partial<Parameters<typeof draft>[0]> = {}): Parameters<typeof draft>[0] => ({
  to: "members",
  region: "71",
  letter: {
    kk: { subject: "Сенбіде жиналамыз", text: "Сенбі күні сағат онда кездесеміз.\nКелетініңізді хабарлаңыз." },
    ru: { subject: "Собираемся в субботу", text: "Встречаемся в субботу в десять.\nСообщите, придёте ли вы." },
  },
  ...overrides,
});
