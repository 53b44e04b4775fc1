import { errorText, formatter, type Locale, messages } from "@kz2050/i18n";
import { Button, ButtonGroup, ButtonLink } from "./button.tsx";
import { Chart, Charts } from "./chart.tsx";
import { Checkbox, Checkboxes, Radios } from "./choice.tsx";
import { CardList, Original, ProgressBar, Timeline } from "./civic.tsx";
import { SummaryList, Table, Tag } from "./data.tsx";
import { DateInput } from "./date-input.tsx";
import { ErrorSummary, Form } from "./form.tsx";
import { SAMPLE_NAMES, SAMPLE_STORY } from "./gallery-words.ts";
import { Columns, Lead } from "./hero.tsx";
import { BackLink, Pagination } from "./navigation.tsx";
import { Details, InsetText, NotificationBanner, Panel, SectionBreak, WarningText } from "./notice.tsx";
import { Select } from "./select.tsx";
import { Textarea, TextInput } from "./text-input.tsx";
import { REGION_CODES, TileMap } from "./tile-map.tsx";

type Part = { locale: Locale };

export function NoticePart({ locale }: Part) {
  const { common, membership, campaign } = messages(locale);
  return (
    <>
      <BackLink href={`/${locale}`} />
      <h1>{campaign.title}</h1>
      <Lead>{campaign.lead}</Lead>
      <NotificationBanner kind="success" titleId="done" text={common.confirmMail.sent} />
      <NotificationBanner titleId="news">
        <p>{common.demo.text}</p>
      </NotificationBanner>
      <Panel headingLevel={2} title={membership.title}>
        {common.field.code}
        <br />
        <strong>A7K-204</strong>
      </Panel>
      <InsetText>
        <p>{common.privateLink.text}</p>
      </InsetText>
      <WarningText>{common.page.serverError.text}</WarningText>
      <Details summary={common.action.more}>
        <p>{common.footer.about}</p>
      </Details>
      <SectionBreak />
    </>
  );
}

export function FormPart({ locale }: Part) {
  const { common, membership } = messages(locale);
  const names = SAMPLE_NAMES[locale];
  const { field } = common;
  const emailError = errorText(locale, "invalid_email");
  const surnameError = errorText(locale, "required", { field: field.surname });
  const dateError = errorText(locale, "invalid_date", { field: field.birthDate });
  const consentError = errorText(locale, "consent_required");
  const comment = <Textarea name="other" label={field.comment} hint={common.form.characters(500)} rows={3} />;
  return (
    <Form action={`/${locale}/membership`} token="token" honeypot>
      <h2>{membership.title}</h2>
      <ErrorSummary
        errors={[
          { field: "surname", text: surnameError },
          { field: "birthDate", text: dateError },
          { field: "email", text: emailError },
          { field: "consent", text: consentError },
        ]}
      />
      <p>{common.form.requiredNote}</p>
      <TextInput name="surname" label={field.surname} autocomplete="family-name" error={surnameError} width={20} />
      <TextInput name="patronymic" label={field.patronymic} optional width={20} />
      <DateInput
        name="birthDate"
        label={field.birthDate}
        hint={common.form.dateHint}
        value={{ day: "31", month: "2", year: "1990" }}
        error={dateError}
        autocomplete="birthday"
      />
      <TextInput
        name="email"
        type="email"
        label={field.email}
        hint={field.emailHint}
        value="aigul"
        error={emailError}
        autocomplete="email"
        spellcheck={false}
      />
      <TextInput name="phone" type="tel" label={field.phone} hint={field.phoneHint} autocomplete="tel" width={20} />
      <TextInput name="amount" label={common.progress.target} inputmode="numeric" width={10} suffix="₸" />
      <Select
        name="region"
        label={field.region}
        empty
        value="71"
        items={REGION_CODES.map((value) => ({ value, text: names[value] }))}
      />
      <Radios
        name="language"
        label={field.languageOfLetters}
        value="kk"
        inline
        items={[
          { value: "kk", label: "Қазақша", lang: "kk" },
          { value: "ru", label: "Русский", lang: "ru" },
          { value: "en", label: "English", lang: "en" },
        ]}
      />
      <Radios
        name="reason"
        label={field.reason}
        hint={common.form.selectOne}
        value="other"
        items={[
          { value: "yes", label: common.yes, hint: common.form.dateHint },
          { value: "no", label: common.no },
          { value: "other", label: common.all, conditional: comment },
        ]}
      />
      <Checkboxes
        name="topics"
        label={common.form.selectAny}
        values={["give"]}
        items={[
          { value: "join", label: common.nav.membership },
          { value: "give", label: common.nav.campaign },
          { value: "lecture", label: common.nav.lecture },
        ]}
      />
      <Checkbox name="consent" label={common.consent.personalData} error={consentError} />
      <ButtonGroup>
        <Button>{common.action.send}</Button>
        <Button kind="secondary" name="intent" value="save">
          {common.action.save}
        </Button>
        <Button kind="warning" name="intent" value="withdraw">
          {common.action.withdraw}
        </Button>
        <Button disabled>{common.action.confirm}</Button>
        <a href={`/${locale}`}>{common.action.cancel}</a>
      </ButtonGroup>
      <ButtonLink href={`/${locale}/membership/apply`} start>
        {membership.start}
      </ButtonLink>
    </Form>
  );
}

