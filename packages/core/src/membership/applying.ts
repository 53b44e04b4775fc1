import * as z from "zod";
import { Identity } from "../identity/index.ts";
import {
  action,
  after,
  anyone,
  asActor,
  ConflictError,
  DEFAULT_ZONE,
  epochSeconds,
  invalidField,
  isLinkCode,
  isLinkToken,
  localOf,
  NotFoundError,
  parse,
  scope,
  system,
} from "../kernel/index.ts";
import { Limit } from "../limit/index.ts";
import { Reference } from "../reference/index.ts";
import { attempt, get, write } from "../table/index.ts";
import { likelyFor } from "./likely.ts";
import { guardKeyOf, nameKeyOf, phoneKeyOf } from "./likeness.ts";
import { getApplication, LINK } from "./record.ts";
import { assertBirthDate, CODE_TRIES, CONFIRM_LIFE, queueOf, SWEEP_AFTER, statusAt, stepped } from "./rules.ts";
import { type Application, ApplicationForm, MembershipKey } from "./schema.ts";
import { Memberships } from "./table.ts";

const answerOf = ({ membershipKey, confirmBy }: Pick<Application, "membershipKey" | "confirmBy">) => ({
  membershipKey,
  confirmBy,
});

/** Names of the form's fields, for a form that is filled in parts. */
export type FormField = keyof ApplicationForm;

/** Checks a part of the form by the rules of the whole. @throws InvalidError naming each field of the part that is wrong. */
export function checkPart(fields: readonly FormField[], input: Readonly<Record<string, unknown>>): void {
  const mask = Object.fromEntries(fields.map((field) => [field, true])) as Record<FormField, true>;
  const part = parse(ApplicationForm.pick(mask), input) as Partial<ApplicationForm>;
  if (part.birthDate !== undefined) assertBirthDate(part.birthDate, localOf(scope().now(), DEFAULT_ZONE).date);
}

/** Takes an application from anybody, looking nobody up; it counts for nothing until the mailbox's owner confirms it. */
export const apply = action({
  name: "membership.apply",
  access: anyone,
  input: ApplicationForm,
  async run({ consents, consentVersion, ...form }, { now, newId }) {
    const membershipKey = newId("mem", Memberships);
    const region = (await Reference.list("region")).find(
      ({ code, until }) => code === form.region && until === undefined,
    );
    if (!region) throw invalidField("region", "invalid_choice");
    assertBirthDate(form.birthDate, localOf(now, region.zone).date);
    await Limit.takeMailbox("mail.mailbox", form.email);
    const at = now.toISOString();
    const confirmBy = after(now, CONFIRM_LIFE);
    const application: Application = {
      ...form,
      membershipKey,
      kind: "application",
      status: "unconfirmed",
      version: 1,
      cityCode: await cityCodeOf(form.region, form.city),
      consents: [...new Set(consents)].map((purpose) => ({ purpose, version: consentVersion, at })),
      createdAt: at,
      confirmBy,
      tries: 0,
      expiry: epochSeconds(after(now, CONFIRM_LIFE + SWEEP_AFTER)),
      history: [{ at, what: "applied" }],
    };
    await write(Memberships.put(application, { unless: "exists" }));
    return answerOf(application);
  },
  again: async (_input, old) => answerOf(old as Application),
});

/** A known city of the region, by any of its names. */
async function cityCodeOf(region: string, typed: string): Promise<string | undefined> {
  const name = typed.toLowerCase();
  const isNamed = (names: object) => Object.values(names).some((known: string) => known.toLowerCase() === name);
  return (await Reference.list("city")).find((city) => city.region === region && isNamed(city.name))?.code;
}

const Proof = z.object({
  membershipKey: MembershipKey,
  /** The link's token, or the six digits mailed beside it. */
  token: z.string().optional(),
  code: z.string().trim().min(1, "required").max(12).optional(),
});

/**
 * Confirms the mailbox: the application then has a person and stands in its region's queue. Done twice it answers alike,
 * and it answers alike to a live member, whom only the mail tells.
 * @throws NotFoundError link_invalid; ConflictError code_wrong, too_many_tries, application_expired.
 */
export const confirm = action({
  name: "membership.confirm",
  access: anyone,
  unkeyed: true,
  input: Proof,
  async run({ membershipKey, token, code }) {
    if (token !== undefined) {
      if (!isLinkToken(LINK, membershipKey, token)) throw new NotFoundError("link_invalid");
    } else {
      if (code === undefined) throw invalidField("code", "required");
      await tryCode({ membershipKey });
      if (!isLinkCode(LINK, membershipKey, code)) throw new ConflictError("code_wrong");
    }
    return { membershipKey, ...(await submit({ membershipKey })) };
  },
});

/** A try is counted before the code is looked at, so racing guesses are counted too. */
const tryCode = action({
  name: "membership.try-code",
  access: anyone,
  input: z.object({ membershipKey: MembershipKey }),
  async run({ membershipKey }) {
    const otherwise = (old: object | undefined) =>
      old ? new ConflictError("too_many_tries") : new NotFoundError("link_invalid");
    await write(
      Memberships.update({ membershipKey }, { add: { tries: 1 }, when: { tries: { lt: CODE_TRIES } }, otherwise }),
    );
  },
});

/**
 * Finds or makes the person, looks for likenesses, and moves the application on: all that applying left undone.
 * `wasPending` is true for the one call that did it. @throws ConflictError application_expired
 */
export const submit = action({
  name: "membership.submit",
  access: anyone,
  unkeyed: true,
  input: z.object({ membershipKey: MembershipKey }),
  async run({ membershipKey }, { now }): Promise<{ personId: string; wasPending: boolean }> {
    const application = await getApplication(membershipKey);
    if (statusAt(application, now) === "expired") throw new ConflictError("application_expired");
    const { email, language, region } = application;
    const { personId } = application.personId
      ? { personId: application.personId }
      : await Identity.meet({ email, language });
    if (application.status !== "unconfirmed") return { personId, wasPending: false };
    await asActor(system("membership"), () => Identity.confirmAddress({ personId, language }));
    for (const { purpose, version, at } of application.consents) {
      await Identity.noteConsents(personId, { purposes: [purpose], version, at });
    }
    const keys = { personId, phoneKey: phoneKeyOf(application.phone), nameKey: nameKeyOf(application, region) };
    const guard = await get(Memberships, { membershipKey: guardKeyOf(personId, application) });
    const at = now.toISOString();
    const confirmed = {
      ...keys,
      confirmedAt: at,
      submittedAt: at,
      history: stepped(application, { at, what: "confirmed" }),
    };
    const moved =
      guard?.kind === "guard"
        ? { ...confirmed, status: "duplicate" as const, duplicateOf: guard.of }
        : {
            ...confirmed,
            status: "submitted" as const,
            queue: queueOf(region, "submitted"),
            likely: await likelyFor(membershipKey, keys),
          };
    const [refusal] = await attempt(
      Memberships.update(
        { membershipKey },
        {
          set: moved,
          remove: ["expiry"],
          version: application.version,
          when: { status: "unconfirmed", confirmBy: { gt: at } },
        },
      ),
    );
    if (refusal && refusal.old?.status === "unconfirmed") throw new ConflictError("application_expired");
    return { personId, wasPending: !refusal };
  },
});
