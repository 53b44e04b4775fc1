import { may } from "@kz2050/core/access";
import { Identity } from "@kz2050/core/identity";
import { grantFor, type Place } from "@kz2050/core/kernel";
import { Note } from "@kz2050/core/note";
import { Sending } from "@kz2050/core/notice";
import { type Fields, type FormProblem, formToken, readFields, text } from "@kz2050/http";
import { Button, Form, Heading, NotificationBanner, Table, Textarea } from "@kz2050/ui";
import type { Hono } from "hono";
import { formProblem, type Office, type OfficeContext, staffIn } from "./page.tsx";

/** What was done, and the way to take it back while there is one. */
export function Done({ c, said, undo }: { c: OfficeContext; said: string; undo?: Undo | undefined }) {
  return (
    <NotificationBanner kind="success" text={said}>
      {undo ? (
        <Form action={undo.action} token={formToken("office")} hidden={undo.hidden}>
          {undo.about ? (
            <p class="kz-body">
              <a class="kz-link" href={undo.about.href}>
                {undo.about.text}
              </a>
            </p>
          ) : null}
          <p class="kz-body">{undo.within}</p>
          <Button kind="secondary">{c.var.t.desk.undo.button}</Button>
        </Form>
      ) : null}
    </NotificationBanner>
  );
}

export interface Undo {
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** The record, where it is another than the page's. */
  readonly about?: { readonly href: string; readonly text: string };
  readonly within: string;
}

/** The letters that went about a record: which and when. To whom stands in no table. */
export async function lettersOf(c: OfficeContext, recordId: string) {
  const { t, f } = c.var;
  const words = t.desk.letters;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const letters = await Sending.listFor({ recordId });
  return (
    <>
      <Heading level={2}>{words.title}</Heading>
      {letters.length === 0 ? <p class="kz-body">{words.nothing}</p> : null}
      {letters.length > 0 ? (
        <Table
          columns={[{ head: words.kind }, { head: words.sentAt }]}
          rows={letters.map(({ noticeKind, sentAt }) => [kinds[noticeKind] ?? noticeKind, f.dateTime(sentAt)])}
          stack
        />
      ) : null}
    </>
  );
}

/** The way to all that is known of the person, for those who may open it. */
export function personLink(c: OfficeContext, personId: string | undefined) {
  const { t, locale } = c.var;
  if (personId === undefined || !may("search.person").admits(staffIn(c), c.var.deps.now())) return null;
  return (
    <p class="kz-body">
      <a class="kz-link" href={`/office/${locale}/people/${personId}`}>
        {t.desk.person}
      </a>
      : {t.desk.personText}
    </p>
  );
}

/** A record that takes notes: its path in the office, the id under which they stand, and where it belongs: whether to ask for them. */
export interface Noted {
  readonly path: string;
  readonly recordId: string;
  readonly place: Place;
}

/** A note that was refused, as it was typed. */
export interface FailedNote {
  readonly fields: Fields;
  readonly problem: FormProblem;
}

/** The notes of colleagues on a record and the form for one more; nothing for those who may not read them. */
export async function notesOf(c: OfficeContext, { path, recordId, place }: Noted, failed?: FailedNote) {
  const { t, f, locale } = c.var;
  const words = t.desk.notes;
  if (!grantFor(Note.list.access, staffIn(c), place, c.var.deps.now())) return null;
  const notes = await Note.list({ recordId });
  const authors = [...new Set(notes.map(({ author }) => author))];
  const names = new Map(
    await Promise.all(authors.map(async (author) => [author, await Identity.staffName(author)] as const)),
  );
  const action = `/office/${locale}${path}`;
  return (
    <section id="notes">
      <Heading level={2}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      {notes.length === 0 ? <p class="kz-body">{words.nothing}</p> : null}
      {notes.map((note) => (
        <div class="kz-inset-text">
          <p class="kz-body">
            <strong>{names.get(note.author) ?? note.author}</strong>, {f.dateTime(note.at)}
          </p>
          {note.text.split(/\n+/).map((line) => (
            <p class="kz-body">{line}</p>
          ))}
          {note.isRemovable ? (
            <Form action={`${action}/note-removal`} token={formToken("office")} hidden={{ noteId: note.noteId }}>
              <Button kind="secondary">{words.remove}</Button>
            </Form>
          ) : null}
        </div>
      ))}
      <Form action={`${action}/note`} token={formToken("office")}>
        <Textarea
          name="text"
          id="note-text"
          label={words.text}
          hint={words.hint}
          rows={3}
          value={failed ? text(failed.fields, "text") : ""}
          error={failed?.problem.of("text")}
        />
        <Button kind="secondary">{words.add}</Button>
      </Form>
    </section>
  );
}

/** What the page says of a note that was just left or taken away. */
export function noteSaid(c: OfficeContext): string | undefined {
  const words = c.var.t.desk.notes;
  const done = c.req.query("done");
  return done === "note" ? words.added : done === "note-removal" ? words.removed : undefined;
}

/**
 * Leaving and removing a note on the records under `path`. `find` reads the record as its page does, so that whoever may
 * not see it leaves nothing on it; `show` is its page, for a note that was refused.
 */
export function noteRoutes(
  pages: Hono<Office>,
  path: string,
  find: (c: OfficeContext) => Promise<Noted>,
  show: (c: OfficeContext, failed: FailedNote) => Promise<Response>,
): void {
  const label = (c: OfficeContext) => ({ text: c.var.t.desk.notes.text });
  pages.post(`${path}/note`, async (c) => {
    const fields = await readFields(c);
    const noted = await find(c);
    try {
      await Note.add({ recordId: noted.recordId, text: text(fields, "text") });
    } catch (error) {
      return show(c, { fields, problem: formProblem(c, error, label(c)) });
    }
    return c.redirect(`/office/${c.var.locale}${noted.path}?done=note#notes`, 303);
  });
  pages.post(`${path}/note-removal`, async (c) => {
    const fields = await readFields(c);
    const noted = await find(c);
    try {
      await Note.remove({ recordId: noted.recordId, noteId: text(fields, "noteId") });
    } catch (error) {
      return show(c, { fields: {}, problem: formProblem(c, error, label(c)) });
    }
    return c.redirect(`/office/${c.var.locale}${noted.path}?done=note-removal#notes`, 303);
  });
}

/** The error summary's lines of a refused note. */
export const noteErrors = (failed: FailedNote | undefined) =>
  (failed?.problem.errors ?? []).map((line) => (line.field === "text" ? { ...line, href: "#note-text" } : line));
