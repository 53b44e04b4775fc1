import { Identity } from "@kz2050/core/identity";
import { NotFoundError, UnauthorizedError } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import {
  answerHeaders,
  formIdentity,
  frontDoor,
  openForm,
  pageHeaders,
  privately,
  readFields,
  staffOf,
  type WebDeps,
} from "@kz2050/http";
import { isLocale, pickLanguage } from "@kz2050/i18n";
import { ASSETS } from "@kz2050/ui/assets";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { campaignPages } from "./campaign/index.ts";
import { councilPages } from "./council/index.ts";
import { exportPages } from "./exports/index.ts";
import {
  asksStepUp,
  factorPages,
  isGone,
  isOver,
  isProof,
  ownPages,
  PASSKEY_SCRIPT,
  stepUp,
  stepUpPage,
  tokenOf,
} from "./factor/index.ts";
import { figurePages } from "./figures/index.ts";
import { home } from "./home.tsx";
import { KEYS_ASSET } from "./keys.ts";
import { lecturePages } from "./lecture/index.ts";
import { mailingPages } from "./mailings/index.ts";
import { membershipPages } from "./membership/index.ts";
import { errorPage, type Office, type OfficeContext, setLocale } from "./page.tsx";
import { parked } from "./parked.tsx";
import { peoplePages } from "./people/index.ts";
import { sessionOver, signIn } from "./sign-in.tsx";
import { ssoPages } from "./sso/index.tsx";
import { staff } from "./staff/index.ts";
import { trailPages } from "./trail-page.tsx";
import { volunteeringPages } from "./volunteering/index.ts";

const MAX_BODY = 256 * 1024;

/** The office of the staff: its own session, its own host when deployed. Each domain brings its pages and queues. */
export function createOffice(deps: WebDeps): Hono<Office> {
  const app = new Hono<Office>();
  for (const { path, type, body } of [...ASSETS, PASSKEY_SCRIPT, KEYS_ASSET]) {
    app.get(path, answerHeaders, (c) =>
      c.body(body, 200, { "content-type": type, "cache-control": "public, max-age=31536000, immutable" }),
    );
  }
  app.get("/office/healthz", (c) => c.text("ok"));
  const [enter, identify] = frontDoor(deps, {
    service: "office",
    actor: async (c) => {
      const staff = await staffOf(c);
      (c as unknown as { set(name: "staff", value: typeof staff): void }).set("staff", staff);
      return staff;
    },
    // A request that was held up for a factor is the same request.
    request: (c, actor) => formIdentity(c, actor, isProof),
  });
  app.use(pageHeaders());
  app.use(privately);
  app.use(enter);
  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.use(identify);
  app.use(csrf({ origin: deps.officeOrigin }));
  app.get("/office", (c) => c.redirect(`/office/${pickLanguage(c.req.header("accept-language") ?? "")}`, 302));
  app.use("/office/:locale/*", async (c, next) => {
    const locale = c.req.param("locale");
    if (!isLocale(locale)) throw new NotFoundError();
    setLocale(c, locale);
    await next();
  });
  app.use("/office/:locale", async (c, next) => {
    const locale = c.req.param("locale");
    if (!isLocale(locale)) throw new NotFoundError();
    setLocale(c, locale);
    await next();
  });
  app.post("/office/*", async (c, next) => {
    await Limit.take("form.address", c.var.clientAddress);
    await next();
  });
  app.route("/office/:locale", signIn);
  app.route("/office/:locale", ssoPages);
  app.use("/office/*", stepUp);
  app.route("/office/:locale", factorPages);
  // From here on somebody is at work, and every posted form is one of ours.
  app.use("/office/*", async (c, next) => {
    if (!c.var.staff) {
      if (c.req.method === "GET") return c.redirect(await doorOf(c), 303);
      throw new UnauthorizedError();
    }
    if (c.req.method === "POST") openForm("office", await readFields(c), 0);
    await next();
  });
  app.route("/office/:locale", home);
  app.route("/office/:locale", ownPages);
  app.route("/office/:locale", campaignPages);
  app.route("/office/:locale", councilPages);
  app.route("/office/:locale", membershipPages);
  app.route("/office/:locale", lecturePages);
  app.route("/office/:locale", volunteeringPages);
  app.route("/office/:locale", figurePages);
  app.route("/office/:locale", exportPages);
  app.route("/office/:locale", mailingPages);
  app.route("/office/:locale", peoplePages);
  app.route("/office/:locale", staff);
  app.route("/office/:locale", trailPages);
  app.route("/office/:locale", parked);
  app.notFound((c) => errorPage(new NotFoundError(), c));
  app.onError(async (error, c) => {
    if (isOver(error)) return sessionOver(c, error);
    if (asksStepUp(error)) return c.var.staff ? stepUpPage(c, error) : c.redirect(await doorOf(c), 303);
    if (isGone(error) && FACTOR.test(c.req.path)) return c.redirect(await doorOf(c), 303);
    return errorPage(error, c);
  });
  return app;
}
const FACTOR = /^\/office\/\w\w\/factor(\/|$)/;

/** Where somebody who is not at work yet goes on: with a session that waits for a factor, to show it. */
async function doorOf(c: OfficeContext): Promise<string> {
  const waits = (await Identity.bearerOf(tokenOf(c))) !== undefined;
  return `/office/${c.var.locale ?? "kk"}/${waits ? "factor" : "sign-in"}`;
}
