import type { Lecture } from "@kz2050/core/lecture";
import { type Fields, formToken, text } from "@kz2050/http";
import { BackLink, Button, ErrorSummary, Form, Heading, Radios, Textarea, WarningText } from "@kz2050/ui";
import { formProblem, type PageContext, page } from "../page.tsx";
import { OWN, ownPath } from "./own.tsx";
import { upperFirst } from "./words.tsx";

export const ACTS = ["cancel", "decline", "feedback"] as const;
export type Act = (typeof ACTS)[number];

/** The page of one act on a booking: its reason or its words, and the button. */
export function actPage(
  c: PageContext,
  side: Lecture.Side,
  bookingId: string,
  act: Act,
  fields: Fields = {},
  error?: unknown,
): Response {
  const { t } = c.var;
  const path = ownPath(c, side, bookingId);
  const words = t.lecture.booking;
  const title = { cancel: words.cancelTitle, decline: words.declineTitle, feedback: t.lecture.feedback.title }[act];
  const labels = { reason: words.reason, rating: t.lecture.feedback.rating, comment: t.lecture.feedback.comment };
  const problem = error === undefined ? undefined : formProblem(c, error, labels);
  const common = (name: string) => ({ name, value: text(fields, name), error: problem?.of(name) });
  const choices = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label: upperFirst(label) }));
  return page(
    c,
    {
      title,
      path: `${path}/${act}`.replace(/^\/\w\w/, ""),
      active: "lecture",
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={path} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{title}</Heading>
      {act === "cancel" ? <WarningText>{words.cancelLead}</WarningText> : null}
      <Form action={`${path}/${act}`} token={formToken(OWN)}>
        {act === "feedback" ? (
          <>
            <Radios
              {...common("rating")}
              label={labels.rating}
              items={(["5", "4", "3", "2", "1"] as const).map((value) => ({
                value,
                label: t.lecture.feedback.ratings[value],
              }))}
            />
            <Textarea {...common("comment")} label={labels.comment} hint={t.lecture.feedback.commentHint} optional />
            <Button>{t.lecture.feedback.send}</Button>
          </>
        ) : (
          <>
            <Radios
              {...common("reason")}
              label={words.reason}
              items={choices(act === "decline" ? t.lecture.declineReason : t.lecture.cancelReason)}
            />
            <Button kind="warning">{act === "decline" ? words.declineButton : words.cancelButton}</Button>
          </>
        )}
      </Form>
    </>,
  );
}
