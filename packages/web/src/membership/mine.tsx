import { AppError, privatePath } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { openForm, readFields, text } from "@kz2050/http";
import { Hono } from "hono";
import { confirmed } from "../confirming.tsx";
import type { Pages } from "../page.tsx";
import { sentRoutes } from "../sent.tsx";
import { membershipApply } from "./apply.tsx";
import { ownPage } from "./own.tsx";

const ID = ":membershipKey{mem_[0-9a-z]{26}}";

/** An applicant's pages: the form, the code, and the private page that the mailed link opens. */
export const membershipMine = new Hono<Pages>();

membershipMine.route("/", membershipApply);

sentRoutes(membershipMine, `/sent/${ID}`, {
  active: "membership",
  asked: (c) => ({ purpose: Membership.LINK, id: c.req.param("membershipKey") ?? "" }),
  words: ({ var: { t } }) => ({ ...t.membership.sent, lead: t.membership.sent.text }),
  next: (c, id) => privatePath(c.var.locale, Membership.LINK, id),
});

const OWN = `/${ID}/:token{[\\w-]{22}}`;

membershipMine.get(OWN, async (c) => ownPage(c, await Membership.read(c.req.param())));

membershipMine.post(`${OWN}/confirm`, async (c) => {
  const { membershipKey, token } = c.req.param() as unknown as Link;
  const fields = await readFields(c);
  try {
    openForm("membership.confirm", fields, 0);
    const query = await confirmed(c, { purpose: Membership.LINK, id: membershipKey, token }, fields);
    return c.redirect(`${privatePath(c.var.locale, Membership.LINK, membershipKey)}${query}`, 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404) throw error;
    return ownPage(c, await Membership.read({ membershipKey, token }), { error, fields });
  }
});

const DEEDS = {
  answer: { done: "answered", run: (link: Link, answer: string) => Membership.answer({ ...link, answer }) },
  withdraw: { done: "withdrawn", run: (link: Link) => Membership.withdraw(link) },
  renew: { done: "renewed", run: (link: Link) => Membership.renew(link) },
  leave: { done: "left", run: (link: Link) => Membership.leave(link) },
} as const;
type Link = { readonly membershipKey: string; readonly token: string };

for (const [name, { done, run }] of Object.entries(DEEDS)) {
  membershipMine.post(`${OWN}/${name}`, async (c) => {
    const { membershipKey, token } = c.req.param() as unknown as Link;
    const fields = await readFields(c);
    try {
      openForm(`membership.${name}`, fields, 0);
      await run({ membershipKey, token }, text(fields, "answer"));
      return c.redirect(`${privatePath(c.var.locale, Membership.LINK, membershipKey)}?done=${done}`, 303);
    } catch (error) {
      // The state moved on meanwhile: the page shows which it is now, with what stands against the deed.
      if (!(error instanceof AppError) || error.status === 404) throw error;
      return ownPage(c, await Membership.read({ membershipKey, token }), { error, fields });
    }
  });
}
