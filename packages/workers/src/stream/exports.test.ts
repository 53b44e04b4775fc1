import { Export } from "@kz2050/core/export";
import { Identity } from "@kz2050/core/identity";
import { linkToken, MINUTE, type Person, type Role, type Staff, system } from "@kz2050/core/kernel";
import { Membership } from "@kz2050/core/membership";
import { Participation } from "@kz2050/core/participation";
import { messages } from "@kz2050/i18n";
import { createPump, type Pump } from "@kz2050/local/pump";
import { loadReference, staffActor, type World, world } from "@kz2050/testing";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WorkerDeps } from "../deps.ts";
import { workbook } from "../export/workbook.ts";
import { STREAM_WORKERS } from "../index.ts";
import { exports_ } from "./exports.ts";

let w: World;
let deps: WorkerDeps;
let pump: Pump;
let astana: Staff;
let central: Staff;
let logged: string[] = [];

beforeAll(async () => {
  w = await world();
  await loadReference(w);
  astana = await appointed("coordinator", "71");
  central = await appointed("central");
  deps = {
    ...w.deps,
    log: ({ event, code = "", requestId = "" }) => void logged.push(`${event} ${code} ${requestId}`),
    enqueue: async () => undefined,
    mailer: { send: async () => undefined },
    publicOrigin: "https://site.example",
    officeOrigin: "https://office.example",
  } as Partial<WorkerDeps> as WorkerDeps;
  const { endpoint, tableName } = w;
  pump = createPump({ endpoint, tableName, workers: STREAM_WORKERS, deps, positions: new Map<string, string>() });
});
afterAll(() => w.stop());

async function appointed(role: Role, region?: string): Promise<Staff> {
  const email = `${role}@movement.example`;
  const { personId } = await w.as(system("test"), () =>
    Identity.appoint({ email, name: "Дана Үлгіқызы", role, region, language: "kk" }),
  );
  return { ...staffActor(role, region === undefined ? {} : { region }), personId };
}
const drain = async () => {
  while ((await pump.once()) > 0);
};

let people = 0;
async function applied(over: Partial<Membership.ApplicationForm> = {}): Promise<string> {
  people += 1;
  const number = String(people).padStart(2, "0");
  return w.guest(async () => {
    const { membershipKey } = await Membership.apply({
      surname: "Сынақбаева",
      givenName: "Үлгі",
      birthDate: `1995-03-${number}`,
      region: "71",
      city: "Астана",
      phone: `+770100000${number}`,
      email: `adam${people}@posta.example`,
      language: "ru",
      occupation: "=HYPERLINK(1)",
      why: "Балаларға; «көмектескім»\nкеледі.",
      consents: ["processing", "news"],
      consentVersion: Identity.CONSENT_VERSION,
      ...over,
    });
    await Membership.confirm({ membershipKey, token: linkToken(Membership.LINK, membershipKey) });
    return membershipKey;
  });
}
async function exported(actor: Staff, over: Partial<Parameters<typeof Export.ask>[0]>) {
  w.clock.advance(10 * MINUTE);
  const { exportId } = await w.as(actor, () =>
    Export.ask({ kind: "applications", format: "csv", language: "kk", ...over }),
  );
  await drain();
  return w.as(actor, async () => {
    const row = await Export.progress({ exportId });
    const files = [];
    for (let file = 1; file <= row.files.length; file += 1) files.push(await Export.fetchFile({ exportId, file }));
    return { row, files };
  });
}
const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => Buffer.from(bytes).toString();

test("a coordinator's file of applications says everything in words, with nothing that a spreadsheet runs", async () => {
  const key = await applied();
  await applied({ region: "75" });
  const { row, files } = await exported(astana, { region: "71" });
  expect(row).toMatchObject({ state: "done", rows: 1 });
  const [head, line] = textOf(files[0] ?? { bytes: new Uint8Array() }).split("\r\n");
  expect(head?.startsWith("\uFEFFЖазба нөмірі;Өтініш уақыты;Күйі;Өңірі;")).toBe(true);
  expect(line).toContain(`${key};2026-10-14 12:`);
  expect(line).toContain(
    ";Қаралуда;Астана қаласы;Астана;Сынақбаева;Үлгі;;1995-03-01;31;7 701 000 00 01;adam1@posta.example;",
  );
  expect(line).toContain(';\'=HYPERLINK(1);"Балаларға; «көмектескім»\nкеледі.";Русский;иә');
});

test("central office's file has neither phones nor days of birth: those columns are not there", async () => {
  const { files } = await exported(central, { language: "en" });
  const text = textOf(files[0] ?? { bytes: new Uint8Array() });
  expect(text.split("\r\n")[0]).toContain(";Age;E-mail;");
  expect(text).not.toMatch(/Phone|Date of birth|1995-03-01|701 000/);
  expect(text).toContain("adam2@posta.example");
});

