import { Identity } from "@kz2050/core/identity";
import { LETTER_WAIT, linkToken, type Person, SECOND, scope, system } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { loadReference, meeting, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkerDeps } from "../deps.ts";
import type { ShardEvent } from "../stream.ts";
import { certificates } from "./certificates.ts";
import { hoursNoted } from "./hours-noted.ts";

let w: World;
let deps: WorkerDeps;
let sequence = 0;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ code }) => code === "71");
  deps = {
    ...w.deps,
    log: () => undefined,
    enqueue: async () => undefined,
    mailer: { send: async () => undefined },
    publicOrigin: "https://site.example",
    officeOrigin: "https://office.example",
  };
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" });
const platform = system("stream:test");

/** Tells a worker of a record, through the engine of whoever asks: a meeting listens to it. */
function told(worker: typeof certificates, Keys: object, eventName: "INSERT" | "MODIFY"): Promise<unknown> {
  sequence += 1;
  const dynamodb = { SequenceNumber: String(sequence), Keys };
  const event = { shardId: "s", Records: [{ eventID: `e${sequence}`, eventName, dynamodb }] } as ShardEvent;
  return worker.handle(event, { ...deps, engine: scope().engine });
}
const certificateTold = (id: string, eventName: "INSERT" | "MODIFY" = "INSERT") =>
  told(certificates, { certificateId: { S: id } }, eventName);
const hoursTold = (id: string) => told(hoursNoted, { hoursId: { S: id } }, "MODIFY");

let people = 0;
/** Somebody whose hours nobody may take back in a hurry any more. */
async function volunteer(): Promise<{ me: Person; hoursId: string }> {
  people += 1;
  const { personId } = await w.guest(() => Identity.meet({ email: `kuelik${people}@posta.example`, language: "kk" }));
  await w.as(platform, () => Identity.confirmAddress({ personId, language: "kk" }));
  const me: Person = { kind: "person", personId, sessionId: "s", provedAt: "9999-01-01T00:00:00.000Z" };
  await w.as(me, () => Identity.agree({ purposes: ["processing"], version: Identity.CONSENT_VERSION }));
  const { hoursId } = await w.as(me, () =>
    Volunteering.note({
      ...{ what: "event", region: "71", organiser: "71", date: "2026-10-10", quarters: 10, language: "kk" },
      ...{ name: "Үлгі Сынақбаева", text: "Кітап таратуға көмектестім" },
    }),
  );
  await w.as(astana, () => Volunteering.confirm({ hoursId }));
  await w.as(platform, () => hoursTold(hoursId));
  w.clock.advance(LETTER_WAIT);
  return { me, hoursId };
}
const issue = async (me: Person): Promise<string> => {
  const wish = { name: "Үлгі Сынақбаева", showName: false, language: "kk" as const };
  return (await w.as(me, () => Volunteering.issue(wish))).certificateId;
};
const annul = (hoursId: string) => Volunteering.annul({ hoursId, reason: "mistaken" });
/** What the holder sees in the end, and what anybody does who checks it. */
async function standing(certificateId: string): Promise<[string, boolean]> {
  await w.as(platform, () => certificateTold(certificateId, "MODIFY"));
  return w.guest(async () => {
    const token = linkToken(Volunteering.LINKS.certificate, certificateId);
    const { status, code } = await Volunteering.certificate({ certificateId, token });
    return [status, (await Volunteering.check(code)).valid];
  });
}

test.each(["People", "CertificateChecks"])(
  "a certificate falls though its hours are annulled while its worker is about to write to %s",
  async (table) => {
    const { me, hoursId } = await volunteer();
    const certificateId = await issue(me);
    w.clock.advance(SECOND);
    await meeting(w, platform, {
      work: () => certificateTold(certificateId),
      at: (op) => op.table.name === table,
      other: async () => {
        await w.as(astana, () => annul(hoursId));
        await w.as(platform, () => hoursTold(hoursId));
      },
    });
    expect(await standing(certificateId)).toEqual(["annulled", false]);
  },
);

test("a certificate falls though it was issued, and told of, within an annulment that began before it", async () => {
  const { me, hoursId } = await volunteer();
  let certificateId = "";
  await meeting(w, astana, {
    work: () => annul(hoursId),
    at: (op) => op.table.name === "HoursNoted",
    other: async () => {
      w.clock.advance(SECOND);
      certificateId = await issue(me);
      await w.as(platform, () => certificateTold(certificateId));
    },
  });
  await w.as(platform, () => hoursTold(hoursId));
  expect(await standing(certificateId)).toEqual(["annulled", false]);
});
