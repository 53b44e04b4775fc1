export { type Rendered, render } from "./render.tsx";
export type { Attachment, Facts, LetterContent, Template, TemplateContext } from "./template.ts";
export { TEMPLATES } from "./templates.ts";
