import { toAttributes } from "./attribute.ts";
import { Expression } from "./condition.ts";
import type { Query } from "./engine.ts";
import type { Description, Op, UpdateOp } from "./table.ts";

/** An operation's condition, in an expression that further parts may join. */
export function expressionOf(op: Op) {
  const expression = new Expression();
  const when = op.when ? { ConditionExpression: expression.condition(op.when) } : {};
  return { expression, when };
}

/** What an update sets, adds and removes; the `writeId` by which a lost answer is known goes with it. */
export function updateInput(op: UpdateOp, writeId: string, expression: Expression): { UpdateExpression: string } {
  const sets = Object.entries({ ...op.set, writeId }).map(
    ([path, value]) => `${expression.path(path)} = ${expression.value(value)}`,
  );
  for (const [path, value] of Object.entries(op.setIfAbsent)) {
    const name = expression.path(path);
    sets.push(`${name} = if_not_exists(${name}, ${expression.value(value)})`);
  }
  const adds = Object.entries(op.add).map(([path, value]) => `${expression.path(path)} ${expression.value(value)}`);
  const removes = op.remove.map((path) => expression.path(path));
  const clauses = [`SET ${sets.join(", ")}`];
  if (adds.length > 0) clauses.push(`ADD ${adds.join(", ")}`);
  if (removes.length > 0) clauses.push(`REMOVE ${removes.join(", ")}`);
  return { UpdateExpression: clauses.join(" ") };
}

/** A query as the wire wants it: strong on the table's own key, and eventual on an index, which is all there is. */
export function queryInput(table: Description, query: Query) {
  const key = query.index === undefined ? table.key : table.indexes[query.index];
  if (key === undefined) throw new Error(`${table.name} has no index ${query.index}`);
  const expression = new Expression();
  const conditions = [`${expression.path(key.hash)} = ${expression.value(query.hash)}`];
  if (query.range && key.range !== undefined) {
    const name = expression.path(key.range);
    if ("eq" in query.range) conditions.push(`${name} = ${expression.value(query.range.eq)}`);
    else if ("beginsWith" in query.range)
      conditions.push(`begins_with(${name}, ${expression.value(query.range.beginsWith)})`);
    else if ("gte" in query.range) conditions.push(`${name} >= ${expression.value(query.range.gte)}`);
    else if ("lt" in query.range) conditions.push(`${name} < ${expression.value(query.range.lt)}`);
    else {
      const [low, high] = query.range.between;
      conditions.push(`${name} BETWEEN ${expression.value(low)} AND ${expression.value(high)}`);
    }
  }
  return {
    ...(query.index !== undefined && { IndexName: query.index }),
    KeyConditionExpression: conditions.join(" AND "),
    ...expression.attributes(),
    ...(query.limit !== undefined && { Limit: query.limit }),
    ...(query.backward && { ScanIndexForward: false }),
    ...(query.start && { ExclusiveStartKey: toAttributes(query.start) }),
    ...(query.index === undefined && { ConsistentRead: !query.eventual }),
  };
}
