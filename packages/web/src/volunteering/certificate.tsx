import { Identity } from "@kz2050/core/identity";
import { AppError, ConflictError, privatePath } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import { type Fields, formToken, openForm, readFields, text, tokenFor } from "@kz2050/http";
import {
  BackLink,
  Button,
  ButtonLink,
  Checkbox,
  Details,
  ErrorSummary,
  Form,
  Heading,
  InsetText,
  Lead,
  Panel,
  Qr,
  ScreenOnly,
  SummaryList,
  TextInput,
  WarningText,
} from "@kz2050/ui";
import { Hono } from "hono";
import { consentPath } from "../account/consent-first.ts";
import { signedInOnly, whoIsIn } from "../account/person.ts";
import { formProblem, type PageContext, type Pages, page } from "../page.tsx";
import { ByRegion, regionsOf, timeOf } from "./words.tsx";

const ISSUE = "volunteering.issue";
const WITHDRAW = "volunteering.withdraw-certificate";
const PATH = "/volunteering/certificate";
const OWN = "/certificate/:certificateId{vct_[0-9a-z]{26}}/:token{[\\w-]{22}}";
type Link = { readonly certificateId: string; readonly token: string };
const linkOf = (c: PageContext): Link => c.req.param() as unknown as Link;

/** Issuing a certificate, and the certificate itself by its private link. */
export const certificates = new Hono<Pages>();

certificates.use(PATH, signedInOnly);

certificates.get(PATH, async (c) =>
  (await Identity.mayAct(whoIsIn().personId)) ? issuePage(c, {}) : c.redirect(consentPath(c), 303),
);

certificates.post(PATH, async (c) => {
  const fields = await readFields(c);
  const { locale } = c.var;
  try {
    openForm(ISSUE, fields, 0);
    const { certificateId } = await Volunteering.issue({
      name: text(fields, "name"),
      showName: text(fields, "showName") === "yes",
      language: locale,
    });
    return c.redirect(privatePath(locale, Volunteering.LINKS.certificate, certificateId), 303);
  } catch (error) {
    return issuePage(c, fields, error);
  }
});

async function issuePage(c: PageContext, fields: Fields, error?: unknown): Promise<Response> {
  const { t, locale } = c.var;
  const words = t.volunteering.issue;
  const problem = error === undefined ? undefined : formProblem(c, error, { name: words.name });
  const { quarters } = await Volunteering.certifiable({});
  return page(
    c,
    {
      title: words.title,
      error: problem !== undefined,
      status: problem?.status ?? 200,
      before: <BackLink href={`/${locale}/my/volunteering`} />,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      <Heading level={1}>{words.title}</Heading>
      <Lead>{quarters > 0 ? words.lead(timeOf(t, quarters)) : words.none}</Lead>
      {quarters > 0 ? (
        <Form action={`/${locale}/my${PATH}`} token={tokenFor(ISSUE, fields, error)}>
          <TextInput
            name="name"
            label={words.name}
            autocomplete="name"
            value={text(fields, "name")}
            error={problem?.of("name")}
          />
          <Checkbox
            name="showName"
            label={words.show}
            hint={words.showHint}
            checked={text(fields, "showName") === "yes"}
          />
          <Button>{words.button}</Button>
        </Form>
      ) : (
        <ButtonLink href={`/${locale}/my/volunteering/new`} kind="secondary">
          {t.volunteering.start}
        </ButtonLink>
      )}
    </>,
  );
}

certificates.get(OWN, (c) => certificatePage(c));

certificates.post(`${OWN}/withdraw`, async (c) => {
  const link = linkOf(c);
  try {
    openForm(WITHDRAW, await readFields(c), 0);
    await Volunteering.withdrawCertificate(link);
    return c.redirect(privatePath(c.var.locale, Volunteering.LINKS.certificate, link.certificateId), 303);
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 404) throw error;
    return certificatePage(c, error instanceof ConflictError ? error : new ConflictError("wrong_state"));
  }
});

async function certificatePage(c: PageContext, error?: unknown): Promise<Response> {
  const { t, f, locale, deps } = c.var;
  const words = t.volunteering.certificate;
  const own = await Volunteering.certificate(linkOf(c));
  const { nameOf } = await regionsOf(c);
  const problem = error === undefined ? undefined : formProblem(c, error);
  const path = privatePath(locale, Volunteering.LINKS.certificate, own.certificateId);
  const verify = `${deps.publicOrigin}/${locale}/volunteering/verify/${own.code}`;
  return page(
    c,
    {
      title: words.title,
      path: path.replace(`/${locale}`, ""),
      error: problem !== undefined,
      status: problem?.status ?? 200,
    },
    <>
      <ErrorSummary errors={problem?.errors ?? []} />
      {own.status === "valid" ? (
        <>
          <Panel title={words.title}>
            {own.name}
            <br />
            {words.given} <strong>{timeOf(t, own.quarters)}</strong>
          </Panel>
          <Qr text={verify} label={words.qr} />
          <p>
            {words.scan}{" "}
            <a class="kz-link" href={verify}>
              {verify}
            </a>
          </p>
        </>
      ) : (
        <>
          <Heading level={1}>{words.title}</Heading>
          <WarningText>{words.ended[own.status]}</WarningText>
        </>
      )}
      <SummaryList
        rows={[
          { key: t.common.field.status, value: words.status[own.status] },
          { key: words.time, value: timeOf(t, own.quarters) },
          { key: words.since, value: f.date(own.since) },
          { key: words.until, value: f.date(own.until) },
          { key: words.issued, value: f.date(own.createdAt) },
        ]}
      />
      <ByRegion t={t} regions={own.regions} nameOf={nameOf} />
      {own.status === "valid" ? (
        <ScreenOnly>
          <InsetText>
            {words.print} {own.showName ? words.shown : words.hidden}
          </InsetText>
          <Details summary={words.withdrawTitle}>
            <p>{words.withdrawText}</p>
            <Form action={`${path}/withdraw`} token={formToken(WITHDRAW)}>
              <Button kind="warning">{words.withdraw}</Button>
            </Form>
          </Details>
        </ScreenOnly>
      ) : null}
      <ScreenOnly>
        <p class="kz-body">
          <a class="kz-link" href={`/${locale}/my/volunteering`}>
            {t.volunteering.own.all}
          </a>
        </p>
      </ScreenOnly>
    </>,
  );
}
