import { formatter, type Locale, messages } from "@kz2050/i18n";
import { stopHeaders } from "./header.ts";
import type { Attachment, Facts, LetterContent } from "./template.ts";
import { TEMPLATES } from "./templates.ts";

/** A letter ready to be addressed. */
export interface Rendered {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly headers: Readonly<Record<string, string>>;
}

/** Renders a notice of this kind. @throws where no template has that name: a programmer's mistake. */
export function render(input: {
  readonly kind: string;
  readonly locale: Locale;
  readonly facts: Facts;
  readonly link?: string | undefined;
  readonly code?: string | undefined;
  /** Where one press stops letters of this topic; none for those that must reach a person. */
  readonly stop?: string | undefined;
  readonly origin: string;
}): Rendered {
  const template = TEMPLATES[input.kind];
  if (!template) throw new Error(`No letter is called ${input.kind}`);
  const { locale, stop } = input;
  const content = template({ ...input, t: messages(locale), f: formatter(locale) });
  return {
    subject: oneLine(content.subject),
    html: `<!doctype html>${(<Letter locale={locale} content={content} stop={stop} />).toString()}`,
    text: textOf(locale, content, stop),
    attachments: content.attachments ?? [],
    headers: stop === undefined ? {} : stopHeaders(stop),
  };
}

/** A subject with no line break or control character in it, whatever a title may hold: a header takes no second line. */
const oneLine = (subject: string): string => subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;";
const INK = "#1b2a2e";
const TEAL = "#0b4f57";
const PARAGRAPH = `${FONT}font-size:16px;line-height:1.5;color:${INK};margin:0 0 16px;`;
const SMALL = `${FONT}font-size:14px;line-height:1.5;color:#4a5b60;margin:0 0 8px;`;

function Letter({ locale, content, stop }: { locale: Locale; content: LetterContent; stop: string | undefined }) {
  const { mail, common } = messages(locale);
  const { button, code, written } = content;
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{content.subject}</title>
      </head>
      <body style="margin:0;padding:0;background:#eef3f3;">
        {content.preheader ? <div style="display:none;max-height:0;overflow:hidden;">{content.preheader}</div> : null}
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef3f3;">
          <tr>
            <td align="center" style="padding:24px 12px;">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;background:#ffffff;"
              >
                <tr>
                  <td
                    style={`background:${TEAL};border-bottom:4px solid #e0a526;padding:16px 24px;${FONT}font-size:18px;font-weight:700;color:#ffffff;`}
                  >
                    {common.siteName}
                  </td>
                </tr>
                <tr>
                  <td style="padding:24px;">
                    <p style={PARAGRAPH}>{mail.greetingPlain}</p>
                    {written ? <p style={SMALL}>{written.said}</p> : null}
                    {content.paragraphs.map((paragraph) => (
                      <p style={PARAGRAPH} lang={written?.language}>
                        {paragraph}
                      </p>
                    ))}
                    {content.details && content.details.length > 0 ? <Details rows={content.details} /> : null}
                    {button ? (
                      <p style="margin:24px 0;">
                        <a
                          href={button.href}
                          style={`${FONT}display:inline-block;background:${TEAL};color:#ffffff;font-size:18px;font-weight:700;text-decoration:none;padding:12px 20px;`}
                        >
                          {button.text}
                        </a>
                      </p>
                    ) : null}
                    {code ? (
                      <>
                        <p style={SMALL}>{mail.codeLead}</p>
                        <p
                          style={`${FONT}font-size:28px;font-weight:700;letter-spacing:6px;color:${INK};margin:0 0 16px;`}
                        >
                          {code}
                        </p>
                      </>
                    ) : null}
                    {(content.afterwards ?? []).map((line) => (
                      <p style={PARAGRAPH}>{line}</p>
                    ))}
                    {button ? (
                      <p style={SMALL}>
                        {mail.linkFallback}
                        <br />
                        <span style="word-break:break-all;">{button.href}</span>
                      </p>
                    ) : null}
                  </td>
                </tr>
                <tr>
                  <td style="padding:16px 24px;border-top:1px solid #c9d5d6;">
                    <p style={SMALL}>{mail.signature}</p>
                    <p style={SMALL}>{mail.whyYou}</p>
                    {stop ? (
                      <p style={SMALL}>
                        <a href={stop} style={`color:${TEAL};`}>
                          {mail.stop}
                        </a>
                      </p>
                    ) : null}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

function Details({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <table role="presentation" cellpadding="0" cellspacing="0" width="100%" style="margin:0 0 16px;">
      {rows.map(([name, value]) => (
        <tr>
          <td
            style={`${FONT}font-size:16px;color:#4a5b60;padding:6px 12px 6px 0;vertical-align:top;width:40%;border-bottom:1px solid #e3eaea;`}
          >
            {name}
          </td>
          <td
            style={`${FONT}font-size:16px;color:${INK};padding:6px 0;vertical-align:top;border-bottom:1px solid #e3eaea;`}
          >
            {value}
          </td>
        </tr>
      ))}
    </table>
  );
}

/** The text twin: the same words for mailboxes and people without HTML. */
function textOf(locale: Locale, content: LetterContent, stop: string | undefined): string {
  const { mail } = messages(locale);
  const details = (content.details ?? []).map(([name, value]) => `${name}: ${value}`).join("\n");
  const parts = [
    mail.greetingPlain,
    content.written?.said ?? "",
    ...content.paragraphs,
    details,
    content.button ? `${content.button.text}:\n${content.button.href}` : "",
    content.code ? `${mail.codeLead} ${content.code}` : "",
    ...(content.afterwards ?? []),
    `--\n${mail.signature}\n${mail.whyYou}${stop ? `\n${mail.stop}: ${stop}` : ""}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
