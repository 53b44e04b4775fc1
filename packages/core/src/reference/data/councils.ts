import type { ReferenceRow } from "../schema.ts";

const council = (
  city: string,
  region: string,
  prefix: string,
  [kk, ru, en]: readonly [string, string, string],
): ReferenceRow<"council"> => ({
  kind: "council",
  code: city,
  name: { kk, ru, en },
  city,
  region,
  prefix,
  authority: `akimat-${city}`,
});

/** The six civic councils the seed names; a seventh is one more row. `prefix` starts the codes of its proposals. */
export const COUNCILS: readonly ReferenceRow<"council">[] = [
  council("astana", "71", "ASTANA", [
    "Астана қаласының азаматтық кеңесі",
    "Гражданский совет города Астаны",
    "Civic council of Astana",
  ]),
  council("aqtobe", "15", "AQTOBE", [
    "Ақтөбе қаласының азаматтық кеңесі",
    "Гражданский совет города Актобе",
    "Civic council of Aqtobe",
  ]),
  council("oral", "27", "ORAL", [
    "Орал қаласының азаматтық кеңесі",
    "Гражданский совет города Уральска",
    "Civic council of Oral",
  ]),
  council("aqtau", "47", "AQTAU", [
    "Ақтау қаласының азаматтық кеңесі",
    "Гражданский совет города Актау",
    "Civic council of Aqtau",
  ]),
  council("kokshetau", "11", "KOKSHETAU", [
    "Көкшетау қаласының азаматтық кеңесі",
    "Гражданский совет города Кокшетау",
    "Civic council of Kokshetau",
  ]),
  council("qaraghandy", "35", "QARAGHANDY", [
    "Қарағанды қаласының азаматтық кеңесі",
    "Гражданский совет города Караганды",
    "Civic council of Qaraghandy",
  ]),
];
