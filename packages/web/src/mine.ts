import { NotFoundError } from "@kz2050/core/kernel";
import { Limit } from "@kz2050/core/limit";
import { formIdentity, frontDoor, pageHeaders, personOf, privately, type WebDeps } from "@kz2050/http";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { consentFirst } from "./account/consent-first.ts";
import { accountMine } from "./account/mine.ts";
import { unsubscribe } from "./account/unsubscribe.tsx";
import { assets } from "./assets.ts";
import { gift } from "./campaign/gift.tsx";
import { give } from "./campaign/give.tsx";
import { councilMine } from "./council/mine.ts";
import { lectureMine } from "./lecture/mine.tsx";
import { membershipMine } from "./membership/mine.tsx";
import { errorPage, inLanguage, type Pages } from "./page.tsx";
import { volunteeringMine } from "./volunteering/mine.tsx";

const MAX_BODY = 64 * 1024;

/** Every form and every private page, under `/<locale>/my`: never stored, never indexed. Each service brings its own. */
export function createMine(deps: WebDeps): Hono<Pages> {
  const app = new Hono<Pages>();
  app.route("/", assets);
  app.get("/kk/my/healthz", (c) => c.text("ok"));
  const [enter, identify] = frontDoor(deps, {
    service: "mine",
    actor: personOf,
    request: formIdentity,
  });
  app.use(pageHeaders(deps.formTargets));
  app.use(privately);
  app.use(enter);
  app.use(bodyLimit({ maxSize: MAX_BODY }));
  app.use(identify);
  app.use("/:locale{(?:kk|ru|en)}/my/*", inLanguage);
  app.route("/:locale{(?:kk|ru|en)}/my", unsubscribe);
  app.use(csrf({ origin: deps.publicOrigin }));
  app.post("/:locale{(?:kk|ru|en)}/my/*", async (c, next) => {
    await Limit.take("form.address", c.var.clientAddress);
    await next();
  });
  app.use("/:locale{(?:kk|ru|en)}/my/*", consentFirst);
  app.route("/:locale{(?:kk|ru|en)}/my", accountMine);
  app.route("/:locale{(?:kk|ru|en)}/my/membership", membershipMine);
  app.route("/:locale{(?:kk|ru|en)}/my/campaigns", give);
  app.route("/:locale{(?:kk|ru|en)}/my/gift", gift);
  app.route("/:locale{(?:kk|ru|en)}/my", councilMine);
  app.route("/:locale{(?:kk|ru|en)}/my", lectureMine);
  app.route("/:locale{(?:kk|ru|en)}/my", volunteeringMine);
  app.notFound((c) => errorPage(new NotFoundError(), c));
  app.onError((error, c) => errorPage(error, c));
  return app;
}
