import { Identity } from "@kz2050/core/identity";
import { asActor, BusyError, LimitedError, NotFoundError, system } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import type { Organisation } from "@kz2050/core/platform/sso";
import { deviceOf, enterAs, formToken, openForm, readFields } from "@kz2050/http";
import { errorText } from "@kz2050/i18n";
import { Button, ButtonLink, ErrorSummary, Form, Heading } from "@kz2050/ui";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { type Office, type OfficeContext, page } from "../page.tsx";
import { arrival, departure } from "./provider.ts";

const WITH = "/sign-in/with/:organisation{[a-z][a-z0-9-]+}";

/** Signing in with the account of an organisation that the stage names: there and back. */
export const ssoPages = new Hono<Office>();

/** A form and not a link, so that no other site and no prefetch begins a trip. */
ssoPages.post(WITH, async (c) => {
  openForm("sign-in", await readFields(c), 0);
  await Limit.take("sign-in.address", c.var.clientAddress);
  const organisation = organisationOf(c);
  const { ticket, expiresIn, ...trip } = await Identity.beginSso({
    organisation: organisation.id,
    language: c.var.locale,
  });
  try {
    const url = await departure(organisation, trip, c.var.deps.officeOrigin);
    setCookie(c, cookieName(c), ticket, { ...cookieOptions(c), maxAge: expiresIn });
    return onward(c, organisation, url);
  } catch (error) {
    return refuse(c, c.var.locale, error);
  }
});

/**
 * The page that goes on to the organisation. Not a redirect: browsers hold one that answers a form to `form-action` over
 * all its steps, and an organisation may show its page on another origin than it is known by.
 */
function onward(c: OfficeContext, { name }: Organisation, { href }: URL): Response {
  const words = c.var.t.office.staff.sso;
  c.header("refresh", `0;url=${href}`);
  return page(
    c,
    { title: words.onward(name) },
    <>
      <Heading level={1}>{words.onward(name)}</Heading>
      <p class="kz-body">{words.onwardLead}</p>
      <ButtonLink href={href}>{words.go}</ButtonLink>
    </>,
  );
}

ssoPages.get(`${WITH}/return`, async (c) => {
  const organisation = organisationOf(c);
  await Limit.take("sign-in.address", c.var.clientAddress);
  const ticket = getCookie(c, cookieName(c)) ?? "";
  deleteCookie(c, cookieName(c), cookieOptions(c));
  let language = c.var.locale;
  try {
    const trip = await Identity.takeSso({ organisation: organisation.id, ticket });
    language = trip.language;
    const { officeOrigin } = c.var.deps;
    const { email, provedAt } = await arrival(organisation, trip, { officeOrigin, search: new URL(c.req.url).search });
    const device = deviceOf(c);
    await enterAs(c, "staff", await asActor(system("sso"), () => Identity.enterBySso({ email, provedAt, device })));
    return c.redirect(`/office/${language}${provedAt ? "" : "/factor"}`, 303);
  } catch (error) {
    return refuse(c, language, error);
  }
});

/** One answer to whatever was wrong; the log tells ops what, by code. */
function refuse(c: OfficeContext, language: string, error: unknown): Response {
  if (error instanceof BusyError || error instanceof LimitedError) throw error;
  const { deps, requestId } = c.var;
  deps.log({ level: "warn", event: "sso", service: "office", requestId, code: codeOf(error) });
  return c.redirect(`/office/${language}/sign-in?sso=failed`, 303);
}

/** The library's codes and our own; never a message, which may hold what was sent. */
function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const word = typeof code === "string" ? code : message;
  return typeof word === "string" && /^\w{1,60}$/.test(word) ? word : "sso_failed";
}

function organisationOf(c: OfficeContext): Organisation {
  const organisation = c.var.deps.sso.find(({ id }) => id === c.req.param("organisation"));
  if (!organisation) throw new NotFoundError();
  return organisation;
}

const isSecure = (c: OfficeContext): boolean => c.var.deps.officeOrigin.startsWith("https:");
const cookieName = (c: OfficeContext): string => `${isSecure(c) ? "__Host-" : ""}sso`;
/** Lax: the organisation's page sends the browser back by a link, and the cookie must come along. */
const cookieOptions = (c: OfficeContext) => ({
  path: "/",
  httpOnly: true,
  sameSite: "Lax" as const,
  secure: isSecure(c),
});

/** What went wrong on the way back, for the head of the sign-in page. */
export function SsoProblem({ c }: { c: OfficeContext }) {
  if (c.req.query("sso") !== "failed") return null;
  return <ErrorSummary errors={[{ text: errorText(c.var.locale, "sso_failed") }]} />;
}

/** A button for each organisation of the stage; nothing where there is none. */
export function SsoDoors({ c }: { c: OfficeContext }) {
  const { t, locale, deps } = c.var;
  return (
    <>
      {deps.sso.map(({ id, name }) => (
        <Form action={`/office/${locale}/sign-in/with/${id}`} token={formToken("sign-in")}>
          <Button kind="secondary">{t.office.staff.sso.with(name)}</Button>
        </Form>
      ))}
    </>
  );
}
