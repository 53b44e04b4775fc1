import { Identity } from "@kz2050/core/identity";
import { LETTER_WAIT, linkToken, MINUTE, system } from "@kz2050/core/kernel";
import { Mailing } from "@kz2050/core/mailing";
import { Membership } from "@kz2050/core/membership";
import { createPump, type Pump } from "@kz2050/local/pump";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Letter, WorkerDeps } from "../deps.ts";
import { STREAM_WORKERS } from "../index.ts";
import { mailings as job } from "../schedule/mailings.ts";
import { runJob } from "../schedule.ts";
import { sendNotice } from "../send.ts";

const SITE = "https://site.example";
const MEMBERS = 24;

let w: World;
let deps: WorkerDeps;
let pump: Pump;
const letters: Letter[] = [];
const writer = staffActor("coordinator", { region: "71" });
const sender = staffActor("coordinator", { region: "71" }, "sender");
const central = staffActor("central");

beforeAll(async () => {
  w = await world();
  await loadReference(w);
  deps = {
    ...w.deps,
    enqueue: async (notices) => {
      for (const notice of notices) if (notice.notBefore === undefined) await sendNotice(notice, deps);
    },
    mailer: { send: async (letter) => void letters.push(letter) },
    publicOrigin: SITE,
    officeOrigin: "https://office.example",
  };
  const { endpoint, tableName } = w;
  pump = createPump({ endpoint, tableName, workers: STREAM_WORKERS, deps, positions: new Map<string, string>() });
  for (let n = 1; n <= MEMBERS; n += 1) await joined(n, n % 3 === 0 ? "ru" : n % 3 === 1 ? "kk" : "en");
  await drain();
  letters.length = 0;
}, 60_000);
afterAll(() => w.stop());

const drain = async () => {
  while ((await pump.once()) > 0);
};
async function joined(n: number, language: "kk" | "ru" | "en"): Promise<void> {
  const membershipKey = await w.guest(async () => {
    const made = await Membership.apply({
      ...{ surname: "Сынақбаева", givenName: "Үлгі", birthDate: `1990-03-${String(n).padStart(2, "0")}`, region: "71" },
      ...{
        city: "Астана",
        phone: `+770100010${String(n).padStart(2, "0")}`,
        email: `mushe${n}@posta.example`,
        language,
      },
      ...{ occupation: "Мұғалім", why: "Ауылымдағы балаларға көмектескім келеді." },
      ...{ consents: ["processing"], consentVersion: Identity.CONSENT_VERSION },
    });
    await Membership.confirm({ ...made, token: linkToken(Membership.LINK, made.membershipKey) });
    return made.membershipKey;
  });
  await w.as(central, () => Membership.approve({ membershipKey }));
}

test("one letter comes to each member, in their language or labelled in Kazakh, with the way to stop such letters", async () => {
  const { mailingId } = await w.as(writer, () =>
    Mailing.draft({
      ...{ to: "members", region: "71" },
      letter: {
        kk: { subject: "Сенбіде жиналамыз", text: "Сенбі күні сағат онда кездесеміз.\n\nКелетініңізді хабарлаңыз." },
        ru: { subject: "Собираемся в субботу", text: "Встречаемся в субботу в десять часов." },
      },
    }),
  );
  await drain();
  const draft = await w.as(writer, () => Mailing.read({ mailingId }));
  expect(draft).toMatchObject({ state: "draft", counted: { kk: 8, ru: 8, en: 8, stopped: 0, unreachable: 0 } });
  await w.as(writer, () => Mailing.submit({ mailingId, version: draft.version }));
  w.clock.advance(MINUTE);
  await w.as(sender, () => Mailing.send({ mailingId, version: draft.version + 1 }));
  await drain();
  await w.as(system("schedule:mailings"), () => runJob(job, deps));
  await drain();
  expect(letters).toEqual([]);
  w.clock.advance(LETTER_WAIT);
  await runJob(job, deps);
  await drain();
  expect(await w.as(writer, () => Mailing.read({ mailingId }))).toMatchObject({
    state: "done",
    result: { sent: MEMBERS, failed: 0 },
  });
  expect(new Set(letters.map(({ to }) => to)).size).toBe(MEMBERS);
  expect(letters).toHaveLength(MEMBERS);
  const inTheir = (locale: string) => letters.filter((letter) => letter.locale === locale);
  expect(inTheir("ru").every(({ subject }) => subject === "Собираемся в субботу")).toBe(true);
  const [english] = inTheir("en");
  expect(english?.subject).toBe("Сенбіде жиналамыз");
  expect(english?.text).toContain("This letter is written in Kazakh.");
  expect(english?.html).toMatch(/<p [^>]*lang="kk"[^>]*>Сенбі күні/);
  expect(inTheir("kk")[0]?.text).not.toContain("жазылған.");
  for (const { headers, text } of letters) {
    expect(headers?.["List-Unsubscribe"]).toContain("/membership/");
    expect(headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(text).toContain("/my/unsubscribe/");
  }
});
