import { Identity } from "@kz2050/core/identity";
import { privatePath, textIn } from "@kz2050/core/kernel";
import { Participation } from "@kz2050/core/participation";
import { deviceOf, enterAs, type Fields, formToken, text } from "@kz2050/http";
import { Button, ButtonGroup, Form, InsetText } from "@kz2050/ui";
import { signedIn } from "./account/person.ts";
import type { PageContext } from "./page.tsx";

export interface Asked {
  readonly purpose: string;
  readonly id: string;
}
type Lines = readonly Participation.Line[];

/**
 * Confirms, by the link's token or the letter's code, and with it all that waits for the same mailbox, unless the form
 * asks for this one alone. Whoever carried it out has shown the mailbox to be theirs, and is signed in; a link pressed
 * again signs nobody in, nor does it take the place of somebody who is. Answers the query for the page that shows it.
 */
export async function confirmed(
  c: PageContext,
  asked: Asked & { readonly token?: string; readonly code?: string },
  fields: Fields = {},
): Promise<string> {
  const alone = text(fields, "only") === "yes";
  const { personId, wasPending, released } = await Participation.confirm({ ...asked, alone });
  if (wasPending && personId !== undefined && !signedIn()) {
    await enterAs(c, "person", await Identity.openSession({ personId, door: "person", device: deviceOf(c) }));
  }
  const also = released.map(({ recordId }) => recordId).join(",");
  return also === "" ? "?done=confirmed" : `?done=confirmed&also=${also}`;
}

/** What the button of a link's page would confirm beside its own action. */
export const waitingBeside = async (asked: Asked & { readonly token: string }): Promise<Lines> =>
  (await Participation.waitingBeside(asked)).lines;

/** The button that confirms, and what else it does. */
export function ConfirmForm({
  c,
  action,
  form,
  button,
  beside,
}: {
  c: PageContext;
  action: string;
  form: string;
  button: string;
  beside: Lines;
}) {
  const words = c.var.t.common.confirmMail;
  const isMore = beside.length > 0;
  return (
    <Form action={action} token={formToken(form)}>
      {isMore ? (
        <InsetText>
          <p>{words.beside}</p>
          <LineList c={c} lines={beside} />
          <p>{words.besideHint}</p>
        </InsetText>
      ) : null}
      <ButtonGroup>
        <Button>{isMore ? words.all : button}</Button>
        {isMore ? (
          <Button kind="secondary" name="only" value="yes">
            {words.only}
          </Button>
        ) : null}
      </ButtonGroup>
    </Form>
  );
}

/** What the last confirmation carried out beside its own action, each with the way to its page. */
export async function alsoConfirmed(c: PageContext): Promise<Lines> {
  const ids = (c.req.query("also") ?? "").split(",").filter(Boolean).slice(0, 50);
  if (ids.length === 0 || !signedIn()) return [];
  return (await Participation.mine({})).lines.filter(({ recordId }) => ids.includes(recordId));
}

export function AlsoConfirmed({ c, lines }: { c: PageContext; lines: Lines }) {
  const { t, locale } = c.var;
  if (lines.length === 0) return null;
  return (
    <InsetText>
      <p>{t.common.confirmMail.released}</p>
      <LineList c={c} lines={lines} linked />
      <p>
        <a href={`/${locale}/my`}>{t.common.confirmMail.toMine}</a>
      </p>
    </InsetText>
  );
}

function LineList({ c, lines, linked = false }: { c: PageContext; lines: Lines; linked?: boolean }) {
  const { t, locale } = c.var;
  return (
    <ul>
      {lines.map(({ what, title, link, recordId }) => {
        const about = title && textIn(title, locale);
        const name = t.account.what[what];
        const shown = about ? (
          <>
            {name}: <span lang={about.language === locale ? undefined : about.language}>{about.text}</span>
          </>
        ) : (
          name
        );
        return (
          <li key={recordId}>{linked ? <a href={privatePath(locale, link.purpose, link.id)}>{shown}</a> : shown}</li>
        );
      })}
    </ul>
  );
}
