import { Audit, type Description, PersonalAudit, Requests } from "./table/index.ts";

/** Every table of the platform: what the stacks deploy and the local engine makes. */
export const TABLES: readonly Description[] = [Audit, PersonalAudit, Requests];
