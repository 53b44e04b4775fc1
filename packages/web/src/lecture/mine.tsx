import { AppError, InvalidError } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import { type Fields, openForm, readFields, text } from "@kz2050/http";
import { ButtonLink, ErrorSummary, Heading, InsetText, Lead } from "@kz2050/ui";
import { Hono } from "hono";
import { ConfirmForm, confirmed, waitingBeside } from "../confirming.tsx";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { sentRoutes } from "../sent.tsx";
import { ACTS, type Act, actPage } from "./act.tsx";
import { lectureBook } from "./book.tsx";
import { OWN, ownPage, ownPath } from "./own.tsx";
import { BookingSummary, namesFor } from "./words.tsx";

const ID = ":bookingId{bkg_[0-9a-z]{26}}";
const LINK = `${ID}/:token{[\\w-]{22}}`;

/** The form, the code, and the private pages that the mailed links open. Mounted at `my`. */
export const lectureMine = new Hono<Pages>();

lectureMine.route("/lectures", lectureBook);

sentRoutes(lectureMine, `/lectures/sent/${ID}`, {
  active: "lecture",
  asked: (c) => ({ purpose: Lecture.LINKS.confirm, id: c.req.param("bookingId") ?? "" }),
  words: ({ var: { t } }) => ({ ...t.lecture.sent, more: t.lecture.sent.otherwise }),
  next: (c, id) => ownPath(c, "school", id),
});

interface LinkParams {
  readonly bookingId: string;
  readonly token: string;
}
const linkOf = (c: PageContext): LinkParams => c.req.param() as unknown as LinkParams;
const askedOf = ({ bookingId, token }: LinkParams) => ({ purpose: Lecture.LINKS.confirm, id: bookingId, token });

lectureMine.get(`/${Lecture.LINKS.confirm}/${LINK}`, (c) => confirmPage(c));

lectureMine.post(`/${Lecture.LINKS.confirm}/${LINK}`, async (c) => {
  const link = linkOf(c);
  try {
    const fields = await readFields(c);
    openForm("lecture.confirm", fields, 0);
    const query = await confirmed(c, askedOf(link), fields);
    return c.redirect(`${ownPath(c, "school", link.bookingId)}${query}`, 303);
  } catch (error) {
    return confirmPage(c, error);
  }
});

/** What will be confirmed, and the button; once it is, the school's own page. */
async function confirmPage(c: PageContext, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.lecture.confirm;
  const open = await Lecture.openToConfirm(linkOf(c));
  const { booking, lecturer } = open;
  if (booking.confirmedAt) return c.redirect(ownPath(c, "school", booking.bookingId), 302);
  const isOpen = booking.status === "held";
  const beside = isOpen ? await waitingBeside(askedOf(linkOf(c))) : [];
  const problem = error === undefined ? undefined : formProblem(c, error);
  return page(
    c,
    { title: words.title, active: "lecture", error: problem !== undefined, status: problem?.status ?? 200 },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      {isOpen ? <Lead>{words.lead}</Lead> : <InsetText>{words.expired}</InsetText>}
      <BookingSummary
        c={c}
        open={open}
        names={await namesFor(c)}
        first={[{ key: t.lecture.form.lecturer, value: lecturer.name }]}
      />
      {isOpen ? (
        <ConfirmForm c={c} action={c.req.path} form="lecture.confirm" button={words.button} beside={beside} />
      ) : (
        <ButtonLink href={`/${locale}/lectures/lecturers/${lecturer.lecturerId}`}>{words.again}</ButtonLink>
      )}
    </>,
  );
}

for (const side of Lecture.SIDES) {
  const path = `/${Lecture.LINKS[side]}/${LINK}`;

  lectureMine.get(path, async (c) => ownPage(c, side, await Lecture.open({ ...linkOf(c), side })));

  for (const act of ACTS.filter((name) => side === "lecturer" || name !== "decline")) {
    lectureMine.get(`${path}/${act}`, async (c) => {
      const { booking } = await Lecture.open({ ...linkOf(c), side });
      return actPage(c, side, booking.bookingId, act);
    });
    lectureMine.post(`${path}/${act}`, async (c) => {
      const fields = await readFields(c);
      const link = linkOf(c);
      return acted(
        c,
        side,
        async () => {
          openForm(OWN, fields, 0);
          await DEEDS[act](link, side, fields);
          return act === "feedback" ? "?done=feedback" : "";
        },
        (error) => actPage(c, side, link.bookingId, act, fields, error),
      );
    });
  }
}

lectureMine.post(`/${Lecture.LINKS.lecturer}/${LINK}/accept`, async (c) => {
  const fields = await readFields(c);
  return acted(c, "lecturer", async () => {
    openForm(OWN, fields, 0);
    await Lecture.accept(linkOf(c));
    return "";
  });
});

const DEEDS: Readonly<Record<Act, (link: LinkParams, side: Lecture.Side, fields: Fields) => Promise<unknown>>> = {
  cancel: (link, side, fields) => Lecture.cancel({ ...link, side, reason: text(fields, "reason") as "other" }),
  decline: (link, _side, fields) => Lecture.decline({ ...link, reason: text(fields, "reason") as "other" }),
  feedback: (link, side, fields) =>
    Lecture.giveFeedback({ ...link, side, rating: text(fields, "rating"), comment: text(fields, "comment") }),
};

/** Does an act and goes back to the side's page; what a form can mend shows there, and what moved on shows as it is now. */
async function acted(
  c: PageContext,
  side: Lecture.Side,
  work: () => Promise<string>,
  again?: (error: unknown) => Response,
): Promise<Response> {
  const link = linkOf(c);
  try {
    const query = await work();
    return c.redirect(`${ownPath(c, side, link.bookingId)}${query}`, 303);
  } catch (error) {
    if (error instanceof InvalidError && again) return again(error);
    if (!(error instanceof AppError) || error.status === 404) throw error;
    return ownPage(c, side, await Lecture.open({ ...link, side }), error);
  }
}
