import { door } from "../infra/door.ts";
import type { Stage } from "../infra/stage.ts";
import type { Identity } from "./identity.ts";

/** Before a path: chosen at the edge for `mine`, and taken off before it is called. */
export const MINE = "/~mine";

/** Every POST but the API's, and everything private, goes to `mine`; the rest that is not the API's goes to `site`. */
const SORTING = `const api = /^\\/api(\\/|$)/.test(request.uri);
const mine = !/^(GET|HEAD)$/.test(request.method) || /^\\/(kk|ru|en)\\/my(\\/|$)/.test(request.uri);
if (mine && !api) request.uri = ${JSON.stringify(MINE)} + request.uri;`;

/** Two hosts: the public's and the office's, so that neither's pages nor cookies reach the other. */
export function doors(stage: Stage, { originKey }: Identity) {
  const front = door("Door", { stage, host: stage.domain, originKey, sorting: SORTING });
  const office = door("OfficeDoor", { stage, host: stage.domain && `office.${stage.domain}`, originKey });
  const origins = new sst.Linkable("Origins", { properties: { public: front.url, office: office.url } });
  return { front, office, origins };
}
export type Doors = ReturnType<typeof doors>;
