import { NotFoundError, UnauthorizedError } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import {
  answerHeaders,
  frontDoor,
  openForm,
  pageHeaders,
  privately,
  readFields,
  requestIdentity,
  staffOf,
  TOKEN,
  text,
  type WebDeps,
} from "@kz2050/http";
import { isLocale, pickLanguage } from "@kz2050/i18n";
import { ASSETS } from "@kz2050/ui/assets";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { campaignPages } from "./campaign/index.ts";
import { councilPages } from "./council/index.ts";
import { home } from "./home.tsx";
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
import { lecturePages } from "./lecture/index.ts";
import { membershipPages } from "./membership/index.ts";
import { errorPage, type Office, setLocale } from "./page.tsx";
import { parked } from "./parked.tsx";
import { signIn } from "./sign-in.tsx";
import { staff } from "./staff/index.ts";

const MAX_BODY = 256 * 1024;

/** The office of the staff: its own session, its own host when deployed. Each domain brings its pages and queues. */
export function createOffice(deps: WebDeps): Hono<Office> {
  const app = new Hono<Office>();
  for (const { path, type, body } of ASSETS) {
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
    request: async (c, actor) => {
      const { [TOKEN]: token, ...body } = await readFields(c);
      return token
        ? requestIdentity(c.req.path, actor, text({ token }, "token").slice(0, 200) || "none", body)
        : undefined;
    },
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
  // From here on somebody is at work, and every posted form is one of ours.
  app.use("/office/*", async (c, next) => {
    if (!c.var.staff) {
      if (c.req.method === "GET") return c.redirect(`/office/${c.var.locale ?? "kk"}/sign-in`, 303);
      throw new UnauthorizedError();
    }
    if (c.req.method === "POST") openForm("office", await readFields(c), 0);
    await next();
  });
  app.route("/office/:locale", home);
  app.route("/office/:locale", campaignPages);
  app.route("/office/:locale", councilPages);
  app.route("/office/:locale", membershipPages);
  app.route("/office/:locale", lecturePages);
  app.route("/office/:locale", staff);
  app.route("/office/:locale", parked);
  app.notFound((c) => errorPage(new NotFoundError(), c));
  app.onError((error, c) => errorPage(error, c));
  return app;
}
  app.route("/office/:locale", figurePages);
