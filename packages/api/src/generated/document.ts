/** Written by packages/api/document.ts from the routes. */
export const DOCUMENT_JSON = "{}";
