import { InvalidError } from "@kz2050/core/kernel";
import { type Fields, openForm, readFields, text, texts, tokenFor } from "@kz2050/http";
import type { Messages } from "@kz2050/i18n";
import { BackLink, Button, ButtonGroup, ErrorSummary, Form, Heading, type LayoutProps } from "@kz2050/ui";
import type { Hono } from "hono";
import type { Child } from "hono/jsx";
import { ownMailbox } from "./account/own-mailbox.ts";
import { type FormProblem, formProblem, type PageContext, type Pages, page } from "./page.tsx";

/** What the fields of a step are drawn from. */
export interface Part {
  readonly t: Messages;
  readonly fields: Fields;
  readonly problem: FormProblem | undefined;
}

/** An input's name, what was typed into it, and what is wrong with that. */
export const common = ({ fields, problem }: Part, name: string) => ({
  name,
  value: text(fields, name),
  error: problem?.of(name),
});

interface Step<Field extends string> {
  /** The fields of the record that this step asks for. */
  readonly asks: readonly Field[];
  /** The names that its inputs send, where these are others. */
  readonly sends?: readonly string[];
  heading(t: Messages): string;
  show(part: Part, c: PageContext): Child | Promise<Child>;
}

export interface StepForm<Field extends string> {
  /** The name its tokens are signed under. */
  readonly name: string;
  /** Where it stands and where one leaves it, after the locale. */
  readonly path: string;
  readonly from: string;
  readonly active: LayoutProps["active"];
  readonly steps: readonly Step<Field>[];
  words(t: Messages): {
    readonly title: string;
    readonly send: string;
    /** Stands above a step's heading. */
    caption(step: string): string;
    /** Before the first step. */
    readonly lead?: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  hidden?(fields: Fields): Record<string, string>;
  /** Checks what these fields say, as far as they go alone. @throws InvalidError */
  check(asks: readonly Field[], fields: Fields): unknown;
  /** Carries out what the whole form asks for, and answers where that leads. */
  done(c: PageContext, fields: Fields): Promise<string>;
}

/**
 * A form in short steps, each checked before the next is shown; without a state of its own: what was answered is carried
 * along, hidden. A signed-in person's begins with their own mailbox; `given` is a field that its address may fill.
 */
export function stepRoutes<Field extends string>(
  routes: Hono<Pages>,
  path: string,
  given: Field,
  form: StepForm<Field>,
): void {
  const last = form.steps.length - 1;
  routes.get(path, async (c) => {
    const fields = { language: c.var.locale, [given]: c.req.query(given) ?? "", email: await ownMailbox() };
    return stepPage(c, form, 0, fields);
  });
  routes.post(path, async (c) => {
    const fields = await readFields(c);
    const step = Math.min(Math.max(Number.parseInt(text(fields, "step"), 10) || 0, 0), last);
    if (text(fields, "go") === "back") return stepPage(c, form, Math.max(step - 1, 0), fields);
    for (let at = 0; at <= step; at += 1) {
      try {
        await form.check(form.steps[at]?.asks ?? [], fields);
      } catch (error) {
        return stepPage(c, form, at, fields, error);
      }
    }
    if (step < last) return stepPage(c, form, step + 1, fields);
    try {
      openForm(form.name, fields);
      return c.redirect(await form.done(c, fields), 303);
    } catch (error) {
      return stepPage(c, form, stepOf(form, error), fields, error);
    }
  });
}

/** The step that asks for the first field an error names; the last where it names none. */
function stepOf({ steps }: StepForm<string>, error: unknown): number {
  const [issue] = error instanceof InvalidError ? error.issues : [];
  const at = steps.findIndex(({ asks }) => asks.includes(issue?.field ?? ""));
  return at < 0 ? steps.length - 1 : at;
}

async function stepPage(
  c: PageContext,
  form: StepForm<string>,
  at: number,
  fields: Fields,
  error?: unknown,
): Promise<Response> {
  const { t, locale } = c.var;
  const { steps, path, active } = form;
  const { title, send, caption, lead, labels } = form.words(t);
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const carried = steps.filter((_, index) => index !== at).flatMap(({ asks, sends = asks }) => sends);
  const heading = steps[at]?.heading(t) ?? "";
  return page(
    c,
    {
      title: `${heading} – ${title}`,
      path,
      active,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: at === 0 ? <BackLink href={`/${locale}${form.from}`} /> : undefined,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>
        <span class="kz-caption-l">{caption(t.common.step(at + 1, steps.length))}</span>
        {heading}
      </Heading>
      {at === 0 && lead !== undefined ? <p class="kz-body">{lead}</p> : null}
      <Form
        action={`/${locale}${path}`}
        token={tokenFor(form.name, fields, error)}
        hidden={{ step: String(at), ...form.hidden?.(fields) }}
        honeypot
      >
        {carried.flatMap((name) =>
          texts(fields, name).map((value) => <input type="hidden" name={name} value={value} />),
        )}
        {await steps[at]?.show({ t, fields, problem }, c)}
        <ButtonGroup>
          <Button>{at === steps.length - 1 ? send : t.common.action.continue}</Button>
          {at > 0 ? (
            <Button kind="secondary" name="go" value="back">
              {t.common.action.back}
            </Button>
          ) : null}
        </ButtonGroup>
      </Form>
    </>,
  );
}
