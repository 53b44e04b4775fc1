import { signed } from "@kz2050/core/table/dynamo-signed";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";

/** The same floor by our signed request. */
void globalThis.Request;
const carry = signed({
  endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? "",
  region: "local",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
const app = new Hono();
app.get("*", async (c) => {
  await carry("GetItem", { TableName: "Counts", Key: { counterId: { S: "floor" } } });
  return c.text("floor");
});
export const handler = handle(app);
