import { Identity } from "@kz2050/core/identity";
import { inScope, linkCode, type Notice, privatePath, system } from "@kz2050/core/kernel";
import { Sending } from "@kz2050/core/notice";
import { bringWords } from "@kz2050/i18n";
import { render } from "@kz2050/mail";
import type { WorkerDeps } from "./deps.ts";
import { asCalledFor } from "./held.ts";
import { mailboxOf } from "./recipient.ts";

/**
 * What became of a notice: `gone` where its record calls for it no more, `stopped` where its reader wants no such letters,
 * `unreachable` where no mailbox takes them, `claimed` where it went before or another worker has it in hand.
 */
export type Sent = "sent" | "gone" | "stopped" | "unreachable" | "claimed";

/** Sends one notice, at most once: claims it, finds the mailbox, renders, hands it over, marks it sent. */
export function sendNotice(queued: Notice, deps: WorkerDeps, worker = "queue:mail"): Promise<Sent> {
  return inScope({ ...deps, actor: system(worker), requestId: queued.id }, async () => {
    const notice = await asCalledFor(queued);
    if (notice === undefined) return "gone";
    const personId = "personId" in notice.to ? notice.to.personId : undefined;
    // Asked now, not when the letter was queued: who stopped a topic since gets nothing more of it.
    if (personId !== undefined && !(await Identity.wants(personId, notice.kind))) return "stopped";
    const to = await mailboxOf(notice.to);
    if (to === undefined || (await Identity.isSuppressed(to))) return "unreachable";
    const locale = (personId && (await Identity.lettersIn(personId))) || notice.locale;
    if (!(await Sending.claim(notice, deps.claimHeldFor))) return "claimed";
    try {
      await bringWords(locale);
      await deps.mailer.send({ to, locale, ...letterOf({ ...notice, locale }, deps, personId) });
    } catch (error) {
      await Sending.release(notice.id);
      throw error;
    }
    await Sending.markSent(notice.id);
    return "sent";
  });
}

function letterOf(notice: Notice, deps: WorkerDeps, personId: string | undefined) {
  const { kind, locale, facts, link, withCode } = notice;
  const topic = Identity.ESSENTIAL.has(kind) ? undefined : Identity.topicOf(kind);
  return render({
    kind,
    locale,
    facts,
    origin: deps.publicOrigin,
    link: link && linkOf(notice, deps),
    code: link && withCode ? linkCode(link.purpose, link.id) : undefined,
    stop: topic && personId && `${deps.publicOrigin}/${locale}${Identity.stopPath(personId, topic)}`,
  });
}

/** The whole private link: the office's for signing in, else the public site's. */
function linkOf({ locale, link }: Notice, { publicOrigin, officeOrigin }: WorkerDeps): string {
  if (!link) throw new Error("No link");
  const path = privatePath(locale, link.purpose, link.id);
  return link.purpose === "office"
    ? `${officeOrigin}${path.replace(`/${locale}/my/office/`, `/office/${locale}/sign-in/`)}`
    : `${publicOrigin}${path}`;
}
