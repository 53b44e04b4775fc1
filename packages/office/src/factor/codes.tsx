import { ButtonLink, Heading, WarningText } from "@kz2050/ui";
import { type OfficeContext, page } from "../page.tsx";

/** The recovery codes, in the answer itself: they are kept nowhere, so no later page could show them. */
export function codesPage(c: OfficeContext, codes: readonly string[], next: string): Response {
  const words = c.var.t.factor.codes;
  return page(
    c,
    { title: words.title, languageHref: null },
    <>
      <Heading level={1}>{words.title}</Heading>
      <p class="kz-body">{words.lead}</p>
      <ul class="kz-list">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <WarningText>{words.once}</WarningText>
      <ButtonLink href={next}>{words.done}</ButtonLink>
    </>,
  );
}
