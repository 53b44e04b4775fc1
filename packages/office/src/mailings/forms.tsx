import { Mailing } from "@kz2050/core/mailing";
import { type Fields, type FormProblem, formToken, TOKEN, text } from "@kz2050/http";
import { Button, ButtonLink, Details, Form, Heading, InsetText, Textarea, WarningText } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import { type OfficeContext, staffIn } from "../page.tsx";
import type { Verb } from "./verbs.ts";
import { may } from "./words.ts";

interface Part {
  readonly c: OfficeContext;
  readonly mailing: Mailing.Mailing;
  readonly refused?: { readonly verb: Verb; readonly fields: Fields; readonly problem: FormProblem } | undefined;
}

/** One verb's form; refused, it keeps its token, so that sending twice is one decision. */
function Act({ c, mailing, refused, verb, children }: Part & { verb: Verb; children?: Child }) {
  const kept = refused?.verb === verb ? text(refused.fields, TOKEN) : "";
  return (
    <Form
      action={`/office/${c.var.locale}/mailings/${mailing.mailingId}/${verb}`}
      token={kept || formToken("office")}
      hidden={{ version: String(mailing.version) }}
    >
      {children}
    </Form>
  );
}

/** What may be done now by this member of staff. */
export function Decisions(part: Part) {
  const { c, mailing, refused } = part;
  const words = c.var.t.mailing.page;
  const { state, mailingId, counted, authors } = mailing;
  const place = Mailing.placeOf(mailing);
  const isOwn = authors.includes(staffIn(c).personId);
  const isCounted = state === "draft" || state === "submitted";
  const isOpen = isCounted || state === "counting";
  const note = refused?.verb === "send-back" ? refused : undefined;
  return (
    <>
      {isCounted && may(c, Mailing.tryOut, place) ? (
        <Act {...part} verb="try">
          <p class="kz-body">{words.tryText}</p>
          <Button kind="secondary">{words.try}</Button>
        </Act>
      ) : null}
      {isOpen && may(c, Mailing.revise, place) ? (
        <ButtonLink href={`/office/${c.var.locale}/mailings/${mailingId}/edit`} kind="secondary">
          {words.edit}
        </ButtonLink>
      ) : null}
      {state === "draft" && may(c, Mailing.submit, place) ? (
        <Act {...part} verb="submit">
          <p class="kz-body">{words.submitText}</p>
          <Button>{words.submit}</Button>
        </Act>
      ) : null}
      {state === "submitted" && isOwn ? <InsetText>{words.ownMailing}</InsetText> : null}
      {state === "submitted" && !isOwn && may(c, Mailing.send, place) && counted ? (
        <>
          <Heading level={2}>{words.send}</Heading>
          <Act {...part} verb="send">
            <WarningText>{words.sendText(Mailing.readersIn(counted))}</WarningText>
            <Button>{words.send}</Button>
          </Act>
        </>
      ) : null}
      {state === "submitted" && may(c, Mailing.sendBack, place) ? (
        <Details summary={words.sendBack} open={note !== undefined}>
          <Act {...part} verb="send-back">
            <Textarea
              name="note"
              label={words.note}
              rows={3}
              value={note ? text(note.fields, "note") : ""}
              error={note?.problem.of("note")}
            />
            <Button kind="secondary">{words.sendBack}</Button>
          </Act>
        </Details>
      ) : null}
      {(isOpen || state === "sending") && may(c, Mailing.cancel, place) ? (
        <Details summary={state === "sending" ? words.stop : words.cancel}>
          <Act {...part} verb="cancel">
            <p class="kz-body">{state === "sending" ? words.stopText : words.cancelText}</p>
            <Button kind="warning">{state === "sending" ? words.stop : words.cancel}</Button>
          </Act>
        </Details>
      ) : null}
    </>
  );
}
