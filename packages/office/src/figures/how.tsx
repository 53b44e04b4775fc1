import { Statistic } from "@kz2050/core/statistic";
import { BackLink, Heading } from "@kz2050/ui";
import { type OfficeContext, page } from "../page.tsx";

/** What exactly each figure counts: the page that every figure leads to. */
export function howPage(c: OfficeContext): Response {
  const { t, locale } = c.var;
  const { how, measure: names, title } = t.figure;
  return page(
    c,
    { title: how.title, before: <BackLink href={`/office/${locale}/figures`}>{title}</BackLink> },
    <>
      <Heading level={1}>{how.title}</Heading>
      <p>{how.lead}</p>
      {Statistic.MEASURES.map((measure) => (
        <>
          <Heading level={2} id={measure}>
            {names[measure]}
          </Heading>
          <p>{how[measure]}</p>
        </>
      ))}
      <Heading level={2} id="members">
        {how.members}
      </Heading>
      <p>{how.membersText}</p>
      <Heading level={2} id="compare">
        {how.compare}
      </Heading>
      <p>{how.compareText}</p>
    </>,
  );
}
