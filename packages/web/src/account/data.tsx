import { Participation } from "@kz2050/core/participation";
import { formToken, openForm, readFields } from "@kz2050/http";
import { BackLink, Button, Form, Heading, Lead, WarningText } from "@kz2050/ui";
import { strToU8, zipSync } from "fflate";
import { Hono } from "hono";
import { type Pages, page } from "../page.tsx";
import { archivePage } from "./archive.tsx";
import { signedInOnly } from "./person.ts";

const FORM = "account.data";

/** Everything about a person, to take away: one button, one file. */
export const data = new Hono<Pages>();

data.get("/data", signedInOnly, (c) => {
  const { t, locale } = c.var;
  const words = t.account.data;
  return page(
    c,
    { title: words.title, before: <BackLink href={`/${locale}/my`}>{t.account.settings.back}</BackLink> },
    <>
      <Heading level={1}>{words.title}</Heading>
      <Lead>{words.lead}</Lead>
      <WarningText>{words.careful}</WarningText>
      <Form action={`/${locale}/my/data`} token={formToken(FORM)}>
        <Button>{words.button}</Button>
      </Form>
    </>,
  );
});

data.post("/data", signedInOnly, async (c) => {
  openForm(FORM, await readFields(c), 0);
  const archive = await Participation.archive({});
  const files = {
    "my-data.html": strToU8(await archivePage(c, archive)),
    "my-data.json": strToU8(JSON.stringify({ madeAt: c.var.deps.now().toISOString(), ...archive }, undefined, 2)),
  };
  const zip = zipSync(files, { mtime: c.var.deps.now() });
  return c.body(new Uint8Array(zip), 200, {
    "content-type": "application/zip",
    "content-disposition": 'attachment; filename="my-data.zip"',
  });
});
