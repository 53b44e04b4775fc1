import * as z from "zod";
import {
  action,
  after,
  ConflictError,
  epochSeconds,
  hmac,
  invalidField,
  isLinkCode,
  linkCode,
  mintId,
  Phone,
  person,
} from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { attempt, get, write } from "../table/index.ts";
import { CODE_LIFE, CODE_TRIES } from "./rules.ts";
import { People } from "./table.ts";

const PURPOSE = "phone";

/** A phone under its HMAC: found exactly, kept nowhere in clear but with its owner. */
export const phoneKeyOf = (phone: string): string =>
  hmac("addressPepper", "phone", phone).subarray(0, 16).toString("base64url");

/**
 * Makes a code for a phone and answers what is to be sent where. Sent within the request, so that who waits is told at
 * once when it could not go.
 */
export const askPhone = action({
  name: "identity.ask-phone",
  access: person,
  unkeyed: true,
  input: z.object({ phone: Phone }),
  async run({ phone }, { actor: { personId }, now }) {
    await Limit.take("sms.phone", phone);
    await Limit.take("sms.person", personId);
    const codeId = mintId("pho");
    const expiresAt = after(now, CODE_LIFE);
    await write(
      People.put({
        ...{ personId, item: "phone-code", kind: "phone-code", codeId, phone },
        ...{ tries: 0, expiresAt, expiry: epochSeconds(expiresAt) },
      }),
    );
    return { phone, code: linkCode(PURPOSE, codeId) };
  },
});

/** The phone a code is on its way to, and the one that is confirmed. */
export async function phonesOf(personId: string): Promise<{ confirmed?: string; asked?: string }> {
  const [phone, code] = await Promise.all([
    get(People, { personId, item: "phone" }),
    get(People, { personId, item: "phone-code" }),
  ]);
  return {
    ...(phone?.kind === "phone" && { confirmed: phone.phone }),
    ...(code?.kind === "phone-code" && { asked: code.phone }),
  };
}

/** The code from the message shows the phone to be theirs. @throws ConflictError code_expired, too_many_tries; InvalidError */
export const confirmPhone = action({
  name: "identity.confirm-phone",
  access: person,
  unkeyed: true,
  input: z.object({ code: z.string().trim().min(1, "required").max(12) }),
  async run({ code }, { actor: { personId }, now }) {
    const { codeId, phone } = await tryPhone({});
    if (!isLinkCode(PURPOSE, codeId, code)) throw invalidField("code", "sms_code_wrong");
    const confirmedAt = now.toISOString();
    await write(
      People.delete(
        { personId, item: "phone-code" },
        { when: { codeId }, otherwise: new ConflictError("code_expired") },
      ),
      People.put({ personId, item: "phone", kind: "phone", phone, phoneKey: phoneKeyOf(phone), confirmedAt }),
    );
  },
});

/** A try is counted before the code is compared, so racing guesses are counted too. */
const tryPhone = action({
  name: "identity.try-phone",
  access: person,
  unkeyed: true,
  input: z.object({}),
  async run(_input, { actor: { personId }, now }) {
    const key = { personId, item: "phone-code" };
    const [refusal] = await attempt(
      People.update(key, {
        add: { tries: 1 },
        when: { tries: { lt: CODE_TRIES }, expiresAt: { gt: now.toISOString() } },
      }),
    );
    if (refusal) {
      const spent = Number(refusal.old?.tries ?? 0) >= CODE_TRIES;
      throw new ConflictError(spent ? "too_many_tries" : "code_expired");
    }
    const row = await get(People, key);
    if (row?.kind !== "phone-code") throw new ConflictError("code_expired");
    return row;
  },
});

/** The phone is forgotten. */
export const dropPhone = action({
  name: "identity.drop-phone",
  access: person,
  unkeyed: true,
  input: z.object({}),
  run: (_input, { actor: { personId } }) => write(People.delete({ personId, item: "phone" })),
});
