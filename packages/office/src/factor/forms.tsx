import type { Identity } from "@kz2050/core/identity";
import { type Fields, type FormProblem, formToken } from "@kz2050/http";
import { Button, Details, Form, type FormError, TextInput } from "@kz2050/ui";
import type { Child } from "hono/jsx";
import type { OfficeContext } from "../page.tsx";
import { CEREMONY, CODE, CREDENTIAL, isProof } from "./bearer.ts";

type Hidden = readonly (readonly [name: string, value: string])[];

/** A form's fields as hidden ones, each as often as it came; what showed a factor is left out. */
export const hiddenOf = (fields: Fields): Hidden =>
  Object.entries(fields)
    .filter(([name]) => !isProof(name))
    .flatMap(([name, value]) => [value].flat().map((one) => [name, one as string] as const));

/**
 * A form whose button asks the browser for a passkey: made or shown. Hidden until its script runs; `ask` is where the
 * question comes from.
 */
export function PasskeyForm(props: {
  readonly c: OfficeContext;
  readonly action: "create" | "get";
  readonly post: string;
  readonly ask: string;
  readonly hidden?: Hidden;
  readonly button: string;
  readonly kind?: "primary" | "secondary";
  readonly children?: Child;
}) {
  const { c, hidden = [["formToken", formToken("office")]] } = props;
  const words = c.var.t.factor.passkey;
  return (
    <form
      action={props.post}
      method="post"
      hidden
      novalidate
      data-action={props.action}
      data-ask={props.ask}
      data-failed={words.failed}
      data-unsupported={words.unsupported}
    >
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name={CEREMONY} value="" />
      <input type="hidden" name={CREDENTIAL} value="" />
      {props.children}
      <p class="kz-error-message" role="alert" hidden></p>
      <Button kind={props.kind}>{props.button}</Button>
    </form>
  );
}

/** What a page says without a script, where only a script could help. */
export const NoScript = ({ c }: { c: OfficeContext }) => (
  <noscript>
    <p class="kz-body">{c.var.t.factor.passkey.noScript}</p>
  </noscript>
);

/** The lines of an error summary, each leading to the one field a factor is typed in. */
export const factorErrors = (problem: FormProblem | undefined): readonly FormError[] =>
  (problem?.errors ?? []).map(({ field, text }) => ({ text, ...(field === "code" && { field: CODE }) }));

/** Every way this person has to show a factor: they post to `post`, with the hidden fields. */
export function ProofForms(props: {
  readonly c: OfficeContext;
  readonly factors: Identity.Factors;
  readonly post: string;
  readonly hidden?: Hidden;
  readonly problem: FormProblem | undefined;
}) {
  const { c, factors, post, problem } = props;
  const words = c.var.t.factor.show;
  const hidden: Hidden = props.hidden ?? [["formToken", formToken("office")]];
  const hasPasskey = factors.passkeys.length > 0;
  const field = (label: string, hint: string) => (
    <CodeForm post={post} hidden={hidden} submit={words.submit} kind={hasPasskey ? "secondary" : "primary"}>
      <TextInput
        name={CODE}
        label={label}
        hint={hint}
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        width={20}
        error={problem?.of("code")}
      />
    </CodeForm>
  );
  return (
    <>
      {hasPasskey ? (
        <PasskeyForm
          c={c}
          action="get"
          post={post}
          ask={`/office/${c.var.locale}/factor/ask`}
          hidden={hidden}
          button={words.passkey}
        />
      ) : null}
      {hasPasskey && !factors.totp ? <NoScript c={c} /> : null}
      {factors.totp ? (
        field(words.code, words.codeHint)
      ) : (
        <Details summary={words.lost} open={problem?.of("code") !== undefined}>
          {field(words.recovery, words.recoveryHint)}
        </Details>
      )}
      <p class="kz-hint">{words.none}</p>
    </>
  );
}

function CodeForm(props: {
  readonly post: string;
  readonly hidden: Hidden;
  readonly submit: string;
  readonly kind: "primary" | "secondary";
  readonly children: Child;
}) {
  return (
    <Form action={props.post}>
      {props.hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.children}
      <Button kind={props.kind}>{props.submit}</Button>
    </Form>
  );
}
