import { DEFAULT_ZONE } from "../../kernel/index.ts";
import type { ReferenceRow } from "../schema.ts";

const region = (
  code: string,
  kk: string,
  ru: string,
  en: string,
  more: { zone?: string; since?: string } = {},
): ReferenceRow<"region"> => ({
  kind: "region",
  code,
  name: { kk, ru, en },
  zone: more.zone ?? DEFAULT_ZONE,
  ...(more.since !== undefined && { since: more.since }),
});

/** The decree of 4 May 2022 that made Abai, Jetisu and Ulytau came into force on this day. */
const NEW_REGIONS = "2022-06-08";

/** The 17 regions and three cities of republican significance: ISO 3166-2:KZ codes, names as in the state's own languages. */
export const REGIONS: readonly ReferenceRow<"region">[] = [
  region("10", "Абай облысы", "Область Абай", "Abai Region", { since: NEW_REGIONS }),
  region("11", "Ақмола облысы", "Акмолинская область", "Aqmola Region"),
  region("15", "Ақтөбе облысы", "Актюбинская область", "Aqtobe Region", { zone: "Asia/Aqtobe" }),
  region("19", "Алматы облысы", "Алматинская область", "Almaty Region"),
  region("23", "Атырау облысы", "Атырауская область", "Atyrau Region", { zone: "Asia/Atyrau" }),
  region("27", "Батыс Қазақстан облысы", "Западно-Казахстанская область", "West Kazakhstan Region", {
    zone: "Asia/Oral",
  }),
  region("31", "Жамбыл облысы", "Жамбылская область", "Jambyl Region"),
  region("33", "Жетісу облысы", "Область Жетісу", "Jetisu Region", { since: NEW_REGIONS }),
  region("35", "Қарағанды облысы", "Карагандинская область", "Qaraghandy Region"),
  region("39", "Қостанай облысы", "Костанайская область", "Qostanay Region", { zone: "Asia/Qostanay" }),
  region("43", "Қызылорда облысы", "Кызылординская область", "Qyzylorda Region", { zone: "Asia/Qyzylorda" }),
  region("47", "Маңғыстау облысы", "Мангистауская область", "Mangystau Region", { zone: "Asia/Aqtau" }),
  region("55", "Павлодар облысы", "Павлодарская область", "Pavlodar Region"),
  region("59", "Солтүстік Қазақстан облысы", "Северо-Казахстанская область", "North Kazakhstan Region"),
  region("61", "Түркістан облысы", "Туркестанская область", "Turkistan Region"),
  region("62", "Ұлытау облысы", "Область Ұлытау", "Ulytau Region", { since: NEW_REGIONS }),
  region("63", "Шығыс Қазақстан облысы", "Восточно-Казахстанская область", "East Kazakhstan Region"),
  region("71", "Астана қаласы", "Город Астана", "Astana city"),
  region("75", "Алматы қаласы", "Город Алматы", "Almaty city"),
  region("79", "Шымкент қаласы", "Город Шымкент", "Shymkent city", { since: "2018-06-19" }),
];
