import type { Council } from "@kz2050/core/council";
import { type Fields, text, tokenFor } from "@kz2050/http";
import { Button, Form, Heading, InsetText, SummaryList, Textarea } from "@kz2050/ui";
import type { formProblem, PageContext } from "../page.tsx";

export const HOW_TO_APPEAL = "/councils/moderation/appeal";

type Seen = Awaited<ReturnType<typeof Council.authorView>>;

/** What the author's form failed with, and what it sent. */
export interface FailedAppeal {
  readonly fields: Fields;
  readonly error: unknown;
  readonly problem: ReturnType<typeof formProblem>;
}

/** How the moderator decided and what the author may do: ask once for another hand, wait for it, or read that it is final. */
export function RefusalPart({
  c,
  seen,
  path,
  failed,
}: {
  c: PageContext;
  seen: Seen;
  path: string;
  failed?: FailedAppeal | undefined;
}) {
  const { t, f, locale } = c.var;
  const words = t.council.moderation.mine;
  const { refusal, refusalNote, firstRefusal, appealedAt, appealText, appealUntil, caseNumber, view } = seen;
  if (caseNumber === undefined) return null;
  const isRefused = view.status === "refused";
  return (
    <>
      {isRefused ? <Heading level={2}>{t.council.mine.refusedTitle}</Heading> : null}
      {isRefused && appealedAt !== undefined ? <p class="kz-body">{words.final}</p> : null}
      {appealedAt !== undefined && view.status === "confirmed" ? <InsetText>{words.waiting}</InsetText> : null}
      <SummaryList
        rows={[
          refusal && { key: t.council.moderation.reason, value: t.council.refusal[refusal] },
          Boolean(refusalNote) && { key: t.council.mail.refused.note, value: <Lines text={refusalNote} /> },
          firstRefusal && { key: words.first, value: <First c={c} first={firstRefusal} /> },
          Boolean(appealText) && { key: words.wrote, value: <Lines text={appealText} /> },
          {
            key: t.council.moderation.caseNumber,
            value: <a href={`/${locale}/councils/moderation?case=${caseNumber}`}>{caseNumber}</a>,
          },
        ]}
      />
      {appealUntil === undefined ? null : (
        <>
          <Heading level={2}>{words.title}</Heading>
          <p class="kz-body">{words.lead(f.date(appealUntil))}</p>
          <Form action={`${path}/appeal`} token={tokenFor("council.appeal", failed?.fields ?? {}, failed?.error)}>
            <Textarea
              name="text"
              value={failed ? text(failed.fields, "text") : ""}
              error={failed?.problem.of("text")}
              label={words.label}
              hint={words.hint}
              rows={6}
            />
            <Button kind="secondary">{words.send}</Button>
          </Form>
        </>
      )}
      <p class="kz-body">
        <a class="kz-link" href={`/${locale}${HOW_TO_APPEAL}`}>
          {words.how}
        </a>
      </p>
    </>
  );
}

function First({ c, first }: { c: PageContext; first: NonNullable<Seen["firstRefusal"]> }) {
  const { t, f } = c.var;
  return (
    <>
      {f.date(first.at)}. {t.council.refusal[first.reason]}
      {first.note ? <Lines text={first.note} /> : null}
    </>
  );
}

/** What somebody wrote, line by line. */
function Lines({ text = "" }: { text?: string | undefined }) {
  return (
    <>
      {text.split(/\n+/).map((line) => (
        <p>{line}</p>
      ))}
    </>
  );
}
