import { type Locale, messages } from "@kz2050/i18n";
import { type Child, useContext } from "hono/jsx";
import { classes, LocaleContext, useWords } from "./words.ts";

/** Codes of the 20 regions (ISO 3166-2:KZ, the first two KATO digits), west to east and north to south. */
export const REGION_CODES = [
  "59",
  "27",
  "39",
  "11",
  "71",
  "55",
  "23",
  "15",
  "62",
  "35",
  "10",
  "63",
  "47",
  "43",
  "61",
  "31",
  "19",
  "33",
  "79",
  "75",
] as const;
export type RegionCode = (typeof REGION_CODES)[number];

export type RegionDatum = {
  /** The measure that colours the tile; none leaves it blank. */
  readonly value?: number | undefined;
  /** The value as the page's language writes it. */
  readonly text?: string | undefined;
};

export type TileMapProps = {
  readonly caption?: Child;
  /** Region names in the page's language, by code. */
  readonly names: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, RegionDatum | undefined>>;
  /** Where a tile leads; undefined leaves it a plain tile. */
  readonly href?: ((code: RegionCode) => string | undefined) | undefined;
  /** The region the page is about. */
  readonly current?: string | undefined;
};

const LEVELS = 4;

/** 0 for nothing, then four even steps up to the largest value. */
export function tileLevel(value: number | undefined, largest: number): number {
  if (value === undefined || value <= 0 || largest <= 0) return 0;
  return Math.min(LEVELS, Math.ceil((value / largest) * LEVELS));
}

/** The country as one square a region: no free map shows the borders of 2022. A list to those who hear it. */
export function TileMap({ caption, names, data, href, current }: TileMapProps) {
  const locale: Locale = useContext(LocaleContext);
  const words = useWords();
  const short: Readonly<Record<string, string>> = messages(locale).reference.regionShort;
  const largest = Math.max(0, ...REGION_CODES.map((code) => data[code]?.value ?? 0));
  return (
    <figure class="kz-map">
      <figcaption class="kz-map__caption">{caption ?? words.map.caption}</figcaption>
      <ul class="kz-map__tiles">
        {REGION_CODES.map((code) => {
          const datum = data[code];
          const link = href?.(code);
          const name = names[code] ?? code;
          const inside = (
            <>
              <span class="kz-map__short" aria-hidden="true">
                {short[code] ?? code}
              </span>
              <span class="kz-visually-hidden">{name}</span>
              {datum?.text ? (
                <>
                  <span class="kz-visually-hidden">: </span>
                  <span class="kz-map__value">{datum.text}</span>
                </>
              ) : null}
            </>
          );
          const look = classes("kz-map__tile", `kz-map__tile--${tileLevel(datum?.value, largest)}`);
          return (
            <li class={`kz-map__cell kz-map__cell--${code}`}>
              {link ? (
                <a class={look} href={link} title={name} aria-current={current === code ? "true" : undefined}>
                  {inside}
                </a>
              ) : (
                <span class={look} title={name}>
                  {inside}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p class="kz-map__note">{words.map.note}</p>
    </figure>
  );
}
