import { TABLES } from "@kz2050/core/tables";

export const ORIGIN_KEY = "router-of-the-test";
export const SECRETS = { addressPepper: "0a".repeat(32), pseudonymPepper: "1b".repeat(32), linkKey: "2c".repeat(32) };
export const SITE = "https://site.example";
export const OFFICE = "https://office.example";
export const DOORS = {
  api: "packages/api/src/lambda.ts",
  site: "packages/web/src/lambda-site.ts",
  mine: "packages/web/src/lambda-mine.ts",
  office: "packages/office/src/lambda.ts",
} as const;

/** What a stage links, as SST's runtime reads it from the environment. */
export function links(): Record<string, string> {
  const linked: Record<string, unknown> = {
    App: { name: "kz2050", stage: "test" },
    Origins: { public: SITE, office: OFFICE },
    OriginKey: { value: ORIGIN_KEY },
    AddressPepper: { value: SECRETS.addressPepper },
    PseudonymPepper: { value: SECRETS.pseudonymPepper },
    LinkKey: { value: SECRETS.linkKey },
    MailQueue: { url: "https://queue.example/mail" },
    Mail: { address: "movement@site.example" },
    TiptopPublicId: { value: "pk_test" },
    TiptopApiSecret: { value: "secret" },
    ...Object.fromEntries(TABLES.map(({ name }) => [name, { name }])),
  };
  return Object.fromEntries(
    Object.entries(linked).map(([name, link]) => [`SST_RESOURCE_${name}`, JSON.stringify(link)]),
  );
}
