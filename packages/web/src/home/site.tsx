import { Stream } from "@kz2050/core/stream";
import { Band, ButtonLink, CardList, Figures, Hero, Steps, servicePaths } from "@kz2050/ui";
import { Hono } from "hono";
import { type Pages, page } from "../page.tsx";

export const home = new Hono<Pages>();

/** Counters of the whole movement, moved by the streams. */
const FIGURES = ["membership.members", "raised", "lectures", "proposals"] as const;

/** In one screen: what one can do here. */
home.get("/", async (c) => {
  const { t, f, locale } = c.var;
  const { join, give, lecture, council, how, figures, trust } = t.home;
  const link = (service: keyof typeof servicePaths): string => `/${locale}${servicePaths[service]}`;
  const [members = 0, raised = 0, lectures = 0, proposals = 0] = await Stream.countsOf(FIGURES, { eventual: true });
  return page(
    c,
    {
      title: t.common.siteName,
      path: "",
      description: t.home.lead,
      hero: (
        <Hero title={t.home.title} lead={t.home.lead}>
          <ButtonLink href={link("membership")} kind="inverse" start>
            {join.action}
          </ButtonLink>
        </Hero>
      ),
    },
    <>
      <h2>{t.home.doTitle}</h2>
      <CardList
        headingLevel={3}
        items={[
          { ...join, href: link("membership") },
          { ...give, href: link("campaign") },
          { ...lecture, href: link("lecture") },
          { ...council, href: link("council") },
        ]}
      />
      <p>
        <a href={`/${locale}/volunteering`}>{t.volunteering.title}</a>: {t.volunteering.lead}
      </p>
      <h2>{figures.title}</h2>
      <Figures
        items={[
          { value: f.number(members), label: figures.members(members) },
          { value: f.money(raised), label: figures.raised },
          { value: f.number(lectures), label: figures.lectures(lectures) },
          { value: f.number(proposals), label: figures.proposals(proposals) },
        ]}
      />
      <Band>
        <h2>{how.title}</h2>
        <Steps items={[how.steps.fill, how.steps.confirm, how.steps.follow]} />
      </Band>
      <h2>{trust.title}</h2>
      <ul>
        <li>{trust.money}</li>
        <li>{trust.decisions}</li>
        <li>{trust.data}</li>
      </ul>
    </>,
  );
});
