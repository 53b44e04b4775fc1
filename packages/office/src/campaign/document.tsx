import { invalidField, parseTenge } from "@kz2050/core/kernel";
import { dateField, type Fields, formToken, TOKEN, text } from "@kz2050/http";
import { DateInput, TextInput } from "@kz2050/ui";
import type { OfficeContext } from "../page.tsx";

/** A line of a bank's statement as it was typed. @throws InvalidError for a sum that is none */
export function documentOf(fields: Fields) {
  const typed = text(fields, "tiyn").replace(/[\s\u00a0\u202f₸]/g, "");
  const tiyn = parseTenge(typed);
  if (tiyn === undefined || tiyn === 0) throw invalidField("tiyn", typed === "" ? "required" : "invalid_number");
  return { tiyn, receivedOn: dateField(fields, "receivedOn"), evidence: text(fields, "evidence") };
}

/** A refused form keeps its token, so that sending twice is one booking. */
export const kept = (fields: Fields): string => text(fields, TOKEN) || formToken("office");

/** The fields' names, for the error summary. */
export const labelsOf = (c: OfficeContext) => {
  const words = c.var.t.campaign.office.money;
  return { tiyn: words.received, receivedOn: words.receivedOn, evidence: words.evidence, campaignId: words.campaign };
};

/** The fields of one line of a bank's statement. */
export function DocumentFields({
  c,
  fields,
  of,
}: {
  c: OfficeContext;
  fields: Fields;
  of: (field: string) => string | undefined;
}) {
  const words = c.var.t.campaign.office.money;
  return (
    <>
      <TextInput
        name="tiyn"
        label={words.received}
        hint={words.receivedHint}
        value={text(fields, "tiyn")}
        error={of("tiyn")}
        inputmode="decimal"
        width={10}
        suffix="₸"
      />
      <DateInput
        name="receivedOn"
        label={words.receivedOn}
        error={of("receivedOn")}
        value={{
          day: text(fields, "receivedOn-day"),
          month: text(fields, "receivedOn-month"),
          year: text(fields, "receivedOn-year"),
        }}
      />
      <TextInput
        name="evidence"
        label={words.evidence}
        value={text(fields, "evidence")}
        error={of("evidence")}
        width={20}
      />
    </>
  );
}
