import { randomBytes } from "node:crypto";
import type { Notice } from "@kz2050/core/kernel";
import { jsonLog } from "@kz2050/core/platform/log";
import { enqueue } from "@kz2050/core/platform/queue";
import { resources } from "@kz2050/core/platform/resource";
import { createEngine } from "@kz2050/core/table/dynamo";
import { signed } from "@kz2050/core/table/dynamo-signed";
import { sesMailer } from "@kz2050/mail/ses";
import type { WorkerDeps } from "./deps.ts";

/** What a deployed worker works with: the stage's tables, secrets, queue and mail provider. */
export async function makeDeps(): Promise<WorkerDeps> {
  const { database, tableName, secrets, mailQueueUrl, mailSender, publicOrigin, officeOrigin } = await resources();
  return {
    now: () => new Date(),
    random: randomBytes,
    secrets,
    log: jsonLog,
    engine: createEngine({ tableName, carry: signed(database) }),
    enqueue: (notices: readonly Notice[]) => enqueue(mailQueueUrl, notices, new Date()),
    mailer: sesMailer(mailSender),
    publicOrigin,
    officeOrigin,
  };
}
