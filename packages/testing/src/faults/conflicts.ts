import { setTimeout as sleep } from "node:timers/promises";
import type { Description } from "@kz2050/core/table";
import type { Carry } from "@kz2050/core/table/carry";
import { conflictOf } from "./wire.ts";

interface Named {
  readonly TableName: string;
  readonly Key?: Readonly<Record<string, { S?: string }>>;
  readonly Item?: Readonly<Record<string, { S?: string }>>;
}

export interface Conflicts {
  readonly carry: Carry;
  /** How many calls were refused for another's sake. */
  readonly refused: () => number;
}

/**
 * Refuses what overlaps as AWS does and the embedded engine does not: a transaction holds its keys for some milliseconds;
 * another one that wants one of them is cancelled (TransactionConflict, of the operation in whose way it was), a single
 * write is refused (TransactionConflictException), and so is a transaction by a single write on its way.
 */
export function conflicts(
  carry: Carry,
  tables: readonly Description[],
  options: { readonly tableName: (name: string) => string; readonly milliseconds: number },
): Conflicts {
  const keysOf = new Map(tables.map(({ name, key }) => [options.tableName(name), [key.hash, key.range]]));
  const held = new Set<string>();
  const singles = new Map<string, number>();
  let refused = 0;

  function nameOf({ TableName, Key, Item }: Named): string {
    const values = Key ?? Item ?? {};
    return [TableName, ...(keysOf.get(TableName) ?? []).map((name) => name && values[name]?.S)].join("|");
  }
  const isWanted = (name: string): boolean => held.has(name) || (singles.get(name) ?? 0) > 0;

  return {
    refused: () => refused,
    async carry(operation, input) {
      if (operation === "TransactWriteItems") {
        const { TransactItems } = input as { TransactItems: readonly Readonly<Record<string, Named>>[] };
        const names = TransactItems.map((item) => nameOf(Object.values(item)[0] ?? { TableName: "" }));
        if (names.some(isWanted)) {
          refused += 1;
          throw conflictOf(input, (index) => isWanted(names[index] ?? ""));
        }
        for (const name of names) held.add(name);
        try {
          const answer = await carry(operation, input);
          await sleep(options.milliseconds);
          return answer;
        } finally {
          for (const name of names) held.delete(name);
        }
      }
      if (operation !== "PutItem" && operation !== "UpdateItem") return carry(operation, input);
      const name = nameOf(input as Named);
      if (held.has(name)) {
        refused += 1;
        throw Object.assign(new Error("held"), {
          name: "TransactionConflictException",
          $metadata: { httpStatusCode: 400 },
        });
      }
      // Single writes never refuse one another.
      singles.set(name, (singles.get(name) ?? 0) + 1);
      try {
        return await carry(operation, input);
      } finally {
        singles.set(name, (singles.get(name) ?? 1) - 1);
      }
    },
  };
}
