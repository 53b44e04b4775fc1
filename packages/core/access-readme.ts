import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessReadme } from "./src/access/readme.ts";

writeFileSync(join(import.meta.dirname, "src/access/README.md"), accessReadme());
