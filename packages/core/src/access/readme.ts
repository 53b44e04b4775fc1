import { ROLES, type Role, type Scope } from "../kernel/index.ts";
import { FIELD_MATRIX } from "./fields.ts";
import { MATRIX, STEP_UP, type StaffVerb } from "./matrix.ts";

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  central: "central office",
  coordinator: "coordinator",
  moderator: "moderator",
  member: "council member",
  finance: "finance",
  organiser: "organiser",
};

const FIELD_NAMES: Readonly<Record<keyof typeof FIELD_MATRIX, string>> = {
  name: "name, role at a school",
  phone: "phone",
  email: "e-mail",
  birthDate: "birth date",
  age: "age in years",
  text: "what somebody wrote of themselves",
  publicName: "name shown by a giver or an author",
};

type Roles = Readonly<Partial<Record<Role, Scope>>>;
const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const cell = (roles: Roles, role: Role): string => roles[role] ?? "";

function table(head: string, rows: readonly (readonly [name: string, roles: Roles])[]): string[] {
  return [
    line([head, ...ROLES.map((role) => ROLE_NAMES[role])]),
    line(["---", ...ROLES.map(() => "---")]),
    ...rows.map(([name, roles]) => line([name, ...ROLES.map((role) => cell(roles, role))])),
  ];
}

const verbs = Object.keys(MATRIX) as StaffVerb[];
const domainOf = (verb: StaffVerb): string => verb.slice(0, verb.indexOf("."));

/** README.md of this folder, made from the tables that the code obeys: `npm run -s access -w @kz2050/core` writes it. */
export function accessReadme(): string {
  const domains = [...new Set(verbs.map(domainOf))];
  const nameOf = (verb: StaffVerb) => `\`${verb}\`${STEP_UP.has(verb) ? " **†**" : ""}`;
  return [
    "# Who may do what",
    "",
    "<!-- Written from matrix.ts and fields.ts by `npm run -s access -w @kz2050/core`: do not edit. -->",
    "",
    "A member of staff holds roles, each for one place and a time (a start, and an end or none): the whole **country**, a",
    "**region**, a civic **council** or a **campaign**. A cell says how far a role of that kind reaches for a verb; an",
    "empty one that it does not. A role given for the country reaches everywhere its row names the role at all. A role",
    "counts from its first minute to its last, whatever session is open. **†** asks for a second factor shown within the",
    "last ten minutes.",
    "",
    '`matrix.ts` is the one place where this is said: an action takes its row with `may("…")` and says with `within(…)`',
    "where it acts, and `packages/testing/src/matrix` tries every verb as every role in its own place and in another's.",
    "Actions of anybody, of a person signed in, of any staff or of the platform say so at themselves.",
    "",
    ...domains.flatMap((domain) => [
      `## ${domain}`,
      "",
      ...table(
        "verb",
        verbs.filter((verb) => domainOf(verb) === domain).map((verb) => [nameOf(verb), MATRIX[verb]] as const),
      ),
      "",
    ]),
    "## What of a person is shown",
    "",
    "A verb opens a record; `visibleFields` says what of the person is told there, on pages, in the API and in exports",
    "alike. What a reader may not see is left out of the answer, and a page says that it is hidden.",
    "",
    ...table(
      "of a person",
      (Object.keys(FIELD_MATRIX) as (keyof typeof FIELD_MATRIX)[]).map(
        (field) => [FIELD_NAMES[field], FIELD_MATRIX[field]] as const,
      ),
    ),
    "",
  ].join("\n");
}
