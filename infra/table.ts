import type { Description } from "@kz2050/core/table";
import type { Stage } from "./stage.ts";

/** Every attribute a key of the table or of an index names. All are text. */
function keysOf({ key, indexes }: Description): Record<string, "string"> {
  const keys = [key, ...Object.values(indexes)].flatMap(({ hash, range }) => (range ? [hash, range] : [hash]));
  return Object.fromEntries(keys.map((name) => [name, "string"]));
}

type Index = Description["indexes"][string];

/** What DynamoDB puts into an index by itself is not named again. */
function projected(index: Index, { key }: Description): string[] {
  const own = [key.hash, key.range, index.hash, index.range];
  return index.project.filter((name) => !own.includes(name));
}

/** A table made from its description. What the stage adds is how hard it is to lose. */
export function table(description: Description, stage: Stage): sst.aws.Dynamo {
  const { name, key, indexes, stream, expires } = description;
  const globalIndexes = Object.entries(indexes).map(([index, spec]) => {
    const include = projected(spec, description);
    const projection = include.length > 0 ? include : ("keys-only" as const);
    return [index, { hashKey: spec.hash, ...(spec.range && { rangeKey: spec.range }), projection }] as const;
  });
  return new sst.aws.Dynamo(name, {
    fields: keysOf(description),
    primaryIndex: { hashKey: key.hash, ...(key.range && { rangeKey: key.range }) },
    ...(globalIndexes.length > 0 && { globalIndexes: Object.fromEntries(globalIndexes) }),
    ...(stream !== "none" && { stream: stream === "keys" ? "keys-only" : "new-and-old-images" }),
    ...(expires && { ttl: "expiry" }),
    deletionProtection: stage.deletionProtection,
    transform: {
      table: (args, options) => {
        args.pointInTimeRecovery = { enabled: stage.recovery };
        options.protect = stage.protect;
      },
    },
  });
}
