import { mendFunctions } from "../infra/defaults.ts";
import { mendLinks, type Tables } from "../infra/links.ts";
import { type Stage, stageOf } from "../infra/stage.ts";
import { alarms } from "./alarms.ts";
import { api } from "./api.ts";
import { data } from "./data.ts";
import { type Doors, doors } from "./door.ts";
import { type Identity, identity } from "./identity.ts";
import { type Mail, mail } from "./mail.ts";
import { office } from "./office.ts";
import { web } from "./web.ts";
import { workers } from "./workers.ts";

/** What the functions of a stage are built on. */
export interface House {
  readonly stage: Stage;
  readonly tables: Tables;
  readonly identity: Identity;
  readonly mail: Mail;
  readonly doors: Doors;
}

/** The whole stage, in order; answers where it can be found. */
export function deploy() {
  const stage = stageOf($app.stage);
  mendLinks();
  mendFunctions(stage);
  const keys = identity();
  const house: House = { stage, tables: data(stage), identity: keys, mail: mail(stage), doors: doors(stage, keys) };
  const http = { Api: api(house), ...pages(house), Office: office(house) };
  alarms(house, http, workers(house));
  return { public: house.doors.front.url, office: house.doors.office.url };
}

function pages(house: House) {
  const { site, mine } = web(house);
  return { Site: site, Mine: mine };
}
