import type { Council } from "@kz2050/core/council";
import { isLocale } from "@kz2050/i18n";
import { Heading, InsetText, Original, SummaryList, WarningText } from "@kz2050/ui";
import type { OfficeContext } from "../page.tsx";

type File = Awaited<ReturnType<typeof Council.fileForStaff>>;

/** Why the author does not agree with the refusal, what that was, and whose it is to decide now. */
export function AppealPart({ c, file }: { c: OfficeContext; file: File }) {
  const { t, f } = c.var;
  const words = t.council.moderation.office;
  const { view, appealedAt, appealText, firstRefusal, caseNumber, mayDecide } = file;
  if (appealedAt === undefined || firstRefusal === undefined) return null;
  const { language } = view;
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      <p class="kz-body">{words.lead(f.date(appealedAt))}</p>
      {appealText ? (
        <InsetText>
          <Original lang={isLocale(language) ? language : "kk"}>
            {appealText.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </Original>
        </InsetText>
      ) : null}
      <SummaryList
        rows={[
          { key: words.first, value: `${f.date(firstRefusal.at)}. ${t.council.refusal[firstRefusal.reason]}` },
          Boolean(firstRefusal.note) && { key: t.council.mail.refused.note, value: firstRefusal.note },
          { key: t.council.moderation.caseNumber, value: caseNumber },
        ]}
      />
      {view.status === "confirmed" ? <WarningText>{mayDecide ? words.final : words.ownHand}</WarningText> : null}
    </>
  );
}
