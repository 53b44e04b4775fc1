import { Identity } from "@kz2050/core/identity";
import { linkCode, scope } from "@kz2050/core/kernel";
import { appCode, stepAt } from "@kz2050/local/authenticator";

/** A secret an app holds, and the half minute whose code was used last. */
interface App {
  readonly secret: string;
  step: number;
}
/** The apps of each engine's staff: people of two worlds may share an id, never a secret. */
const apps = new WeakMap<object, Map<string, App>>();

/**
 * Signs a member of staff in to the office, as they do it: the mailed code, then a code of their authenticator app, which
 * they enrol at the first time. Answers the session's token; call it within a scope.
 */
export async function officeToken(email: string): Promise<string> {
  const { challengeId } = await Identity.askCode({ email, language: "kk", door: "staff" });
  const opened = await Identity.enterCode({ challengeId, code: linkCode("office", challengeId) });
  return showApp(opened.token, opened.personId);
}

/** Proves a session by this person's app; the session goes on under the token answered. */
export async function showApp(token: string, personId: string): Promise<string> {
  const engine = scope().engine as object;
  const known = apps.get(engine) ?? new Map<string, App>();
  apps.set(engine, known);
  const now = stepAt(scope().now());
  const app = (await Identity.factorsOf(personId)).totp ? known.get(personId) : undefined;
  if (!app) {
    const { secret, draft } = await Identity.beginTotp(token, { label: "test" });
    const added = await Identity.addTotp(token, { draft, code: appCode(secret, now), language: "kk" });
    known.set(personId, { secret, step: now });
    return added.token;
  }
  // Each code is good once; the next half minute's is taken already.
  app.step = Math.max(now, app.step + 1);
  return (await Identity.showTotp(token, { code: appCode(app.secret, app.step) })).token;
}
