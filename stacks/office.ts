import { api as served } from "../infra/api.ts";
import { secret } from "../infra/secrets.ts";
import { HTTP } from "./functions.ts";
import type { House } from "./index.ts";

/** The staff's back office, behind its own door. */
export function office({ stage, tables, identity, doors }: House) {
  const { sso = [] } = stage;
  return served("Office", {
    ...HTTP.Office,
    stage,
    tables,
    door: doors.office,
    link: [doors.origins, ...identity.keys, ...identity.originKeys, ...sso.map((one) => secret(one.secret))],
    ...(sso.length > 0 && { environment: { SSO_ORGANISATIONS: JSON.stringify(sso) } }),
  });
}
