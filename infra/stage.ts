import type { SsoSecretName } from "./secrets.ts";

/** What a stage has of its own. Everything else is the same on all of them. */
interface Row {
  /**
   * Where every table of the stage lives, the personal ones too: ops' decision, since the law wants citizens' data kept
   * in the country. Personal tables stand apart (`personal` in a description; no transaction spans them and others),
   * so that they alone can move to another engine one day.
   */
  readonly region: aws.Region;
  /** What becomes of the tables when the stage, or one of them, is removed. */
  readonly removal: "retain" | "remove";
  /** `sst remove` is refused, and so is a deployment that would replace a table. */
  readonly protect: boolean;
  /** A table can be put back to any second of the last 35 days. */
  readonly recovery: boolean;
  /** AWS itself refuses to delete a table. */
  readonly deletionProtection: boolean;
  readonly logs: "1 week" | "1 month" | "1 year";
  /** The public host, in a Route 53 zone of the account; the office is `office.` of it. None: CloudFront's own names. */
  readonly domain?: string;
  /** Mail comes from `no-reply@` this domain. A stage that does not own the identity borrows it of another. */
  readonly mail: { readonly domain: string; readonly owned: boolean };
  /** Origins of partners' sites whose pages may post our forms and be returned to. */
  readonly partners: readonly string[];
  /** The movement's account, shown to who gives by bank transfer. None: transfers are not offered. */
  readonly bank?: Bank;
  /** Organisations whose people sign in to the office with their own accounts. None: codes and passkeys alone. */
  readonly sso?: readonly Organisation[];
  /** Requests that one network address may make in five minutes, counted at the edge. High: a village shares one. */
  readonly requestsPerAddress?: number;
  /** Who is told when something breaks. None: no alarms. */
  readonly ops?: string;
  readonly memory: { readonly http: Memory; readonly worker: Memory };
}
/** An OpenID Connect issuer; its client's redirect address is `<office>/office/kk/sign-in/with/<id>/return`. */
interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** The name of the secret with the client's secret: `sst secret set SsoMinistry …`. */
  readonly secret: SsoSecretName;
  /** Mail domains it vouches for. */
  readonly domains: readonly string[];
  /** Where it says that a second factor was shown, ours is not asked for. */
  readonly trustsSecondFactor: boolean;
}
/** Requisites of a payment order, as a bank of the country wants them. */
interface Bank {
  readonly holder: string;
  readonly bin: string;
  readonly iban: string;
  readonly bank: string;
  readonly bic: string;
  readonly kbe: string;
  readonly knp: string;
}
type Memory = "512 MB" | "1024 MB" | "1769 MB";

export interface Stage extends Row {
  readonly name: string;
}

const STAGES: Readonly<Record<string, Row>> = {
  production: {
    region: "eu-central-1",
    removal: "retain",
    protect: true,
    recovery: true,
    deletionProtection: true,
    logs: "1 year",
    domain: "kazakhstan2050.example",
    mail: { domain: "kazakhstan2050.example", owned: true },
    partners: [],
    requestsPerAddress: 20_000,
    ops: "ops@kazakhstan2050.example",
    memory: { http: "1769 MB", worker: "1024 MB" },
  },
  staging: {
    region: "eu-central-1",
    removal: "retain",
    protect: false,
    recovery: true,
    deletionProtection: false,
    logs: "1 month",
    domain: "staging.kazakhstan2050.example",
    mail: { domain: "staging.kazakhstan2050.example", owned: true },
    partners: [],
    ops: "ops@kazakhstan2050.example",
    memory: { http: "1769 MB", worker: "1024 MB" },
  },
  dev: {
    region: "eu-central-1",
    removal: "remove",
    protect: false,
    recovery: false,
    deletionProtection: false,
    logs: "1 week",
    domain: "dev.kazakhstan2050.example",
    mail: { domain: "dev.kazakhstan2050.example", owned: true },
    partners: [],
    sso: [
      {
        id: "movement",
        name: "«Қазақстан 2050»",
        issuer: "https://login.kazakhstan2050.example",
        clientId: "office-dev",
        secret: "SsoMovement",
        domains: ["kazakhstan2050.example"],
        trustsSecondFactor: false,
      },
    ],
    ops: "ops@kazakhstan2050.example",
    memory: { http: "1024 MB", worker: "512 MB" },
  },
  /** A pull request has `pr-` and its number, beside dev in one account, and sends by dev's identity. */
  "pr-N": {
    region: "eu-central-1",
    removal: "remove",
    protect: false,
    recovery: false,
    deletionProtection: false,
    logs: "1 week",
    mail: { domain: "dev.kazakhstan2050.example", owned: false },
    partners: [],
    memory: { http: "1024 MB", worker: "512 MB" },
  },
};

/** The stage of that name. @throws where the table has none. */
export function stageOf(name: string): Stage {
  const key = /^pr-\d+$/.test(name) ? "pr-N" : name;
  const row = name !== "pr-N" && Object.hasOwn(STAGES, key) ? STAGES[key] : undefined;
  if (!row) throw new Error(`No stage "${name}": there are production, staging, dev and pr-<number>.`);
  return { ...row, name };
}
