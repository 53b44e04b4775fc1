import {
  actorId,
  ConflictError,
  DAY,
  type Frame,
  frame,
  hmac,
  InvalidError,
  NotFoundError,
  nonce,
  Repeated,
  recallBy,
  StaleError,
  scope,
} from "../kernel/index.ts";
import { Audit, PersonalAudit, PersonalRequests, Requests } from "./audit.ts";
import { any } from "./condition.ts";
import type { Engine, Refusal } from "./engine.ts";
import { isKey } from "./key.ts";
import type { Description, Item, Op, PutOp } from "./table.ts";

/**
 * Writes one operation as one conditional write, more as one transaction: all or nothing, told apart from a lost answer,
 * retried here alone. Inside an action it may be called once; the audit row of a staff verb goes with it.
 * @throws what the refused operation's `otherwise` says (NotFoundError, ConflictError, StaleError by default), BusyError.
 */
export async function write(...ops: readonly (Op | undefined | false)[]): Promise<void> {
  const [refusal] = await attempt(...ops);
  if (refusal) throw errorOf(refusal);
}

/** As `write`, but answers the refusals instead of throwing: for a write whose refusal is an ordinary answer. */
export async function attempt(...ops: readonly (Op | undefined | false)[]): Promise<Refusal[]> {
  const current = frame();
  const wanted = ops.filter((op): op is Op => op !== undefined && op !== false);
  // A read that says in the audit that it was made: a form refused and mended under one key reads again.
  const isRead = wanted.length === 0 && current?.facts !== undefined;
  const all = current ? withRequest(current, withAudit(current, wanted), isRead) : wanted;
  if (new Set(all.map((op) => op.table.personal)).size > 1) {
    throw new Error("No transaction spans a personal table and another");
  }
  const nowhere = all.find((op) => op.op !== "put" && !isKey(op.key));
  if (nowhere) return [{ op: nowhere, old: undefined }];
  const refusals = await (scope().engine as Engine).attempt(all, nonce());
  if (current) throwIfRepeated(current, refusals);
  // Of several conditions that fail at once an engine may tell of one: that of the request's own row is looked up.
  if (current && refusals.length > 0 && all.length > 1) await throwIfKnown(current);
  return refusals;
}

/**
 * A write beside the action: a limit's count, say, which stays though the action be refused. It takes neither audit row
 * nor request key, and an action may still make its one write.
 */
export function attemptAside(...ops: readonly Op[]): Promise<Refusal[]> {
  return (scope().engine as Engine).attempt(ops, nonce());
}

/** The error a refusal stands for. */
export function errorOf({ op, old }: Refusal): Error {
  if (typeof op.otherwise === "function") return op.otherwise(old);
  if (op.otherwise) return op.otherwise;
  if (op.op === "put") return new ConflictError("already_exists");
  if (old === undefined) return new NotFoundError();
  if (op.op === "update" && typeof op.set.version === "number" && old.version !== op.set.version - 1)
    return new StaleError();
  return new ConflictError("wrong_state");
}

function withAudit(current: Frame, ops: readonly Op[]): readonly Op[] {
  if (current.wrote) throw new Error(`${current.name}: an action makes one write`);
  current.wrote = true;
  const isStaffVerb = current.actor.kind === "staff" && current.access.roles !== undefined;
  if (isStaffVerb && !current.grant) throw new Error(`${current.name}: a staff verb says where it acts, within(...)`);
  if (isStaffVerb && !current.facts) throw new Error(`${current.name}: a staff verb says what it did, audit(...)`);
  if (!current.facts) return ops;
  const { recordId, before, after, reason, fields } = current.facts;
  const table = ops.some((op) => op.table.personal) || (ops.length === 0 && fields) ? PersonalAudit : Audit;
  const row = {
    recordId,
    at: `${scope().now().toISOString()}#${nonce().slice(0, 6)}`,
    actor: actorId(current.actor),
    role: current.grant?.role ?? current.actor.kind,
    action: current.name,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(reason !== undefined && { reason }),
    ...(fields !== undefined && { fields: [...fields] }),
  };
  return [...ops, table.put(row, { unless: "exists" })];
}

const KEPT = 2 * DAY;

/** Marks the record made under the request's key with the body's HMAC, or appends a row that holds the key. */
function withRequest(current: Frame, ops: readonly Op[], isRead: boolean): readonly Op[] {
  const { request, now } = scope();
  if (!request || current.nested || current.unkeyed || isRead) return ops;
  if (current.newId !== undefined) {
    return ops.map((op) => (makes(op, current) ? { ...op, item: { ...op.item, bodyHash: request.bodyHash } } : op));
  }
  const requestKey = requestKeyOf(current, request.key);
  const table = ops.some((op) => op.table.personal) ? PersonalRequests : Requests;
  const at = now().getTime();
  const row = { requestKey, bodyHash: request.bodyHash, action: current.name, expiry: Math.floor((at + KEPT) / 1000) };
  const when = any({ requestKey: { exists: false } }, { expiry: { lt: Math.floor(at / 1000) } });
  return [...ops, table.put(row, { when })];
}

const requestKeyOf = (current: Frame, key: string): string =>
  hmac("pseudonymPepper", "request", current.name, key).toString("base64url");

const makes = (op: Op, current: Frame): op is PutOp => op.op === "put" && op.key[op.table.key.hash] === current.newId;

/** @throws Repeated when this very request was carried out before, InvalidError when its key came with another body. */
function throwIfRepeated(current: Frame, refusals: readonly Refusal[]): void {
  const { request } = scope();
  if (!request || current.nested || current.unkeyed) return;
  for (const { op, old } of refusals) {
    const isRow = op.table.name === Requests.name || op.table.name === PersonalRequests.name;
    if (old && (isRow || makes(op, current))) throw new Repeated(sameRequest(old, request.bodyHash));
  }
}

/** @throws Repeated, InvalidError as `throwIfRepeated` does. */
async function throwIfKnown(current: Frame): Promise<void> {
  const old = scope().request && !current.nested && !current.unkeyed ? await recall(current) : undefined;
  if (old) throw new Repeated(old);
}

/** @throws InvalidError where the key came with another body. */
function sameRequest(old: Item, bodyHash: string): Item {
  if (old.bodyHash !== bodyHash) throw new InvalidError("idempotency_mismatch");
  return old;
}

/** The record made under the request's key, or the row that holds the key. */
async function recall(current: Frame): Promise<Item | undefined> {
  const { request, now } = scope();
  if (!request) return undefined;
  const { newId, makes: made } = current;
  const rows =
    newId === undefined
      ? [Requests, PersonalRequests].map((table) => find(table, requestKeyOf(current, request.key)))
      : made && "key" in made
        ? [find(made as Description, newId)]
        : [];
  const second = now().getTime() / 1000;
  const old = (await Promise.all(rows))
    .flat()
    .find((row) => row.bodyHash !== undefined && !(Number(row.expiry) < second));
  return old && sameRequest(old, request.bodyHash);
}

/** A function reads only the tables it names: of the two sides of the wall, the other's rows are no concern of it. */
async function find(table: Description, hash: string): Promise<Item[]> {
  try {
    return (await (scope().engine as Engine).query(table, { hash, limit: 10 })).items;
  } catch {
    return [];
  }
}

recallBy(recall);
