import { reaching, type Tables } from "./links.ts";
import type { Reach } from "./listing.ts";
import type { Stage } from "./stage.ts";

export interface HttpArgs {
  readonly handler: string;
  readonly stage: Stage;
  readonly door: sst.aws.Router;
  /** The path it answers under; the whole host without. */
  readonly path?: string;
  /** A prefix the door puts before the path to choose this function, taken off again before it is called. */
  readonly prefix?: string;
  readonly tables: Tables;
  readonly reach: Reach;
  readonly link: readonly unknown[];
  /** What it is told beside what every such function is. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Files that go beside the bundle, as SST names them. */
  readonly files?: sst.aws.FunctionArgs["copyFiles"];
}

/** A function that answers HTTP behind a door. Its own address is open: what lacks the origin key is refused in the app. */
export function api(name: string, args: HttpArgs): sst.aws.Function {
  const { link, permissions } = reaching(args.tables, args.reach);
  const path = args.prefix ?? args.path;
  return new sst.aws.Function(name, {
    handler: args.handler,
    memory: args.stage.memory.http,
    timeout: "15 seconds",
    link: [...link, ...args.link],
    permissions,
    ...(args.files && { copyFiles: args.files }),
    environment: {
      PARTNER_ORIGINS: args.stage.partners.join(" "),
      ...(args.stage.bank && { BANK_REQUISITES: JSON.stringify(args.stage.bank) }),
      ...args.environment,
    },
    url: {
      cors: false,
      router: {
        instance: args.door,
        ...(path && { path }),
        ...(args.prefix && { rewrite: { regex: `^${args.prefix}`, to: "" } }),
      },
    },
  });
}
