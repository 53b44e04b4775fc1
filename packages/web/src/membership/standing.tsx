import { Membership } from "@kz2050/core/membership";
import { formToken } from "@kz2050/http";
import { Button, Details, Form, Heading, Tag, type TagColour, WarningText } from "@kz2050/ui";
import type { PageContext } from "../page.tsx";

const COLOURS: Readonly<Record<Membership.Standing, TagColour>> = {
  new: "blue",
  current: "green",
  grace: "yellow",
  lapsed: "red",
};

/** A standing by its name, and the day it ends on where it does. */
export function StandingTag({ c, standing: { code, until } }: { c: PageContext; standing: Membership.StandingNow }) {
  const { t, f } = c.var;
  const words = t.membership.standing;
  return (
    <>
      <Tag colour={COLOURS[code]}>{words.name[code]}</Tag>
      {until ? <div class="kz-hint">{words.until(f.date(until))}</div> : null}
    </>
  );
}

/** Whether the card hangs on the member's word now. */
export const isDue = ({ standing }: Membership.OwnApplication): boolean =>
  standing?.code === "grace" || standing?.code === "lapsed";

/** Lets a member say that they still take part: before their eyes where the card hangs on it, folded away else. */
export function Renew({ c, path, own }: { c: PageContext; path: string; own: Membership.OwnApplication }) {
  const { t, f } = c.var;
  const { code, until } = own.standing ?? {};
  const words = t.membership.standing.renew;
  if (Membership.isRenewedToday(own)) {
    return (
      <Details summary={words.title}>
        <p>{words.today}</p>
      </Details>
    );
  }
  const form = (
    <>
      <p>{words.text}</p>
      <Form action={`${path}/renew`} token={formToken("membership.renew")}>
        <Button kind={isDue(own) ? undefined : "secondary"}>{words.button}</Button>
      </Form>
    </>
  );
  if (!isDue(own)) return <Details summary={words.title}>{form}</Details>;
  const said = code === "lapsed" ? words.lapsed : until && words.grace(f.date(until));
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      {said ? <WarningText>{said}</WarningText> : null}
      {form}
    </>
  );
}
