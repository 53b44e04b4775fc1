import { createRoute } from "@hono/zod-openapi";
import { Campaign } from "@kz2050/core/campaign";
import { Council } from "@kz2050/core/council";
import { Export } from "@kz2050/core/export";
import { Reference } from "@kz2050/core/reference";
import * as z from "zod";
import { ANYONE, CACHED, json, newRoutes, paged, problems } from "../route.ts";

/** How the movement moderates, for everybody: the figures, and the log of what was not published. */
export const moderation = newRoutes();
const tags = ["moderation"];

const council = Council.CouncilCode.optional().meta({ description: "One council; without it all", example: "astana" });
const Asked = z.object({ council });
const Figures = z
  .object({
    items: z.array(Council.ModerationMonth),
    hiddenNames: z
      .partialRecord(Campaign.HideReason, z.int().nonnegative())
      .meta({ description: "Shown names taken off campaigns in these months, by reason; of all campaigns" }),
  })
  .meta({ id: "Moderation", description: "The last twelve months; those in which nothing happened are left out." });

/** @throws NotFoundError for a council that there is none of */
async function known(code: string | undefined): Promise<string | undefined> {
  return code === undefined ? undefined : (await Reference.get("council", code)).code;
}

moderation.openapi(
  createRoute({
    method: "get",
    path: "/api/moderation",
    tags,
    summary: "Read how the councils moderate, by month",
    ...ANYONE,
    middleware: CACHED,
    request: { query: Asked },
    responses: { 200: json(Figures, "The figures"), ...problems(404, 422) },
  }),
  async (c) => {
    const { items } = await Council.moderation(await known(c.req.valid("query").council));
    const hiddenNames = await Campaign.hiddenNames(Council.monthsShown());
    return c.json({ items: [...items], hiddenNames }, 200);
  },
);

const HEAD = [
  ...["council", "month", "submitted", "published", "refused"],
  ...Council.REFUSALS.map((reason) => `refused_${reason}`),
  ...["median_days", "appealed"],
  ...Council.APPEAL_OUTCOMES.map((outcome) => `appeal_${outcome}`),
];

const cellsOf = (row: Council.ModerationMonth): Export.Cell[] => [
  ...[row.council, row.month, row.submitted, row.published, row.refused],
  ...Council.REFUSALS.map((reason) => row.reasons[reason] ?? 0),
  ...[row.medianDays ?? null, row.appealed],
  ...Council.APPEAL_OUTCOMES.map((outcome) => row.appeals[outcome] ?? 0),
];

moderation.openapi(
  createRoute({
    method: "get",
    path: "/api/moderation.csv",
    tags,
    summary: "The same as a table",
    description: "UTF-8 with semicolons and decimal commas, as spreadsheets here read it.",
    ...ANYONE,
    middleware: CACHED,
    request: { query: Asked },
    responses: {
      200: { description: "A row a council and month", content: { "text/csv": { schema: z.string() } } },
      ...problems(404, 422),
    },
  }),
  async (c) => {
    const { items } = await Council.moderation(await known(c.req.valid("query").council));
    const lines = [HEAD, ...items.map(cellsOf)].map(Export.csvLine).join("");
    return c.body(`${Export.BOM}${lines}`, 200, {
      "content-type": Export.MIME.csv,
      "content-disposition": 'attachment; filename="moderation.csv"',
    });
  },
);

moderation.openapi(
  createRoute({
    method: "get",
    path: "/api/moderation/cases",
    tags,
    summary: "List what was not published, the newest first",
    ...ANYONE,
    middleware: CACHED,
    request: {
      query: Asked.extend({
        cursor: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(50).optional().meta({ type: "integer" }),
      }),
    },
    responses: { 200: json(paged(Council.ModerationCase), "The cases"), ...problems(400, 404, 422) },
  }),
  async (c) => {
    const { council: code, ...query } = c.req.valid("query");
    return c.json(await Council.moderationLog({ council: await known(code), ...query }), 200);
  },
);

moderation.openapi(
  createRoute({
    method: "get",
    path: "/api/moderation/cases/{caseNumber}",
    tags,
    summary: "Read one case by its number",
    ...ANYONE,
    middleware: CACHED,
    request: { params: z.object({ caseNumber: z.string().max(40).meta({ example: "7394-2586" }) }) },
    responses: { 200: json(Council.ModerationCase, "The case"), ...problems(404) },
  }),
  async (c) => c.json(await Council.findCase(c.req.valid("param").caseNumber), 200),
);
