/** Written by packages/api/reference.ts from @scalar/api-reference: do not edit. */
export const REFERENCE_SCRIPT = "scalar-bf091006bdc3.js";
