import type { ReferenceRow } from "../schema.ts";

const akimat = (
  city: string,
  region: string,
  [kk, ru, en]: readonly [string, string, string],
): ReferenceRow<"authority"> => ({
  kind: "authority",
  code: `akimat-${city}`,
  name: { kk, ru, en },
  region,
});

/** The akimats that the six councils write to. */
export const AUTHORITIES: readonly ReferenceRow<"authority">[] = [
  akimat("astana", "71", ["Астана қаласының әкімдігі", "Акимат города Астаны", "Akimat of Astana"]),
  akimat("aqtobe", "15", ["Ақтөбе қаласының әкімдігі", "Акимат города Актобе", "Akimat of Aqtobe"]),
  akimat("oral", "27", ["Орал қаласының әкімдігі", "Акимат города Уральска", "Akimat of Oral"]),
  akimat("aqtau", "47", ["Ақтау қаласының әкімдігі", "Акимат города Актау", "Akimat of Aqtau"]),
  akimat("kokshetau", "11", ["Көкшетау қаласының әкімдігі", "Акимат города Кокшетау", "Akimat of Kokshetau"]),
  akimat("qaraghandy", "35", ["Қарағанды қаласының әкімдігі", "Акимат города Караганды", "Akimat of Qaraghandy"]),
];