test("a workbook holds the same as texts, numbers and dates, and no formula", async () => {
  const { row, files } = await exported(astana, { region: "71", format: "xlsx", language: "ru" });
  expect(row.files).toMatchObject([{ format: "xlsx", rows: 1 }]);
  expect(files[0]?.type).toContain("spreadsheetml");
  const parts = unzipSync(files[0]?.bytes ?? new Uint8Array());
  const part = (name: string) =>
    strFromU8(parts[Object.keys(parts).find((path) => path.endsWith(name)) ?? ""] ?? new Uint8Array());
  const [sheet, strings] = [part("sheet1.xml"), part("sharedStrings.xml")];
  expect(sheet + strings).not.toMatch(/<f[ >]/);
  expect(strings).toContain("Номер записи");
  expect(strings).toMatch(/<t>(?:'|&apos;|&#39;)=HYPERLINK\(1\)<\/t>/);
  expect(strings).toContain("Астана");
  // 27 March 1995 and the like are numbers of days since 1900.
  expect(sheet).toContain("<v>34759</v>");
  expect(sheet).toContain("<v>31</v>");
});

test("every column and every state of every kind has a word in each language", async () => {
  for (const language of ["kk", "ru", "en"] as const) {
    const t = messages(language);
    const heads: Readonly<Record<string, string>> = t.extract.column;
    for (const { field } of Object.values(Export.COLUMNS).flat())
      expect(heads[field], `${language} ${field}`).toBeTruthy();
    expect(Object.keys(t.extract.kind)).toEqual([...Export.EXPORT_KINDS]);
    expect(Object.keys(t.extract.states)).toEqual([...Export.EXPORT_STATES]);
  }
});

test("every kind can be made, by whoever may, in both formats", async () => {
  for (const kind of Export.EXPORT_KINDS) {
    for (const format of Export.FORMATS) {
      const { row, files } = await exported(central, { kind, format });
      expect([row.state, row.files[0]?.format, files.length], kind).toEqual(["done", format, 1]);
    }
  }
  const { files } = await exported(central, { kind: "audit" });
  expect(textOf(files[0] ?? { bytes: new Uint8Array() })).toMatch(
    /;Дана Үлгіқызы;per_\w+;Орталық аппарат;export\.ask;exp_/,
  );
});

test("somebody erased is in no file any more: not in those made before, nor in those made after", async () => {
  const membershipKey = await applied({ surname: "Өшірілгенова", email: "oshir@posta.example" });
  await drain();
  const before = await exported(astana, { region: "71" });
  expect(textOf(before.files[0] ?? { bytes: new Uint8Array() })).toContain("Өшірілгенова");
  const { personId } = await w.as(system("test"), () =>
    Identity.meet({ email: "oshir@posta.example", language: "kk" }),
  );
  const person: Person = { kind: "person", personId, sessionId: "s", provedAt: "9999-01-01T00:00:00.000Z" };
  await w.as(person, () => Participation.eraseMe({}));
  await drain();
  const { exportId } = before.row;
  expect((await w.as(astana, () => Export.progress({ exportId }))).state).toBe("withdrawn");
  await expect(w.as(astana, () => Export.fetchFile({ exportId, file: 1 }))).rejects.toMatchObject({ status: 409 });
  const after = await exported(astana, { region: "71" });
  const text = textOf(after.files[0] ?? { bytes: new Uint8Array() });
  expect(text).not.toMatch(/Өшірілгенова|oshir/);
  expect(text).not.toContain(membershipKey);
});

test("an export that fails three times is over by its code, and the log tells nothing of anybody", async () => {
  logged = [];
  w.clock.advance(10 * MINUTE);
  const { exportId } = await w.as(astana, () =>
    Export.ask({ kind: "applications", region: "71", format: "csv", language: "kk" }),
  );
  const broken = {
    ...(w.deps.engine as object),
    scan: () => Promise.reject(Object.assign(new Error("Сынақбаева"), { code: "engine_gone" })),
  };
  const Records = [
    { eventID: "e", eventName: "INSERT", dynamodb: { SequenceNumber: "1", Keys: { exportId: { S: exportId } } } },
  ];
  const { batchItemFailures } = await exports_.handle({ shardId: "s", Records } as never, { ...deps, engine: broken });
  expect(batchItemFailures).toEqual([]);
  expect(logged).toEqual([`export.failed engine_gone ${exportId}`]);
  expect(await w.as(astana, () => Export.progress({ exportId }))).toMatchObject({
    state: "failed",
    code: "engine_gone",
  });
  await drain();
  expect((await w.as(astana, () => Export.progress({ exportId }))).state).toBe("failed");
});

test.runIf(process.env.KZ_LONG)("a workbook of 50,000 rows is made within what a worker may take", async () => {
  const heads = Export.COLUMNS.applications.map(({ field }) => field);
  const rows = Array.from({ length: 50_000 }, (_, n) =>
    heads.map((head, column) =>
      column % 5 === 0 ? n : column % 7 === 0 ? { date: "2026-10-14 12:00" } : `${head} ${n} Сынақбаева`,
    ),
  );
  const started = performance.now();
  const { length } = await workbook(heads, rows);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `50,000 rows × ${heads.length}: ${(length / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
  );
  expect(seconds).toBeLessThan(40);
});
