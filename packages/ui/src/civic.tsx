import { LOCALES, type Locale } from "@kz2050/i18n";
import type { Child, PropsWithChildren } from "hono/jsx";
import { useContext } from "hono/jsx";
import { Heading } from "./notice.tsx";
import { classes, LocaleContext, present, useWords } from "./words.ts";

export type ProgressBarProps = {
  /** Any unit, the same for both. */
  readonly value: number;
  readonly max: number;
  /** What the bar says in words, already formatted: "1 200 000 ₸". */
  readonly valueText: string;
  readonly maxText: string;
  /** Already formatted: "60 %". */
  readonly shareText?: string | undefined;
};

/** How much of a target is raised, as a bar and in words. */
export function ProgressBar({ value, max, valueText, maxText, shareText }: ProgressBarProps) {
  const words = useWords();
  return (
    <div class="kz-progress">
      <p class="kz-progress__text">
        <span>
          <strong class="kz-progress__value">{valueText}</strong> {words.progress.raised.toLowerCase()}
        </span>
        <span class="kz-progress__max">
          {words.progress.target}: {maxText}
        </span>
      </p>
      <progress
        class="kz-progress__bar"
        max={max}
        value={Math.min(value, max)}
        aria-label={words.progress.raisedOf(valueText, maxText)}
      >
        {shareText ?? words.progress.raisedOf(valueText, maxText)}
      </progress>
      {shareText ? <p class="kz-progress__share">{shareText}</p> : null}
    </div>
  );
}

/** How far a work is, as a bar and in one sentence. */
export function WorkProgress({ value, max, text }: { value: number; max: number; text: string }) {
  return (
    <div class="kz-progress">
      <p class="kz-progress__text">{text}</p>
      <progress class="kz-progress__bar" max={max} value={Math.min(value, max)} aria-label={text}>
        {text}
      </progress>
    </div>
  );
}

export type Figure = { readonly value: string; readonly label: Child };

/** A few numbers that matter, large. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl class="kz-figures">
      {items.map(({ value, label }) => (
        <div class="kz-figures__item">
          <dt class="kz-figures__label">{label}</dt>
          <dd class="kz-figures__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export type CardItem = {
  readonly title: Child;
  readonly href: string;
  /** The title's own language, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly tag?: Child;
  /** A line of facts under the title: region, date. */
  readonly meta?: Child;
  readonly text?: Child;
  /** A progress bar, a list of languages. */
  readonly extra?: Child;
  /** What one does: shown as a link at the foot of a service's card. */
  readonly action?: Child;
};

/** Campaigns, lecturers, proposals, services: each card leads to one page. */
export function CardList({
  items,
  headingLevel = 2,
  columns = 2,
}: {
  items: readonly CardItem[];
  headingLevel?: 2 | 3;
  columns?: 1 | 2 | 3;
}) {
  return (
    <ul class={classes("kz-cards", `kz-cards--${columns}`)}>
      {items.map((item) => (
        <li class="kz-card">
          {present(item.tag) ? <div class="kz-card__tag">{item.tag}</div> : null}
          <Heading level={headingLevel} class="kz-card__title">
            <a class="kz-card__link" href={item.href} lang={item.lang}>
              {item.title}
            </a>
          </Heading>
          {present(item.meta) ? <p class="kz-card__meta">{item.meta}</p> : null}
          {present(item.text) ? (
            <p class="kz-card__text" lang={item.lang}>
              {item.text}
            </p>
          ) : null}
          {present(item.extra) ? <div class="kz-card__extra">{item.extra}</div> : null}
          {present(item.action) ? (
            <p class="kz-card__action" aria-hidden="true">
              {item.action}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export type TimelineItem = {
  readonly title: Child;
  /** The instant or date as data, and as the page's language writes it. */
  readonly at?: string | undefined;
  readonly atText?: string | undefined;
  readonly by?: Child;
  readonly text?: Child;
  readonly current?: boolean | undefined;
};

/** What happened to a record, in order: when, by whom, why. */
export function Timeline({ items, headingLevel = 3 }: { items: readonly TimelineItem[]; headingLevel?: 2 | 3 }) {
  return (
    <ol class="kz-timeline">
      {items.map(({ title, at, atText, by, text, current }) => (
        <li class={classes("kz-timeline__item", current && "kz-timeline__item--current")}>
          <Heading level={headingLevel} class="kz-timeline__title">
            {title}
          </Heading>
          {at || present(by) ? (
            <p class="kz-timeline__meta">
              {at ? <time datetime={at}>{atText ?? at}</time> : null}
              {at && present(by) ? " · " : null}
              {by}
            </p>
          ) : null}
          {present(text) ? <div class="kz-timeline__text">{text}</div> : null}
        </li>
      ))}
    </ol>
  );
}

export type OriginalProps = PropsWithChildren<{
  /** The language the content was written in. */
  lang: Locale;
  /** False where the label would repeat: a list of titles. */
  labelled?: boolean | undefined;
}>;

/** What a person wrote, in the language it was written in: marked, and labelled when that is not the page's. */
export function Original({ lang, labelled = true, children }: OriginalProps) {
  const foreign = useContext(LocaleContext) !== lang;
  return (
    <div class="kz-original" lang={foreign ? lang : undefined}>
      {foreign && labelled ? <LanguageLabel lang={lang} /> : null}
      {children}
    </div>
  );
}

/** "Written in Russian", in the page's language; nothing when it is the page's language. */
export function LanguageLabel({ lang }: { lang: Locale }) {
  const locale = useContext(LocaleContext);
  const words = useWords();
  if (locale === lang || !LOCALES.includes(lang)) return null;
  return (
    <p class="kz-original__label" lang={locale}>
      {words.language.writtenIn[lang]}
    </p>
  );
}

export type Step = { readonly title: Child; readonly text?: Child };

/** What will happen, step by step. */
export function Steps({ items, headingLevel = 3 }: { items: readonly Step[]; headingLevel?: 2 | 3 }) {
  return (
    <ol class="kz-steps">
      {items.map(({ title, text }) => (
        <li class="kz-steps__item">
          <Heading level={headingLevel} class="kz-steps__title">
            {title}
          </Heading>
          {present(text) ? <p class="kz-steps__text">{text}</p> : null}
        </li>
      ))}
    </ol>
  );
}