export function RecordPart({ locale }: Part) {
  const { common, campaign, council, figure, reference } = messages(locale);
  const format = formatter(locale);
  const names = SAMPLE_NAMES[locale];
  const story = SAMPLE_STORY.kk;
  const states = (
    <>
      <Tag colour="green">{common.banner.success}</Tag> <Tag colour="yellow">{common.banner.important}</Tag>{" "}
      <Tag colour="red">{common.banner.warning}</Tag> <Tag colour="grey">{common.none}</Tag>{" "}
      <Tag colour="teal">{common.action.confirm}</Tag> <Tag colour="blue">{common.action.change}</Tag>{" "}
      <Tag colour="purple">{common.action.save}</Tag> <Tag colour="magenta">{common.action.add}</Tag>{" "}
      <Tag colour="orange">{common.action.send}</Tag>
    </>
  );
  const progress = (
    <ProgressBar
      value={1_240_000}
      max={2_000_000}
      valueText={format.money(124_000_000)}
      maxText={format.money(200_000_000)}
      shareText={format.percent(0.62)}
    />
  );
  return (
    <>
      <h2>{council.title}</h2>
      <p>{states}</p>
      <Columns
        aside={
          <>
            {progress}
            <ButtonLink href={`/${locale}/campaigns/cmp_1/give`} start>
              {campaign.start}
            </ButtonLink>
          </>
        }
      >
        <Original lang="kk">
          <p>{story.text}</p>
        </Original>
        <SummaryList
          rows={[
            {
              key: common.field.region,
              value: names["71"],
              actions: [{ href: "#region", text: common.action.change, hidden: common.field.region }],
            },
            { key: common.field.date, value: format.date("2026-11-22") },
            null,
            { key: common.progress.raised, value: format.money(124_000_000) },
          ]}
        />
      </Columns>
      <CardList
        columns={3}
        items={["15", "47", "71"].map((code, index) => ({
          title: story.title,
          href: `/${locale}/campaigns/cmp_${index}`,
          lang: locale === "kk" ? undefined : "kk",
          tag: <Tag colour={index === 0 ? "green" : "grey"}>{common.banner.important}</Tag>,
          meta: `${names[code as keyof typeof names]} · ${format.date("2026-12-31")}`,
          text: index === 1 ? undefined : story.text,
          extra: progress,
        }))}
      />
      <Table
        caption={common.map.caption}
        captionSize="m"
        stack
        firstCellIsHeader
        columns={[
          { head: common.map.region },
          { head: common.progress.raised, numeric: true },
          { head: common.progress.target, numeric: true },
        ]}
        rows={[
          [names["15"], format.money(52_300_000), format.money(80_000_000)],
          [names["47"], format.money(9_050), format.money(40_000_000)],
        ]}
      />
      <TileMap
        names={names}
        current="71"
        href={(code) => `/${locale}/campaigns?region=${code}`}
        data={Object.fromEntries(
          REGION_CODES.map((code, index) => [code, { value: (index * 7) % 12, text: format.number((index * 7) % 12) }]),
        )}
      />
      <Charts>
        {[figure.measure.applications, figure.measure.approvals].map((title) => (
          <Chart
            title={title}
            headingLevel={3}
            value={format.number(48)}
            note={figure.before.none}
            most={figure.chart.most(format.number(12))}
            label={figure.chart.label(title, "1", "9", "48")}
            points={Array.from({ length: 9 }, (_, index) => ({
              label: String(index + 1),
              value: index < 2 ? undefined : (index * 5) % 13,
              text: index < 2 ? figure.noData : format.number((index * 5) % 13),
            }))}
            table={{ summary: figure.chart.table, period: figure.chart.period, value: figure.chart.value }}
            more={<a href={`/${locale}/campaigns`}>{figure.how.link}</a>}
          />
        ))}
      </Charts>
      <h2>{common.history}</h2>
      <Timeline
        items={[
          { title: council.start, at: "2026-10-01", atText: format.date("2026-10-01") },
          {
            title: common.action.confirm,
            at: "2026-10-03T05:00:00.000Z",
            atText: format.dateTime("2026-10-03T05:00:00.000Z"),
            by: reference.role.moderator,
            text: <p>{council.lead}</p>,
          },
          { title: common.action.send, by: reference.role.central, current: true },
        ]}
      />
      <Pagination previous={`/${locale}/campaigns?before=a`} next={`/${locale}/campaigns?after=b`} />
    </>
  );
}
