import type { ReferenceRow } from "../schema.ts";

/**
 * The rules of standing that every stage begins with. The movement's charter sets a member no term, so the two that
 * would are there and off.
 */
export const FIRST_STANDING_RULES: ReferenceRow<"standing-rule"> = {
  kind: "standing-rule",
  code: "000001",
  rules: [
    {
      code: "new",
      weight: 10,
      isOn: true,
      from: { event: "since", days: 0 },
      until: { event: "since", days: 90 },
    },
    { code: "current", weight: 20, isOn: true, from: { event: "since", days: 90 } },
    {
      code: "grace",
      weight: 30,
      isOn: false,
      from: { event: "renewed", days: 365 },
      until: { event: "renewed", days: 425 },
    },
    { code: "lapsed", weight: 40, isOn: false, from: { event: "renewed", days: 425 } },
  ],
};
