import { atOnce, loadReference, meeting, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Identity } from "../identity/index.ts";
import { applied, form } from "../membership/fixture.ts";
import { Membership } from "../membership/index.ts";
import { get, PersonalAudit, queryAll } from "../table/index.ts";
import { Note } from "./index.ts";
import { Notes } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world();
  await loadReference(w, ({ code }) => ["71", "75"].includes(code));
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const colleague = staffActor("coordinator", { region: "71" }, "marat");
const almaty = staffActor("coordinator", { region: "75" }, "arman");

interface On {
  readonly recordId: string;
}
let people = 0;
const record = async (): Promise<On> => {
  const email = `adam${people++}@posta.example`;
  return { recordId: (await w.guest(() => applied({ email }))).membershipKey };
};
const add = (on: On, text: string, actor = astana) => w.as(actor, () => Note.add({ ...on, text }));
const list = (on: On, actor = astana) => w.as(actor, () => Note.list(on));

test("a note is read by colleagues of the same place, the newest first, and the trail says that, not what", async () => {
  const on = await record();
  await add(on, "Телефонмен сөйлестім.");
  w.clock.advance(1000);
  await add(on, "Құжаттарын әкеледі.", colleague);
  expect(await list(on)).toMatchObject([
    { text: "Құжаттарын әкеледі.", isRemovable: false },
    { text: "Телефонмен сөйлестім.", isRemovable: true },
  ]);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: on.recordId }));
  const noted = rows.filter(({ action }) => action.startsWith("note."));
  expect(noted).toMatchObject([{ action: "note.add" }, { action: "note.add" }, { action: "note.list" }]);
  expect(JSON.stringify(rows)).not.toMatch(/сөйлестім|әкеледі/);
});

test("a note of another place is neither read, written nor taken away; nor by guests and other roles", async () => {
  const on = await record();
  const { noteId } = await add(on, "Өз өңірімізге ғана.");
  const deeds: (() => Promise<unknown>)[] = [
    () => Note.list(on),
    () => Note.add({ ...on, text: "Жоқ" }),
    () => Note.remove({ ...on, noteId }),
  ];
  for (const deed of deeds) {
    for (const actor of [almaty, staffActor("finance"), staffActor("member", { council: "astana" })])
      await expect(w.as(actor, deed)).rejects.toMatchObject({ status: 403 });
    await expect(w.guest(deed)).rejects.toMatchObject({ status: 401 });
  }
});

test("where a note belongs is said by its record, not by who asks", async () => {
  const on = { ...(await record()), place: { region: "75" } };
  await expect(add(on, "Басқа өңірден", almaty)).rejects.toMatchObject({ status: 403 });
  await add(on, "Өз өңірінен");
  await expect(list(on, almaty)).rejects.toMatchObject({ status: 403 });
  await w.as(astana, () =>
    Membership.transfer({ membershipKey: on.recordId, region: "75", reason: "lives_elsewhere" }),
  );
  expect(await list(on, almaty)).toHaveLength(1);
  await expect(list(on)).rejects.toMatchObject({ status: 403 });
});

test("nothing is noted on what is not there, or on what nobody has confirmed", async () => {
  const { membershipKey } = await w.guest(() => Membership.apply(form({ email: "rastalmagan@posta.example" })));
  const strange = [membershipKey, `mem_${"0".repeat(26)}`, `per_${"0".repeat(26)}`, "staff", "__proto__"];
  for (const recordId of strange) {
    await expect(add({ recordId }, "Ескерту")).rejects.toMatchObject({ status: 404 });
    await expect(list({ recordId })).rejects.toMatchObject({ status: 404 });
  }
});

test("a note that meets the erasure of its record is not left behind", async () => {
  const { recordId } = await record();
  const { personId } = await w.guest(() => Identity.meet({ email: `adam${people - 1}@posta.example`, language: "kk" }));
  await meeting(w, astana, {
    work: () => Note.add({ recordId, text: "Кеш" }),
    at: ({ op, table }) => op === "put" && table.name === Notes.name,
    other: () =>
      w.guest(async () => {
        await Membership.service.erase(personId, { what: "application", recordId });
        await Note.forget(recordId);
      }),
  });
  expect(await w.guest(() => queryAll(Notes, { hash: recordId }))).toEqual([]);
});

test("an empty note is refused, and one of more than 2,000 characters", async () => {
  await expect(add(await record(), "  ")).rejects.toMatchObject({ issues: [{ field: "text", code: "required" }] });
  await expect(add(await record(), "ә".repeat(2001))).rejects.toMatchObject({ issues: [{ code: "too_long" }] });
  await add(await record(), "ә".repeat(2000));
});

test("its writer takes a note away within ten minutes; nobody else does, nor later", async () => {
  const on = await record();
  const { noteId } = await add(on, "Қате жазылды.");
  const remove = (actor = astana) => w.as(actor, () => Note.remove({ ...on, noteId }));
  await expect(remove(colleague)).rejects.toMatchObject({ status: 403, code: "not_own_note" });
  w.clock.advance(Note.REMOVABLE_FOR + 1);
  await expect(remove()).rejects.toMatchObject({ status: 409, code: "note_too_old" });
  w.clock.advance(-1);
  const { done } = await atOnce(10, () => remove());
  expect(done).toHaveLength(1);
  expect(await w.guest(() => get(Notes, { recordId: on.recordId, noteId }))).toBeUndefined();
  expect(await list(on)).toEqual([]);
});

test("a note sent again is one note", async () => {
  const on = await record();
  const request = { key: "note-form", bodyHash: "same" };
  const once = () => w.as(astana, () => Note.add({ ...on, text: "Бір рет." }), request);
  await once();
  await once();
  expect(await list(on)).toHaveLength(1);
});
