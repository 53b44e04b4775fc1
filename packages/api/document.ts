import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildDocument, documentModule, operations } from "./src/document.ts";

const document = buildDocument();
writeFileSync(join(import.meta.dirname, "src/generated/document.ts"), documentModule(document));
console.log(`${operations(document).length} operations written`);
