import type { Formatter, Locale, Messages } from "@kz2050/i18n";

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** What a template is given: the words and formats of the reader's language, what happened, the private link, the code. */
export interface TemplateContext {
  readonly locale: Locale;
  readonly t: Messages;
  readonly f: Formatter;
  readonly facts: Facts;
  /** The whole private link, where the notice names one. */
  readonly link?: string | undefined;
  /** Six digits that stand for the link. */
  readonly code?: string | undefined;
  /** The public site, without a slash at the end. */
  readonly origin: string;
}

/** A file that goes with a letter. `type` is its media type. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

/** What a letter says; one renderer makes both its HTML and its text from this. */
export interface LetterContent {
  readonly subject: string;
  /** A line that some mailboxes show beside the subject. */
  readonly preheader?: string;
  readonly paragraphs: readonly string[];
  /** Of the paragraphs, where it is another than the reader's: said before them. */
  readonly written?: { readonly language: Locale; readonly said: string };
  /** Facts in two columns: name and value. */
  readonly details?: readonly (readonly [name: string, value: string])[];
  readonly button?: { readonly text: string; readonly href: string };
  readonly code?: string | undefined;
  /** After the button: how to withdraw, whom to ask. */
  readonly afterwards?: readonly string[];
  readonly attachments?: readonly Attachment[];
}

export type Template = (context: TemplateContext) => LetterContent;

/** A fact as text; "" where the notice has none. */
export const fact = (facts: Facts, name: string): string => String(facts[name] ?? "");
