import { confirmId, letterAt, type Notice } from "../kernel/index.ts";
import type { Change, Moves } from "../stream/index.ts";
import { CARDED, isAssigned } from "./rules.ts";
import type { Application, Card, ErasedApplication, HistoryEntry } from "./schema.ts";

/** The letters an application calls for as it is now. Each id goes once, however often the stream tells of the record. */
export function noticesFor(application: Application): Notice[] {
  const { membershipKey, language: locale, personId, history } = application;
  const last = history.at(-1);
  const letter = (happening: string, facts: Notice["facts"] = {}, more: Partial<Notice> = {}): Notice => ({
    id: `${membershipKey}:${more.id ?? happening}`,
    kind: `membership.${happening}`,
    to: personId ? { personId } : { membershipKey },
    locale,
    facts,
    link: more.link ?? { purpose: "membership", id: membershipKey },
    ...(more.withCode && { withCode: true }),
    ...(more.notBefore && { notBefore: more.notBefore }),
  });
  // What its decider may yet take back waits until they no longer can.
  const waits = (what: HistoryEntry["what"]): Partial<Notice> => {
    const step = history.findLast((one) => one.what === what);
    return step ? { notBefore: letterAt(step.at) } : {};
  };
  const told = { ...(last?.reason && { reason: last.reason }), ...(last?.text && { text: last.text }) };
  switch (application.status) {
    case "unconfirmed":
      return [letter("confirm", { hours: 48 }, { id: confirmId(application.sends), withCode: true })];
    case "submitted":
      return [letter("received", { region: application.region })];
    case "more_info": {
      const questions = history.filter((step) => step.what === "asked");
      return [
        letter(
          "question",
          { text: questions.at(-1)?.text ?? "" },
          { id: `question-${questions.length}`, ...waits("asked") },
        ),
      ];
    }
    case "approved":
      return [letter("approved", { memberNumber: application.memberNumber ?? "" }, waits("approved"))];
    case "rejected":
      return [letter("rejected", told, waits("rejected"))];
    case "withdrawn":
      return [letter("withdrawn")];
    case "ended":
      // Nobody is left to read it.
      if (last?.reason === "died") return [];
      return [letter("ended", told)];
    case "duplicate":
      // Whoever found it alike, the other record is not theirs to open until the two are shown to be one person.
      if (isAssigned(application)) return [letter("assigned")];
      return [
        letter("already-member", {}, { link: { purpose: "membership", id: application.duplicateOf ?? membershipKey } }),
      ];
  }
}

/** The public card of an application, where it has one. */
export function cardOf(application: Application | ErasedApplication): Card | undefined {
  const { status, cardCode, memberSince, region, endedAt } = application;
  if (!CARDED.has(status) || !cardCode || !memberSince) return undefined;
  const renewedAt = "renewedAt" in application ? application.renewedAt : undefined;
  return {
    ...{ cardCode, region, since: memberSince, valid: status === "approved" },
    ...(renewedAt && { renewedAt }),
    ...(endedAt && { endedAt }),
  };
}

export const MEMBERS = "membership.members";
export const membersOf = (region: string): string => `${MEMBERS}#${region}`;

/** How a card's change moves the number of members, in the country and in its region. */
export function movesOf({ before, after }: Pick<Change, "before" | "after">): Moves {
  const by = (after?.valid === true ? 1 : 0) - (before?.valid === true ? 1 : 0);
  const region = after?.region ?? before?.region;
  return by === 0 ? {} : { [MEMBERS]: by, [membersOf(String(region))]: by };
}
