import { Participation } from "@kz2050/core/participation";
import { type Fields, type FormProblem, formToken, text, tokenFor } from "@kz2050/http";
import { Button, Checkboxes, Details, Form, Select, TextInput } from "@kz2050/ui";
import type { OfficeContext } from "../page.tsx";
import { personHref } from "./words.tsx";

/** Looks for the other record of the same person; posted, since what is looked for is personal. */
export function FindOtherForm({ c, personId }: { c: OfficeContext; personId: string }) {
  const { t } = c.var;
  const words = t.person.merge;
  return (
    <Details summary={words.title}>
      <p class="kz-body">{words.lead}</p>
      <OtherField c={c} personId={personId} />
    </Details>
  );
}

/** The form itself, also on the page of its answer. */
export function OtherField({
  c,
  personId,
  typed,
  error,
}: {
  c: OfficeContext;
  personId: string;
  typed?: string;
  error?: string | undefined;
}) {
  const { t } = c.var;
  const words = t.person.merge;
  return (
    <Form action={`${personHref(c, personId)}/merge/find`} token={formToken("office")} label={words.find}>
      <TextInput
        name="text"
        id="other"
        label={words.find}
        hint={words.findHint}
        type="search"
        autocomplete="off"
        value={typed}
        error={error}
      />
      <Button kind="secondary">{t.common.action.search}</Button>
    </Form>
  );
}

/** Erasure by central office: a ground, and that it is meant. */
export function EraseForm({
  c,
  personId,
  fields,
  problem,
  error,
}: {
  c: OfficeContext;
  personId: string;
  fields: Fields;
  problem: FormProblem | undefined;
  error: unknown;
}) {
  const { t } = c.var;
  const words = t.person.erase;
  return (
    <Details summary={words.title} open={problem !== undefined}>
      <p class="kz-body">{words.lead}</p>
      <Form action={`${personHref(c, personId)}/erase`} token={tokenFor("office", fields, error)} label={words.title}>
        <Select
          name="reason"
          label={words.reason}
          empty
          items={Participation.ERASE_REASONS.map((reason) => ({ value: reason, text: words.reasons[reason] }))}
          value={text(fields, "reason")}
          error={problem?.of("reason")}
        />
        <Checkboxes
          name="sure"
          values={text(fields, "sure") === "yes" ? ["yes"] : []}
          error={problem?.of("sure")}
          items={[{ value: "yes", label: words.sure }]}
        />
        <Button kind="warning">{words.button}</Button>
      </Form>
    </Details>
  );
}
