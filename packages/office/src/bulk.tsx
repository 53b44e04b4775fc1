import { AppError, asPart, invalidField } from "@kz2050/core/kernel";
import { type Fields, formToken, texts } from "@kz2050/http";
import { errorText } from "@kz2050/i18n";
import { Button, Form, Heading, Table, Tag } from "@kz2050/ui";
import { type OfficeContext, page } from "./page.tsx";

/** One of many records of a decision, with the version it was shown at. */
export interface Item {
  readonly recordId: string;
  readonly version: number;
}
export interface Result extends Item {
  /** Why it was not done. */
  readonly code?: string;
}

/** The records a previewed form names. @throws InvalidError where they are none, or more than one form may take. */
export function itemsOf(fields: Fields, most: number): Item[] {
  const items = texts(fields, "item").map((item) => {
    const [recordId = "", version = ""] = item.split(":");
    return { recordId, version: Number(version) || 0 };
  });
  if (items.length === 0 || items.length > most) throw invalidField("keys", "too_many_picked");
  return items;
}

export const HiddenItems = ({ items }: { items: readonly Item[] }) => (
  <>
    {items.map(({ recordId, version }) => (
      <input type="hidden" name="item" value={`${recordId}:${version}`} />
    ))}
  </>
);

/**
 * Carries a decision out one by one. Each is noted by itself: the same form sent again finds each done and answers alike.
 */
export async function carryOut(
  items: readonly Item[],
  act: (item: Item) => Promise<{ readonly version: number }>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    try {
      const { version } = await asPart(item.recordId, () => act(item));
      results.push({ ...item, version });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      results.push({ ...item, code: error.code });
    }
  }
  return results;
}

/** What was done and what was not, and why; what was done may be taken back together while there is time. */
export function resultPage(
  c: OfficeContext,
  results: readonly Result[],
  shown: {
    /** Whether this was the taking back itself. */
    readonly isUndo: boolean;
    /** How long, and what, may be taken back. */
    readonly undoText: string;
    readonly queueHref: (locale: string) => string;
    readonly recordHref: (recordId: string) => string;
    readonly head: string;
    readonly nameOf: (recordId: string) => string;
  },
): Response {
  const { t, f, locale } = c.var;
  const words = t.desk.pick;
  const here = shown.queueHref(locale);
  const done = results.filter(({ code }) => code === undefined);
  return page(
    c,
    { title: words.resultTitle, languageHref: shown.queueHref },
    <>
      <Heading level={1}>{words.resultTitle}</Heading>
      <p class="kz-body" role="status">
        {words.result(f.number(done.length), f.number(results.length - done.length))}
      </p>
      {!shown.isUndo && done.length > 0 ? (
        <Form action={`${here}/bulk`} token={formToken("office")} hidden={{ verb: "undo" }}>
          <HiddenItems items={done} />
          <p class="kz-body">{shown.undoText}</p>
          <Button kind="secondary">{words.undoAll}</Button>
        </Form>
      ) : null}
      <Table
        columns={[{ head: shown.head }, { head: words.outcome }]}
        rows={results.map(({ recordId, code }) => [
          <a class="kz-link" href={shown.recordHref(recordId)}>
            {shown.nameOf(recordId)}
          </a>,
          code === undefined ? (
            <Tag colour="green">{shown.isUndo ? words.undone : words.done}</Tag>
          ) : (
            <>
              <Tag colour="red">{words.refused}</Tag> {errorText(locale, code)}
            </>
          ),
        ])}
        stack
      />
      <p class="kz-body">
        <a class="kz-link" href={here}>
          {words.back}
        </a>
      </p>
    </>,
  );
}
