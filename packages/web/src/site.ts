import { NotFoundError } from "@kz2050/core/kernel";
import { frontDoor, pageHeaders, publicCache, type WebDeps } from "@kz2050/http";
import { DEFAULT_LOCALE, pickLanguage } from "@kz2050/i18n";
import { Hono } from "hono";
import { privacy } from "./account/site.tsx";
import { assets } from "./assets.ts";
import { campaignSite } from "./campaign/site.tsx";
import { councilSite, proposalSite } from "./council/site.tsx";
import { home } from "./home/site.tsx";
import { lectureSite } from "./lecture/site.tsx";
import { membershipSite } from "./membership/site.tsx";
import { errorPage, inLanguage, type Pages } from "./page.tsx";
import { volunteeringSite } from "./volunteering/site.tsx";

/** The public pages: GETs alone, read alone, nothing personal. Each service brings its own. */
export function createSite(deps: WebDeps): Hono<Pages> {
  const app = new Hono<Pages>();
  app.route("/", assets);
  app.get("/healthz", (c) => c.text("ok"));
  app.use(pageHeaders());
  app.use(...frontDoor(deps, { service: "site" }));
  app.use(publicCache());
  app.get("/", (c) => {
    c.header("vary", "accept-language");
    c.header("cache-control", "no-store");
    return c.redirect(`/${pickLanguage(c.req.header("accept-language") ?? "") ?? DEFAULT_LOCALE}`, 302);
  });
  app.use("/:locale{(?:kk|ru|en)}/*", inLanguage);
  app.use("/:locale{(?:kk|ru|en)}", inLanguage);
  app.route("/:locale{(?:kk|ru|en)}", home);
  app.route("/:locale{(?:kk|ru|en)}", privacy);
  app.route("/:locale{(?:kk|ru|en)}/campaigns", campaignSite);
  app.route("/:locale{(?:kk|ru|en)}/membership", membershipSite);
  app.route("/:locale{(?:kk|ru|en)}/lectures", lectureSite);
  app.route("/:locale{(?:kk|ru|en)}/councils", councilSite);
  app.route("/:locale{(?:kk|ru|en)}/proposals", proposalSite);
  app.route("/:locale{(?:kk|ru|en)}/volunteering", volunteeringSite);
  app.notFound((c) => errorPage(new NotFoundError(), c));
  app.onError((error, c) => errorPage(error, c));
  return app;
}
