import { type Locale, messages } from "@kz2050/i18n";
import { ButtonLink } from "./button.tsx";
import { CardList, Figures, Steps } from "./civic.tsx";
import { FormPart, NoticePart, RecordPart } from "./gallery-parts.tsx";
import { Band, Hero } from "./hero.tsx";
import { Layout, servicePaths } from "./layout.tsx";
import { Breadcrumbs } from "./navigation.tsx";

/** The home page as the components make it: the measure for the real one. */
export function HomeSample({ locale }: { locale: Locale }) {
  const { home } = messages(locale);
  const link = (service: keyof typeof servicePaths): string => `/${locale}${servicePaths[service]}`;
  return (
    <Layout
      locale={locale}
      title={messages(locale).common.siteName}
      description={home.lead}
      path=""
      origin="https://kazakhstan-2050.example"
      demo
      hero={
        <Hero title={home.title} lead={home.lead}>
          <ButtonLink href={link("membership")} kind="inverse" start>
            {home.join.action}
          </ButtonLink>
        </Hero>
      }
    >
      <h2>{home.doTitle}</h2>
      <CardList
        headingLevel={3}
        items={[
          { ...home.join, href: link("membership") },
          { ...home.give, href: link("campaign") },
          { ...home.lecture, href: link("lecture") },
          { ...home.council, href: link("council") },
        ]}
      />
      <h2>{home.figures.title}</h2>
      <Figures
        items={[
          { value: "14 000", label: home.figures.members(14_000) },
          { value: "3 240 500 ₸", label: home.figures.raised },
          { value: "312", label: home.figures.lectures(312) },
          { value: "47", label: home.figures.proposals(47) },
        ]}
      />
      <Band>
        <h2>{home.how.title}</h2>
        <Steps items={[home.how.steps.fill, home.how.steps.confirm, home.how.steps.follow]} />
      </Band>
      <h2>{home.trust.title}</h2>
      <ul>
        <li>{home.trust.money}</li>
        <li>{home.trust.decisions}</li>
        <li>{home.trust.data}</li>
      </ul>
    </Layout>
  );
}

/** Every component in one language, with invented contents: what the tests validate and the eye checks. */
export function Gallery({ locale }: { locale: Locale }) {
  const { common, campaign } = messages(locale);
  return (
    <Layout
      locale={locale}
      title={campaign.title}
      path="/campaigns"
      active="campaign"
      error
      private
      account={<a href={`/${locale}/mine`}>{common.nav.mine}</a>}
      footerLinks={[
        { href: "/api", text: common.footer.api },
        { href: "/office", text: common.footer.office },
      ]}
      before={<Breadcrumbs items={[{ text: common.nav.home, href: `/${locale}` }, { text: campaign.title }]} />}
    >
      <NoticePart locale={locale} />
      <FormPart locale={locale} />
      <RecordPart locale={locale} />
    </Layout>
  );
}
