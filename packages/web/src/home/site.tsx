import { CardList, Heading, Hero, Steps } from "@kz2050/ui";
import { Hono } from "hono";
import { page, type Pages } from "../page.tsx";

export const home = new Hono<Pages>();

/** In one screen: what one can do here. */
home.get("/", (c) => {
  const { t, locale } = c.var;
  const { join, give, lecture, council, how } = t.home;
  const doors = [
    { ...join, href: `/${locale}/membership` },
    { ...give, href: `/${locale}/campaigns` },
    { ...lecture, href: `/${locale}/lectures` },
    { ...council, href: `/${locale}/councils` },
  ];
  return page(
    c,
    {
      title: t.common.siteName,
      path: "",
      description: t.home.lead,
      hero: <Hero title={t.home.title} lead={t.home.lead} />,
    },
    <>
      <Heading level={2}>{t.home.doTitle}</Heading>
      <CardList items={doors.map(({ title, text, href }) => ({ title, text, href }))} />
      <Heading level={2}>{how.title}</Heading>
      <Steps items={[how.steps.fill, how.steps.confirm, how.steps.follow]} />
    </>,
  );
});
