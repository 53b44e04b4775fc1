import type { Description } from "@kz2050/core/table";

/** What AWS must be asked for, of a described table: its inputs, those that must be absent, and `attribute:type` of its keys. */
export function tableInputs({ key, indexes, stream, expires }: Description): {
  inputs: Record<string, unknown>;
  absent: string[];
  keys: string[];
} {
  const keyed = [key, ...Object.values(indexes)].flatMap(({ hash, range }) => (range ? [hash, range] : [hash]));
  const optional = {
    rangeKey: key.range,
    ttl: expires ? { attributeName: "expiry", enabled: true } : undefined,
    streamViewType: { none: undefined, keys: "KEYS_ONLY", images: "NEW_AND_OLD_IMAGES" }[stream],
  };
  const globalSecondaryIndexes = Object.entries(indexes).map(([name, { hash, range, project }]) => ({
    name,
    hashKey: hash,
    ...(range && { rangeKey: range }),
    projectionType: project.length > 0 ? "INCLUDE" : "KEYS_ONLY",
    ...(project.length > 0 && { nonKeyAttributes: [...project] }),
  }));
  return {
    inputs: {
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
      hashKey: key.hash,
      billingMode: "PAY_PER_REQUEST",
      streamEnabled: stream !== "none",
      globalSecondaryIndexes,
    },
    absent: [
      ...Object.entries(optional)
        .filter(([, value]) => value === undefined)
        .map(([name]) => name),
      "localSecondaryIndexes.0",
    ],
    keys: [...new Set(keyed)].sort().map((name) => `${name}:S`),
  };
}
