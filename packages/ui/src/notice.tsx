import type { Child, PropsWithChildren } from "hono/jsx";
import { classes, present, useWords } from "./words.ts";

type Level = 1 | 2 | 3 | 4;

/** A heading of a level that the page decides. */
export function Heading({
  level,
  id,
  class: extra,
  children,
}: PropsWithChildren<{ level: Level; id?: string; class?: string }>) {
  if (level === 1) {
    return (
      <h1 id={id} class={extra}>
        {children}
      </h1>
    );
  }
  if (level === 2) {
    return (
      <h2 id={id} class={extra}>
        {children}
      </h2>
    );
  }
  if (level === 3) {
    return (
      <h3 id={id} class={extra}>
        {children}
      </h3>
    );
  }
  return (
    <h4 id={id} class={extra}>
      {children}
    </h4>
  );
}

/** The confirmation at the end of a path: what was done, and the number to keep. */
export function Panel({
  title,
  headingLevel = 1,
  children,
}: PropsWithChildren<{ title: Child; headingLevel?: Level }>) {
  return (
    <div class="kz-panel kz-panel--confirmation">
      <Heading level={headingLevel} class="kz-panel__title">
        {title}
      </Heading>
      {present(children) ? <div class="kz-panel__body">{children}</div> : null}
    </div>
  );
}

/** A quiet remark set apart from the text. */
export function InsetText({ id, children }: PropsWithChildren<{ id?: string | undefined }>) {
  return (
    <div id={id} class="kz-inset-text">
      {children}
    </div>
  );
}

/** What cannot be undone, or has consequences. */
export function WarningText({ prefix, children }: PropsWithChildren<{ prefix?: string | undefined }>) {
  const words = useWords();
  return (
    <div class="kz-warning-text">
      <span class="kz-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="kz-warning-text__text">
        <span class="kz-visually-hidden">{prefix ?? words.banner.warning}</span> {children}
      </strong>
    </div>
  );
}

/** Help that only some need. */
export function Details({
  summary,
  id,
  open,
  children,
}: PropsWithChildren<{ summary: Child; id?: string | undefined; open?: boolean | undefined }>) {
  return (
    <details id={id} class="kz-details" open={open}>
      <summary class="kz-details__summary">
        <span class="kz-details__summary-text">{summary}</span>
      </summary>
      <div class="kz-details__text">{children}</div>
    </details>
  );
}

export type NotificationBannerProps = PropsWithChildren<{
  /** `success` is announced at once. */
  kind?: "important" | "success" | undefined;
  title?: Child;
  titleId?: string | undefined;
  /** One sentence, set large; for more use children. */
  text?: Child;
}>;

/** News about what was just done, or about the service. */
export function NotificationBanner({ kind = "important", title, titleId, text, children }: NotificationBannerProps) {
  const words = useWords();
  const id = titleId ?? "kz-notification-banner-title";
  const success = kind === "success";
  const landmark = { role: success ? ("alert" as const) : ("region" as const), "aria-labelledby": id };
  return (
    <div class={classes("kz-notification-banner", success && "kz-notification-banner--success")} {...landmark}>
      <div class="kz-notification-banner__header">
        <h2 class="kz-notification-banner__title" id={id}>
          {title ?? words.banner[kind]}
        </h2>
      </div>
      <div class="kz-notification-banner__content">
        {present(text) ? <p class="kz-notification-banner__heading">{text}</p> : null}
        {children}
      </div>
    </div>
  );
}

export function SectionBreak() {
  return <hr class="kz-section-break kz-section-break--l kz-section-break--visible" />;
}
