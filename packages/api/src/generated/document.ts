/** Written by packages/api/document.ts from the routes: do not edit. */
export const DOCUMENT_JSON = `{
 "openapi": "3.1.0",
 "info": {
  "title": "Kazakhstan 2050 platform API",
  "version": "1.0.0",
  "description": "Membership, charity campaigns, lecture bookings and civic councils.\\n\\nTimes are ISO 8601 UTC (\`…At\`) or local date, time and zone; money is whole tiyn (ISO 4217 KZT).\\n\\nErrors are RFC 9457 problems in the language of Accept-Language; their \`code\` is stable.\\n\\nLists are paged by \`cursor\`. A record that two people may edit has an \`ETag\`; send it back as \`If-Match\`.\\n\\nEvery POST takes an \`Idempotency-Key\`. \`x-access\` says who may: \`anyone\`, the bearer of a private \`link\`, or staff by role.",
  "license": {
   "name": "MIT",
   "identifier": "MIT"
  }
 },
 "servers": [
  {
   "url": "/"
  }
 ],
 "components": {
  "securitySchemes": {
   "session": {
    "type": "apiKey",
    "in": "cookie",
    "name": "__Host-session"
   }
  },
  "schemas": {},
  "parameters": {}
 },
 "paths": {},
 "webhooks": {},
 "tags": []
}`;
