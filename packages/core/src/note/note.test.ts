import { atOnce, staffActor, type World, world } from "@kz2050/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { get, PersonalAudit, queryAll } from "../table/index.ts";
import { Note } from "./index.ts";
import { Notes } from "./table.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.stop());

const astana = staffActor("coordinator", { region: "71" }, "aizhan");
const colleague = staffActor("coordinator", { region: "71" }, "marat");
const almaty = staffActor("coordinator", { region: "75" }, "arman");
const place = { region: "71" };
let records = 0;
const record = () => ({ recordId: `mem_${String(records++).padStart(26, "0")}`, place });
const add = (on: ReturnType<typeof record>, text: string, actor = astana) =>
  w.as(actor, () => Note.add({ ...on, text }));
const list = (on: ReturnType<typeof record>, actor = astana) => w.as(actor, () => Note.list(on));

test("a note is read by colleagues of the same place, the newest first, and the trail says that, not what", async () => {
  const on = record();
  await add(on, "Телефонмен сөйлестім.");
  w.clock.advance(1000);
  await add(on, "Құжаттарын әкеледі.", colleague);
  expect(await list(on)).toMatchObject([
    { text: "Құжаттарын әкеледі.", isRemovable: false },
    { text: "Телефонмен сөйлестім.", isRemovable: true },
  ]);
  const rows = await w.guest(() => queryAll(PersonalAudit, { hash: on.recordId }));
  expect(rows).toMatchObject([{ action: "note.add" }, { action: "note.add" }, { action: "note.list" }]);
  expect(JSON.stringify(rows)).not.toMatch(/сөйлестім|әкеледі/);
});

test("a note of another place is neither read, written nor taken away; nor by guests and other roles", async () => {
  const on = record();
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

test("an empty note is refused, and one of more than 2,000 characters", async () => {
  await expect(add(record(), "  ")).rejects.toMatchObject({ issues: [{ field: "text", code: "required" }] });
  await expect(add(record(), "ә".repeat(2001))).rejects.toMatchObject({ issues: [{ code: "too_long" }] });
  await add(record(), "ә".repeat(2000));
});

test("its writer takes a note away within ten minutes; nobody else does, nor later", async () => {
  const on = record();
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
  const on = record();
  const request = { key: "note-form", bodyHash: "same" };
  const once = () => w.as(astana, () => Note.add({ ...on, text: "Бір рет." }), request);
  await once();
  await once();
  expect(await list(on)).toHaveLength(1);
});
