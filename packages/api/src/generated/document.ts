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
"name": "__Host-office"
}
},
"schemas": {
"MembershipApplied": {
"type": "object",
"properties": {
"membershipKey": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"confirmBy": {
"type": "string",
"format": "date-time"
}
},
"required": [
"membershipKey",
"confirmBy"
],
"description": "The same for everybody, a member or not. The mailbox is to be confirmed until \`confirmBy\`."
},
"Problem": {
"type": "object",
"properties": {
"type": {
"type": "string"
},
"title": {
"type": "string"
},
"status": {
"type": "integer"
},
"code": {
"type": "string"
},
"requestId": {
"type": "string"
},
"errors": {
"type": "array",
"items": {
"type": "object",
"properties": {
"field": {
"type": "string"
},
"code": {
"type": "string"
},
"detail": {
"type": "string"
}
},
"required": [
"field",
"code",
"detail"
]
}
}
},
"required": [
"type",
"title",
"status",
"code",
"requestId"
],
"description": "RFC 9457. \`code\` is stable; \`title\` and \`detail\` are in the language of Accept-Language.",
"example": {
"type": "about:blank",
"title": "Мұндай жазба табылмады.",
"status": 404,
"code": "not_found",
"requestId": "…"
}
},
"MembershipForm": {
"type": "object",
"properties": {
"surname": {
"type": "string",
"minLength": 1,
"maxLength": 60,
"pattern": "^[\\\\p{L}\\\\p{M}][\\\\p{L}\\\\p{M}'’ʼ.\\\\- ]*$/u"
},
"givenName": {
"type": "string",
"minLength": 1,
"maxLength": 60,
"pattern": "^[\\\\p{L}\\\\p{M}][\\\\p{L}\\\\p{M}'’ʼ.\\\\- ]*$/u"
},
"patronymic": {
"type": "string",
"minLength": 1,
"maxLength": 60,
"pattern": "^[\\\\p{L}\\\\p{M}][\\\\p{L}\\\\p{M}'’ʼ.\\\\- ]*$/u"
},
"birthDate": {
"type": "string",
"format": "date"
},
"region": {
"type": "string",
"minLength": 1
},
"city": {
"type": "string",
"minLength": 1,
"maxLength": 80
},
"phone": {
"type": "string"
},
"email": {
"type": "string",
"minLength": 1,
"maxLength": 254
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"occupation": {
"type": "string",
"minLength": 1,
"maxLength": 120
},
"why": {
"type": "string",
"minLength": 10,
"maxLength": 1000
},
"consents": {
"type": "array",
"items": {
"type": "string",
"enum": [
"processing",
"news"
]
},
"maxItems": 10
},
"consentVersion": {
"type": "string"
}
},
"required": [
"surname",
"givenName",
"birthDate",
"region",
"city",
"phone",
"email",
"language",
"occupation",
"why",
"consents",
"consentVersion"
],
"description": "An application to join. \`consentVersion\` is the version of the text that was shown.",
"example": {
"surname": "Сынақбаева",
"givenName": "Айгүл",
"birthDate": "1995-03-27",
"region": "71",
"city": "Астана",
"phone": "+77010000001",
"email": "aigul@posta.example",
"language": "kk",
"occupation": "Мұғалім",
"why": "Ауылымдағы балаларға көмектескім келеді.",
"consents": [
"processing"
],
"consentVersion": "2026-10"
}
},
"MembershipPageForm": {
"type": "object",
"properties": {
"consents": {
"anyOf": [
{
"type": "string"
},
{
"type": "array",
"items": {
"type": "string"
}
}
]
}
},
"additionalProperties": {},
"description": "The names of MembershipForm; the birth date also as \`birthDate-day\`, \`birthDate-month\`, \`birthDate-year\`. With \`return_to\` on a listed origin the visitor is sent back there."
},
"MailProof": {
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the link that was mailed"
},
"code": {
"type": "string",
"maxLength": 12
},
"alone": {
"type": "boolean",
"description": "Confirm this alone, and nothing else that waits for the same mailbox"
}
},
"description": "The link's token, or the six digits mailed beside it",
"example": {
"code": "482 913"
}
},
"OwnMembership": {
"type": "object",
"properties": {
"membershipKey": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"surname": {
"type": "string"
},
"givenName": {
"type": "string"
},
"region": {
"type": "string"
},
"city": {
"type": "string"
},
"cityCode": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"confirmBy": {
"type": "string",
"format": "date-time"
},
"history": {
"type": "array",
"items": {
"type": "object",
"properties": {
"at": {
"type": "string",
"format": "date-time"
},
"what": {
"type": "string",
"enum": [
"applied",
"confirmed",
"asked",
"answered",
"transferred",
"approved",
"rejected",
"withdrawn",
"left",
"ended",
"assigned"
]
},
"text": {
"type": "string"
},
"reason": {
"type": "string"
},
"from": {
"type": "string"
},
"to": {
"type": "string"
}
},
"required": [
"at",
"what"
]
}
},
"memberNumber": {
"type": "string"
},
"cardCode": {
"type": "string",
"pattern": "^crd_[0-9a-hjkmnp-tv-z]{26}$"
},
"memberSince": {
"type": "string",
"format": "date-time"
},
"renewedAt": {
"type": "string",
"format": "date-time"
},
"endedAt": {
"type": "string",
"format": "date-time"
},
"status": {
"type": "string",
"enum": [
"unconfirmed",
"submitted",
"more_info",
"approved",
"rejected",
"withdrawn",
"duplicate",
"ended",
"expired"
]
},
"standing": {
"type": "object",
"properties": {
"code": {
"$ref": "#/components/schemas/Standing"
},
"until": {
"type": "string",
"format": "date"
}
},
"required": [
"code"
]
}
},
"required": [
"membershipKey",
"surname",
"givenName",
"region",
"city",
"language",
"confirmBy",
"history",
"status"
],
"description": "What the holder of the private link sees."
},
"Standing": {
"type": "string",
"enum": [
"new",
"current",
"grace",
"lapsed"
],
"description": "A live membership's standing, derived from its dates at each read. A lapsed member's card is not valid."
},
"MembershipQueueRow": {
"type": "object",
"properties": {
"membershipKey": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"region": {
"type": "string"
},
"status": {
"type": "string",
"enum": [
"unconfirmed",
"submitted",
"more_info",
"approved",
"rejected",
"withdrawn",
"duplicate",
"ended"
]
},
"submittedAt": {
"type": "string",
"format": "date-time"
},
"city": {
"type": "string"
},
"cityCode": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"likely": {
"type": "integer"
},
"answered": {
"type": "boolean"
}
},
"required": [
"membershipKey",
"region",
"status",
"submittedAt",
"city",
"language",
"likely",
"answered"
],
"description": "What waits, without a name."
},
"MembershipRecord": {
"type": "object",
"properties": {
"application": {
"type": "object",
"properties": {
"membershipKey": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"status": {
"type": "string",
"enum": [
"unconfirmed",
"submitted",
"more_info",
"approved",
"rejected",
"withdrawn",
"duplicate",
"ended"
]
},
"version": {
"type": "integer"
},
"surname": {
"type": "string"
},
"givenName": {
"type": "string"
},
"patronymic": {
"type": "string"
},
"birthDate": {
"type": "string",
"format": "date"
},
"region": {
"type": "string"
},
"city": {
"type": "string"
},
"cityCode": {
"type": "string"
},
"phone": {
"type": "string"
},
"email": {
"type": "string"
},
"occupation": {
"type": "string"
},
"why": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"consents": {
"type": "array",
"items": {
"type": "object",
"properties": {
"purpose": {
"type": "string",
"enum": [
"processing",
"news"
]
},
"version": {
"type": "string"
},
"at": {
"type": "string",
"format": "date-time"
}
},
"required": [
"purpose",
"version",
"at"
]
}
},
"createdAt": {
"type": "string",
"format": "date-time"
},
"confirmBy": {
"type": "string",
"format": "date-time"
},
"confirmedAt": {
"type": "string",
"format": "date-time"
},
"submittedAt": {
"type": "string",
"format": "date-time"
},
"history": {
"type": "array",
"items": {
"type": "object",
"properties": {
"at": {
"type": "string",
"format": "date-time"
},
"what": {
"type": "string",
"enum": [
"applied",
"confirmed",
"asked",
"answered",
"transferred",
"approved",
"rejected",
"withdrawn",
"left",
"ended",
"assigned"
]
},
"text": {
"type": "string"
},
"reason": {
"type": "string"
},
"from": {
"type": "string"
},
"to": {
"type": "string"
}
},
"required": [
"at",
"what"
]
}
},
"memberNumber": {
"type": "string"
},
"memberSince": {
"type": "string",
"format": "date-time"
},
"renewedAt": {
"type": "string",
"format": "date-time"
},
"endedAt": {
"type": "string",
"format": "date-time"
},
"age": {
"type": "integer"
},
"hidden": {
"type": "array",
"items": {
"type": "string"
}
}
},
"required": [
"membershipKey",
"status",
"version",
"region",
"city",
"language",
"consents",
"createdAt",
"confirmBy",
"history",
"hidden"
]
},
"likely": {
"type": "array",
"items": {
"type": "object",
"properties": {
"membershipKey": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"by": {
"type": "array",
"items": {
"type": "string",
"enum": [
"email",
"phone",
"name"
]
}
},
"status": {
"type": "string",
"enum": [
"unconfirmed",
"submitted",
"more_info",
"approved",
"rejected",
"withdrawn",
"duplicate",
"ended"
]
},
"region": {
"type": "string"
},
"createdAt": {
"type": "string",
"format": "date-time"
},
"memberNumber": {
"type": "string"
}
},
"required": [
"membershipKey",
"by",
"status",
"region",
"createdAt"
]
}
}
},
"required": [
"application",
"likely"
],
"description": "An application as its coordinator sees it. Reading it is audited."
},
"MembershipDecided": {
"type": "object",
"properties": {
"membershipKey": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"status": {
"type": "string",
"enum": [
"unconfirmed",
"submitted",
"more_info",
"approved",
"rejected",
"withdrawn",
"duplicate",
"ended"
]
},
"region": {
"type": "string"
},
"version": {
"type": "integer"
},
"memberNumber": {
"type": "string"
}
},
"required": [
"membershipKey",
"status",
"region",
"version"
]
},
"PublicCampaign": {
"type": "object",
"properties": {
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"title": {
"$ref": "#/components/schemas/Text"
},
"story": {
"$ref": "#/components/schemas/Text"
},
"beneficiary": {
"type": "string",
"enum": [
"child",
"family",
"elder",
"health",
"school",
"village",
"business"
]
},
"region": {
"type": "string"
},
"target": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"endsOn": {
"type": "string",
"format": "date"
},
"overTarget": {
"type": "string",
"enum": [
"stop",
"continue",
"carry"
]
},
"carryTo": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"openedAt": {
"type": "string",
"format": "date-time"
},
"closedAt": {
"type": "string",
"format": "date-time"
},
"closeReason": {
"type": "string",
"enum": [
"ended",
"target_reached",
"need_gone",
"violation"
]
},
"status": {
"type": "string",
"enum": [
"open",
"closed",
"reported"
]
},
"raised": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000,
"description": "Settled gifts less refunds"
},
"donors": {
"type": "integer"
},
"takesGifts": {
"type": "boolean"
}
},
"required": [
"campaignId",
"title",
"story",
"beneficiary",
"region",
"target",
"endsOn",
"overTarget",
"status",
"raised",
"donors",
"takesGifts"
]
},
"Text": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"original"
]
},
"StaffCampaign": {
"type": "object",
"properties": {
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"status": {
"type": "string",
"enum": [
"draft",
"submitted",
"open",
"closed",
"reported"
]
},
"title": {
"$ref": "#/components/schemas/Text"
},
"story": {
"$ref": "#/components/schemas/Text"
},
"beneficiary": {
"type": "string",
"enum": [
"child",
"family",
"elder",
"health",
"school",
"village",
"business"
]
},
"region": {
"type": "string"
},
"target": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"endsOn": {
"type": "string",
"format": "date"
},
"overTarget": {
"type": "string",
"enum": [
"stop",
"continue",
"carry"
]
},
"carryTo": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"version": {
"type": "integer"
},
"createdAt": {
"type": "string",
"format": "date-time"
},
"authors": {
"type": "array",
"items": {
"type": "string"
}
},
"listedAt": {
"type": "string",
"format": "date-time"
},
"submittedAt": {
"type": "string",
"format": "date-time"
},
"openedAt": {
"type": "string",
"format": "date-time"
},
"openedBy": {
"type": "string"
},
"closedAt": {
"type": "string",
"format": "date-time"
},
"closeReason": {
"type": "string",
"enum": [
"ended",
"target_reached",
"need_gone",
"violation"
]
},
"returnReason": {
"type": "string",
"enum": [
"incomplete",
"unclear_beneficiary",
"target_unproved",
"duplicate",
"other"
]
},
"returnNote": {
"type": "string"
},
"raised": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"donors": {
"type": "integer"
}
},
"required": [
"campaignId",
"status",
"title",
"story",
"beneficiary",
"region",
"target",
"endsOn",
"overTarget",
"version",
"createdAt",
"authors",
"listedAt",
"raised",
"donors"
]
},
"CampaignPlan": {
"type": "object",
"properties": {
"title": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"original"
],
"description": "By language; \`original\` is there",
"example": {
"original": "kk",
"kk": "Ауыл кітапханасына кітап"
}
},
"story": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"original"
],
"description": "By language; \`original\` is there",
"example": {
"original": "kk",
"kk": "Ауыл кітапханасының қоры отыз жыл жаңармаған. Жиналған ақшаға кітап сатып аламыз."
}
},
"beneficiary": {
"type": "string",
"enum": [
"child",
"family",
"elder",
"health",
"school",
"village",
"business"
]
},
"target": {
"type": "integer",
"description": "Whole tenge",
"example": 1000000
},
"endsOn": {
"type": "string",
"format": "date"
},
"overTarget": {
"type": "string",
"enum": [
"stop",
"continue",
"carry"
]
},
"carryTo": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"title",
"story",
"beneficiary",
"target",
"endsOn",
"overTarget"
]
},
"CampaignDone": {
"type": "object",
"properties": {
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"campaignId"
]
},
"CampaignUpdateInput": {
"type": "object",
"properties": {
"title": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"original"
],
"description": "By language; \`original\` is there",
"example": {
"original": "kk",
"kk": "Жартысы жиналды"
}
},
"text": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"original"
],
"description": "By language; \`original\` is there",
"example": {
"original": "kk",
"kk": "Кітаптардың тізімі дайын болды."
}
},
"isReport": {
"type": "boolean",
"default": false
}
},
"required": [
"title",
"text"
]
},
"Budget": {
"type": "object",
"properties": {
"lines": {
"type": "array",
"items": {
"type": "object",
"properties": {
"line": {
"type": "string",
"enum": [
"card",
"transfer",
"released",
"refunded_card",
"refunded_transfer"
]
},
"tiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
}
},
"required": [
"line",
"tiyn"
]
}
},
"received": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"refunded": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"balance": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000,
"description": "received − refunded"
}
},
"required": [
"lines",
"received",
"refunded",
"balance"
],
"description": "The ledger of one campaign, folded by kind and account"
},
"CampaignUpdate": {
"type": "object",
"properties": {
"updateId": {
"type": "string"
},
"title": {
"$ref": "#/components/schemas/Text"
},
"text": {
"$ref": "#/components/schemas/Text"
},
"isReport": {
"type": "boolean"
},
"publishedAt": {
"type": "string",
"format": "date-time"
}
},
"required": [
"updateId",
"title",
"text",
"isReport",
"publishedAt"
]
},
"PublicGift": {
"type": "object",
"properties": {
"tiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"settledOn": {
"type": "string",
"format": "date"
},
"publicName": {
"type": "string",
"description": "Only where the giver chose to show it"
}
},
"required": [
"tiyn",
"settledOn"
]
},
"PledgedGift": {
"type": "object",
"properties": {
"gift": {
"$ref": "#/components/schemas/Gift"
},
"token": {
"type": "string",
"description": "Opens the gift: the header x-link-token"
},
"statusUrl": {
"type": "string",
"description": "The giver's private page"
},
"checkoutUrl": {
"type": "string",
"description": "Where to pay, for a gift by card"
}
},
"required": [
"gift",
"token",
"statusUrl"
]
},
"Gift": {
"type": "object",
"properties": {
"giftId": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
},
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"status": {
"type": "string",
"enum": [
"pledged",
"settled",
"refunded"
]
},
"tiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"method": {
"type": "string",
"enum": [
"card",
"transfer"
]
},
"reference": {
"type": "string"
},
"publicName": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"createdAt": {
"type": "string",
"format": "date-time"
},
"settledAt": {
"type": "string",
"format": "date-time"
},
"settledTiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"refundedAt": {
"type": "string",
"format": "date-time"
},
"refundedTiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"failedAt": {
"type": "string",
"format": "date-time"
}
},
"required": [
"giftId",
"campaignId",
"status",
"tiyn",
"method",
"reference",
"language",
"createdAt"
]
},
"GiftRequest": {
"type": "object",
"properties": {
"amount": {
"type": "integer",
"description": "Whole tenge",
"example": 5000
},
"method": {
"type": "string",
"enum": [
"card",
"transfer"
]
},
"showName": {
"type": "boolean",
"description": "true, or a form's on, yes or 1"
},
"name": {
"type": "string",
"description": "Shown where showName is ticked"
},
"email": {
"type": "string",
"minLength": 1,
"maxLength": 254
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"consent": {
"type": "boolean",
"description": "Consent to the processing of the address"
}
},
"required": [
"amount",
"method",
"email",
"language"
],
"example": {
"amount": 5000,
"method": "card",
"email": "beru@posta.example",
"language": "kk",
"showName": true,
"name": "Үлгі А.",
"consent": true
}
},
"AwaitedTransfer": {
"type": "object",
"properties": {
"giftId": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
},
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"region": {
"type": "string"
},
"reference": {
"type": "string"
},
"tiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
},
"status": {
"type": "string",
"enum": [
"pledged",
"settled",
"refunded"
]
},
"createdAt": {
"type": "string",
"format": "date-time"
}
},
"required": [
"giftId",
"campaignId",
"region",
"reference",
"tiyn",
"status",
"createdAt"
]
},
"StatementLine": {
"type": "object",
"properties": {
"tiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000,
"exclusiveMinimum": 0
},
"receivedOn": {
"type": "string",
"format": "date",
"example": "2026-10-14"
},
"evidence": {
"type": "string",
"minLength": 1,
"maxLength": 60,
"description": "Number of the bank's document",
"example": "118"
}
},
"required": [
"tiyn",
"receivedOn",
"evidence"
]
},
"HeldPayment": {
"type": "object",
"properties": {
"postingId": {
"type": "string"
},
"at": {
"type": "string",
"format": "date-time"
},
"currency": {
"type": "string",
"minLength": 3,
"maxLength": 3
},
"entries": {
"type": "array",
"items": {
"type": "object",
"properties": {
"account": {
"type": "string",
"pattern": "^(bank|suspense|(gateway|campaign):[\\\\w-]+)(:[A-Z]{3})?$"
},
"tiyn": {
"type": "integer",
"minimum": -9000000000000000,
"maximum": 9000000000000000
}
},
"required": [
"account",
"tiyn"
]
},
"minItems": 2
},
"giftId": {
"type": "string"
},
"evidence": {
"type": "string"
},
"receivedOn": {
"type": "string",
"format": "date"
},
"holdReason": {
"type": "string",
"enum": [
"unknown_order",
"wrong_amount",
"foreign_currency",
"already_paid",
"no_reference",
"over_refund"
]
}
},
"required": [
"postingId",
"at",
"currency",
"entries"
]
},
"BookedPayment": {
"type": "object",
"properties": {
"postingId": {
"type": "string"
}
},
"required": [
"postingId"
]
},
"WebhookTaken": {
"type": "object",
"properties": {
"code": {
"type": "integer",
"description": "0 taken; 10, 12, 13: the payment must not be made"
}
},
"required": [
"code"
]
},
"FoundLecturer": {
"type": "object",
"properties": {
"lecturer": {
"$ref": "#/components/schemas/Lecturer"
},
"slots": {
"type": "array",
"items": {
"$ref": "#/components/schemas/Slot"
}
}
},
"required": [
"lecturer",
"slots"
]
},
"Lecturer": {
"type": "object",
"properties": {
"name": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"about": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string",
"maxLength": 1000
},
"ru": {
"type": "string",
"maxLength": 1000
},
"en": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"original"
]
},
"languages": {
"type": "array",
"items": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"minItems": 1
},
"topics": {
"type": "array",
"items": {
"type": "string"
},
"minItems": 1,
"maxItems": 10
},
"grades": {
"type": "array",
"items": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"minItems": 1
},
"region": {
"type": "string"
},
"regions": {
"type": "array",
"items": {
"type": "string"
},
"maxItems": 20
},
"online": {
"type": "boolean"
},
"hours": {
"type": "array",
"items": {
"type": "object",
"properties": {
"weekday": {
"type": "integer",
"minimum": 1,
"maximum": 7
},
"from": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"to": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
}
},
"required": [
"weekday",
"from",
"to"
]
},
"minItems": 1,
"maxItems": 21
},
"datesOff": {
"type": "array",
"items": {
"type": "string",
"format": "date"
},
"maxItems": 200
},
"durations": {
"type": "array",
"items": {
"type": "integer"
},
"minItems": 1
},
"noticeDays": {
"type": "integer",
"minimum": 0,
"maximum": 60
},
"dailyCap": {
"type": "integer",
"minimum": 1,
"maximum": 24
},
"zone": {
"type": "string"
},
"state": {
"type": "string",
"enum": [
"active",
"paused"
]
},
"lecturerId": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"name",
"about",
"languages",
"topics",
"grades",
"region",
"regions",
"online",
"hours",
"datesOff",
"durations",
"noticeDays",
"dailyCap",
"zone",
"state",
"lecturerId"
],
"description": "A lecturer of Our knowledge for our country: what they offer and when. Contacts are not public."
},
"Slot": {
"type": "object",
"properties": {
"date": {
"type": "string",
"format": "date"
},
"start": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
}
},
"required": [
"date",
"start"
]
},
"FreeSlots": {
"type": "object",
"properties": {
"lecturer": {
"$ref": "#/components/schemas/Lecturer"
},
"from": {
"type": "string"
},
"to": {
"type": "string"
},
"first": {
"type": "string",
"description": "The first date the lecturer's notice leaves open",
"example": "2026-10-16"
},
"last": {
"type": "string",
"description": "The last date that may be asked for",
"example": "2027-04-12"
},
"minutes": {
"type": "integer",
"example": 60
},
"slots": {
"type": "array",
"items": {
"$ref": "#/components/schemas/Slot"
}
}
},
"required": [
"lecturer",
"from",
"to",
"first",
"last",
"minutes",
"slots"
]
},
"Booking": {
"type": "object",
"properties": {
"bookingId": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"lecturerId": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"schoolId": {
"type": "string",
"pattern": "^sch_[0-9a-hjkmnp-tv-z]{26}$"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"region": {
"type": "string"
},
"status": {
"type": "string",
"enum": [
"held",
"requested",
"accepted",
"declined",
"expired",
"cancelled",
"given"
]
},
"until": {
"type": "string",
"format": "date-time"
},
"date": {
"type": "string",
"format": "date"
},
"start": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"minutes": {
"type": "integer"
},
"zone": {
"type": "string"
},
"mode": {
"type": "string",
"enum": [
"visit",
"online"
]
},
"topic": {
"type": "string"
},
"lectureLanguage": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"grade": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"className": {
"type": "string"
},
"pupils": {
"type": "integer"
},
"sequence": {
"type": "integer"
},
"createdAt": {
"type": "string",
"format": "date-time"
},
"confirmedAt": {
"type": "string",
"format": "date-time"
},
"answeredAt": {
"type": "string",
"format": "date-time"
},
"reason": {
"anyOf": [
{
"type": "string",
"enum": [
"busy",
"topic",
"distance",
"other"
]
},
{
"type": "string",
"enum": [
"plans",
"illness",
"weather",
"room",
"asked",
"other"
]
}
]
},
"cancelledBy": {
"type": "string",
"enum": [
"school",
"lecturer",
"staff"
]
},
"endedAt": {
"type": "string",
"format": "date-time"
},
"schoolFeedback": {
"type": "object",
"properties": {
"rating": {
"type": "integer",
"minimum": 1,
"maximum": 5
},
"comment": {
"type": "string",
"maxLength": 1000,
"default": ""
},
"at": {
"type": "string",
"format": "date-time"
}
},
"required": [
"rating",
"at"
]
},
"lecturerFeedback": {
"type": "object",
"properties": {
"rating": {
"type": "integer",
"minimum": 1,
"maximum": 5
},
"comment": {
"type": "string",
"maxLength": 1000,
"default": ""
},
"at": {
"type": "string",
"format": "date-time"
}
},
"required": [
"rating",
"at"
]
},
"startsAt": {
"type": "string"
},
"endsAt": {
"type": "string"
}
},
"required": [
"bookingId",
"lecturerId",
"schoolId",
"language",
"region",
"status",
"date",
"start",
"minutes",
"zone",
"mode",
"topic",
"lectureLanguage",
"grade",
"pupils",
"sequence",
"createdAt",
"startsAt",
"endsAt"
],
"description": "A lecture a school asked for. Local date and time with their IANA zone; the instants follow from them."
},
"SlotTaken": {
"type": "object",
"properties": {
"type": {
"type": "string"
},
"title": {
"type": "string"
},
"status": {
"type": "integer"
},
"code": {
"type": "string"
},
"requestId": {
"type": "string"
},
"errors": {
"type": "array",
"items": {
"type": "object",
"properties": {
"field": {
"type": "string"
},
"code": {
"type": "string"
},
"detail": {
"type": "string"
}
},
"required": [
"field",
"code",
"detail"
]
}
},
"nearest": {
"type": "array",
"items": {
"$ref": "#/components/schemas/Slot"
}
}
},
"required": [
"type",
"title",
"status",
"code",
"requestId"
],
"example": {
"type": "about:blank",
"title": "Бұл уақыт бос емес.",
"status": 409,
"code": "slot_taken",
"requestId": "…",
"nearest": [
{
"date": "2026-10-19",
"start": "11:00"
}
]
}
},
"BookingRequest": {
"type": "object",
"properties": {
"lecturerId": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"date": {
"type": "string",
"format": "date"
},
"start": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"minutes": {
"type": "number"
},
"mode": {
"type": "string",
"enum": [
"visit",
"online"
]
},
"topic": {
"type": "string"
},
"lectureLanguage": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"grade": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"className": {
"type": "string",
"maxLength": 20
},
"pupils": {
"type": "integer",
"minimum": 1,
"maximum": 2000
},
"schoolName": {
"type": "string",
"minLength": 3,
"maxLength": 200
},
"region": {
"type": "string"
},
"settlement": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"contactName": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"contactRole": {
"type": "string",
"minLength": 1,
"maxLength": 120
},
"email": {
"type": "string",
"minLength": 1,
"maxLength": 254
},
"phone": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"consent": {
"type": "string",
"enum": [
"yes"
]
}
},
"required": [
"lecturerId",
"date",
"start",
"minutes",
"mode",
"topic",
"lectureLanguage",
"grade",
"pupils",
"schoolName",
"region",
"settlement",
"contactName",
"contactRole",
"email",
"phone",
"language",
"consent"
],
"example": {
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"date": "2026-10-19",
"start": "10:00",
"minutes": 60,
"mode": "visit",
"topic": "physics",
"lectureLanguage": "kk",
"grade": "9",
"className": "9 Ә",
"pupils": 25,
"schoolName": "№ 17 үлгі мектебі",
"region": "71",
"settlement": "Астана",
"contactName": "Гүлнар Үлгіқызы",
"contactRole": "Директордың орынбасары",
"email": "mektep@posta.example",
"phone": "+77010000001",
"language": "kk",
"consent": "yes"
}
},
"ConfirmedBooking": {
"type": "object",
"properties": {
"bookingId": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"lecturerId": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"schoolId": {
"type": "string",
"pattern": "^sch_[0-9a-hjkmnp-tv-z]{26}$"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"region": {
"type": "string"
},
"status": {
"type": "string",
"enum": [
"held",
"requested",
"accepted",
"declined",
"expired",
"cancelled",
"given"
]
},
"until": {
"type": "string",
"format": "date-time"
},
"date": {
"type": "string",
"format": "date"
},
"start": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"minutes": {
"type": "integer"
},
"zone": {
"type": "string"
},
"mode": {
"type": "string",
"enum": [
"visit",
"online"
]
},
"topic": {
"type": "string"
},
"lectureLanguage": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"grade": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"className": {
"type": "string"
},
"pupils": {
"type": "integer"
},
"sequence": {
"type": "integer"
},
"createdAt": {
"type": "string",
"format": "date-time"
},
"confirmedAt": {
"type": "string",
"format": "date-time"
},
"answeredAt": {
"type": "string",
"format": "date-time"
},
"reason": {
"anyOf": [
{
"type": "string",
"enum": [
"busy",
"topic",
"distance",
"other"
]
},
{
"type": "string",
"enum": [
"plans",
"illness",
"weather",
"room",
"asked",
"other"
]
}
]
},
"cancelledBy": {
"type": "string",
"enum": [
"school",
"lecturer",
"staff"
]
},
"endedAt": {
"type": "string",
"format": "date-time"
},
"schoolFeedback": {
"type": "object",
"properties": {
"rating": {
"type": "integer",
"minimum": 1,
"maximum": 5
},
"comment": {
"type": "string",
"maxLength": 1000,
"default": ""
},
"at": {
"type": "string",
"format": "date-time"
}
},
"required": [
"rating",
"at"
]
},
"lecturerFeedback": {
"type": "object",
"properties": {
"rating": {
"type": "integer",
"minimum": 1,
"maximum": 5
},
"comment": {
"type": "string",
"maxLength": 1000,
"default": ""
},
"at": {
"type": "string",
"format": "date-time"
}
},
"required": [
"rating",
"at"
]
},
"startsAt": {
"type": "string"
},
"endsAt": {
"type": "string"
},
"released": {
"type": "array",
"items": {
"type": "object",
"properties": {
"what": {
"type": "string",
"enum": [
"application",
"gift",
"booking",
"proposal",
"support",
"hours",
"certificate"
]
},
"recordId": {
"type": "string"
}
},
"required": [
"what",
"recordId"
]
},
"description": "Other actions that waited for the same mailbox and were carried out with this one; a repeated confirmation names none"
}
},
"required": [
"bookingId",
"lecturerId",
"schoolId",
"language",
"region",
"status",
"date",
"start",
"minutes",
"zone",
"mode",
"topic",
"lectureLanguage",
"grade",
"pupils",
"sequence",
"createdAt",
"startsAt",
"endsAt",
"released"
]
},
"OwnBooking": {
"type": "object",
"properties": {
"booking": {
"$ref": "#/components/schemas/Booking"
},
"lecturer": {
"$ref": "#/components/schemas/Lecturer"
},
"school": {
"$ref": "#/components/schemas/School"
},
"contact": {
"$ref": "#/components/schemas/SchoolContact"
}
},
"required": [
"booking",
"lecturer",
"school"
]
},
"School": {
"type": "object",
"properties": {
"schoolId": {
"type": "string",
"pattern": "^sch_[0-9a-hjkmnp-tv-z]{26}$"
},
"name": {
"type": "string"
},
"region": {
"type": "string"
},
"settlement": {
"type": "string"
}
},
"required": [
"schoolId",
"name",
"region",
"settlement"
]
},
"SchoolContact": {
"type": "object",
"properties": {
"name": {
"type": "string"
},
"role": {
"type": "string"
},
"email": {
"type": "string"
},
"phone": {
"type": "string"
}
},
"required": [
"name",
"role",
"email",
"phone"
]
},
"LecturerInList": {
"type": "object",
"properties": {
"lecturerId": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"name": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"state": {
"type": "string",
"enum": [
"active",
"paused"
]
}
},
"required": [
"lecturerId",
"name",
"state"
]
},
"LecturerVersion": {
"type": "object",
"properties": {
"lecturerId": {
"type": "string"
},
"version": {
"type": "integer"
}
},
"required": [
"lecturerId",
"version"
]
},
"NewLecturer": {
"type": "object",
"properties": {
"name": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"about": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string",
"maxLength": 1000
},
"ru": {
"type": "string",
"maxLength": 1000
},
"en": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"original"
]
},
"languages": {
"type": "array",
"items": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"minItems": 1
},
"topics": {
"type": "array",
"items": {
"type": "string"
},
"minItems": 1,
"maxItems": 10
},
"grades": {
"type": "array",
"items": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"minItems": 1
},
"region": {
"type": "string"
},
"regions": {
"type": "array",
"items": {
"type": "string"
},
"maxItems": 20
},
"online": {
"type": "boolean"
},
"hours": {
"type": "array",
"items": {
"type": "object",
"properties": {
"weekday": {
"type": "integer",
"minimum": 1,
"maximum": 7
},
"from": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"to": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
}
},
"required": [
"weekday",
"from",
"to"
]
},
"minItems": 1,
"maxItems": 21
},
"datesOff": {
"type": "array",
"items": {
"type": "string",
"format": "date"
},
"maxItems": 200
},
"durations": {
"type": "array",
"items": {
"type": "integer"
},
"minItems": 1
},
"noticeDays": {
"type": "integer",
"minimum": 0,
"maximum": 60
},
"dailyCap": {
"type": "integer",
"minimum": 1,
"maximum": 24
},
"zone": {
"type": "string"
},
"state": {
"type": "string",
"enum": [
"active",
"paused"
]
},
"email": {
"type": "string",
"minLength": 1,
"maxLength": 254
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
}
},
"required": [
"name",
"about",
"languages",
"topics",
"grades",
"region",
"regions",
"online",
"hours",
"datesOff",
"durations",
"noticeDays",
"dailyCap",
"zone",
"state",
"email",
"language"
],
"example": {
"name": "Айбек Нұрланұлы Сынақов",
"about": {
"original": "kk",
"kk": "Физика докторы"
},
"languages": [
"kk",
"ru"
],
"topics": [
"physics"
],
"grades": [
"9",
"10",
"11"
],
"region": "71",
"regions": [
"71",
"11"
],
"online": true,
"hours": [
{
"weekday": 1,
"from": "09:00",
"to": "18:00"
}
],
"datesOff": [
"2026-10-20"
],
"durations": [
45,
60
],
"noticeDays": 2,
"dailyCap": 4,
"zone": "Asia/Almaty",
"state": "active",
"language": "kk",
"email": "lector@posta.example"
}
},
"KeptLecturer": {
"type": "object",
"properties": {
"name": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"about": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string",
"maxLength": 1000
},
"ru": {
"type": "string",
"maxLength": 1000
},
"en": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"original"
]
},
"languages": {
"type": "array",
"items": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"minItems": 1
},
"topics": {
"type": "array",
"items": {
"type": "string"
},
"minItems": 1,
"maxItems": 10
},
"grades": {
"type": "array",
"items": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"minItems": 1
},
"region": {
"type": "string"
},
"regions": {
"type": "array",
"items": {
"type": "string"
},
"maxItems": 20
},
"online": {
"type": "boolean"
},
"hours": {
"type": "array",
"items": {
"type": "object",
"properties": {
"weekday": {
"type": "integer",
"minimum": 1,
"maximum": 7
},
"from": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"to": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
}
},
"required": [
"weekday",
"from",
"to"
]
},
"minItems": 1,
"maxItems": 21
},
"datesOff": {
"type": "array",
"items": {
"type": "string",
"format": "date"
},
"maxItems": 200
},
"durations": {
"type": "array",
"items": {
"type": "integer"
},
"minItems": 1
},
"noticeDays": {
"type": "integer",
"minimum": 0,
"maximum": 60
},
"dailyCap": {
"type": "integer",
"minimum": 1,
"maximum": 24
},
"zone": {
"type": "string"
},
"state": {
"type": "string",
"enum": [
"active",
"paused"
]
},
"lecturerId": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"version": {
"type": "integer"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
}
},
"required": [
"name",
"about",
"languages",
"topics",
"grades",
"region",
"regions",
"online",
"hours",
"datesOff",
"durations",
"noticeDays",
"dailyCap",
"zone",
"state",
"lecturerId",
"version",
"language"
]
},
"LecturerProfile": {
"type": "object",
"properties": {
"name": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"about": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string",
"maxLength": 1000
},
"ru": {
"type": "string",
"maxLength": 1000
},
"en": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"original"
]
},
"languages": {
"type": "array",
"items": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"minItems": 1
},
"topics": {
"type": "array",
"items": {
"type": "string"
},
"minItems": 1,
"maxItems": 10
},
"grades": {
"type": "array",
"items": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"minItems": 1
},
"region": {
"type": "string"
},
"regions": {
"type": "array",
"items": {
"type": "string"
},
"maxItems": 20
},
"online": {
"type": "boolean"
},
"hours": {
"type": "array",
"items": {
"type": "object",
"properties": {
"weekday": {
"type": "integer",
"minimum": 1,
"maximum": 7
},
"from": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"to": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
}
},
"required": [
"weekday",
"from",
"to"
]
},
"minItems": 1,
"maxItems": 21
},
"datesOff": {
"type": "array",
"items": {
"type": "string",
"format": "date"
},
"maxItems": 200
},
"durations": {
"type": "array",
"items": {
"type": "integer"
},
"minItems": 1
},
"noticeDays": {
"type": "integer",
"minimum": 0,
"maximum": 60
},
"dailyCap": {
"type": "integer",
"minimum": 1,
"maximum": 24
},
"zone": {
"type": "string"
},
"state": {
"type": "string",
"enum": [
"active",
"paused"
]
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
}
},
"required": [
"name",
"about",
"languages",
"topics",
"grades",
"region",
"regions",
"online",
"hours",
"datesOff",
"durations",
"noticeDays",
"dailyCap",
"zone",
"state",
"language"
],
"example": {
"name": "Айбек Нұрланұлы Сынақов",
"about": {
"original": "kk",
"kk": "Физика докторы"
},
"languages": [
"kk",
"ru"
],
"topics": [
"physics"
],
"grades": [
"9",
"10",
"11"
],
"region": "71",
"regions": [
"71",
"11"
],
"online": true,
"hours": [
{
"weekday": 1,
"from": "09:00",
"to": "18:00"
}
],
"datesOff": [
"2026-10-20"
],
"durations": [
45,
60
],
"noticeDays": 2,
"dailyCap": 4,
"zone": "Asia/Almaty",
"state": "active",
"language": "kk"
}
},
"BookingInQueue": {
"type": "object",
"properties": {
"bookingId": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"lecturerId": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"schoolId": {
"type": "string",
"pattern": "^sch_[0-9a-hjkmnp-tv-z]{26}$"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"region": {
"type": "string"
},
"status": {
"type": "string",
"enum": [
"held",
"requested",
"accepted",
"declined",
"expired",
"cancelled",
"given"
]
},
"until": {
"type": "string",
"format": "date-time"
},
"date": {
"type": "string",
"format": "date"
},
"start": {
"type": "string",
"pattern": "^(?:(?:0[89]|1\\\\d):(?:00|15|30|45)|20:00)$"
},
"minutes": {
"type": "integer"
},
"zone": {
"type": "string"
},
"mode": {
"type": "string",
"enum": [
"visit",
"online"
]
},
"topic": {
"type": "string"
},
"lectureLanguage": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"grade": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"className": {
"type": "string"
},
"pupils": {
"type": "integer"
},
"sequence": {
"type": "integer"
},
"createdAt": {
"type": "string",
"format": "date-time"
},
"confirmedAt": {
"type": "string",
"format": "date-time"
},
"answeredAt": {
"type": "string",
"format": "date-time"
},
"reason": {
"anyOf": [
{
"type": "string",
"enum": [
"busy",
"topic",
"distance",
"other"
]
},
{
"type": "string",
"enum": [
"plans",
"illness",
"weather",
"room",
"asked",
"other"
]
}
]
},
"cancelledBy": {
"type": "string",
"enum": [
"school",
"lecturer",
"staff"
]
},
"endedAt": {
"type": "string",
"format": "date-time"
},
"schoolFeedback": {
"type": "object",
"properties": {
"rating": {
"type": "integer",
"minimum": 1,
"maximum": 5
},
"comment": {
"type": "string",
"maxLength": 1000,
"default": ""
},
"at": {
"type": "string",
"format": "date-time"
}
},
"required": [
"rating",
"at"
]
},
"lecturerFeedback": {
"type": "object",
"properties": {
"rating": {
"type": "integer",
"minimum": 1,
"maximum": 5
},
"comment": {
"type": "string",
"maxLength": 1000,
"default": ""
},
"at": {
"type": "string",
"format": "date-time"
}
},
"required": [
"rating",
"at"
]
},
"startsAt": {
"type": "string"
},
"endsAt": {
"type": "string"
},
"schoolName": {
"type": "string"
},
"lecturerName": {
"type": "string"
}
},
"required": [
"bookingId",
"lecturerId",
"schoolId",
"language",
"region",
"status",
"date",
"start",
"minutes",
"zone",
"mode",
"topic",
"lectureLanguage",
"grade",
"pupils",
"sequence",
"createdAt",
"startsAt",
"endsAt",
"schoolName",
"lecturerName"
]
},
"OpenBooking": {
"type": "object",
"properties": {
"booking": {
"$ref": "#/components/schemas/Booking"
},
"lecturer": {
"$ref": "#/components/schemas/Lecturer"
},
"school": {
"$ref": "#/components/schemas/School"
}
},
"required": [
"booking",
"lecturer",
"school"
]
},
"SeenSchoolContact": {
"type": "object",
"properties": {
"name": {
"type": "string"
},
"role": {
"type": "string"
},
"email": {
"type": "string"
},
"phone": {
"type": "string"
}
},
"description": "As much of the contact as the reader's role may see: a phone for the region's coordinator alone."
},
"Council": {
"type": "object",
"properties": {
"council": {
"type": "string",
"example": "astana"
},
"name": {
"$ref": "#/components/schemas/Localized"
},
"city": {
"type": "string"
},
"region": {
"type": "string"
},
"authority": {
"type": "string",
"description": "The akimat that accepted proposals go to"
},
"published": {
"type": "integer",
"description": "Proposals ever published"
},
"open": {
"type": "integer",
"description": "Those of which something is still to come"
}
},
"required": [
"council",
"name",
"city",
"region",
"authority",
"published",
"open"
]
},
"Localized": {
"type": "object",
"properties": {
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"kk",
"ru",
"en"
]
},
"CouncilInFull": {
"type": "object",
"properties": {
"council": {
"type": "string",
"example": "astana"
},
"name": {
"$ref": "#/components/schemas/Localized"
},
"city": {
"type": "string"
},
"region": {
"type": "string"
},
"authority": {
"type": "string",
"description": "The akimat that accepted proposals go to"
},
"published": {
"type": "integer",
"description": "Proposals ever published"
},
"open": {
"type": "integer",
"description": "Those of which something is still to come"
},
"seats": {
"type": "array",
"items": {
"$ref": "#/components/schemas/Seat"
}
}
},
"required": [
"council",
"name",
"city",
"region",
"authority",
"published",
"open",
"seats"
]
},
"Seat": {
"type": "object",
"properties": {
"name": {
"type": "string"
},
"role": {
"type": "string",
"enum": [
"member",
"moderator"
]
},
"from": {
"type": "string",
"format": "date-time"
},
"until": {
"type": "string",
"format": "date-time"
}
},
"required": [
"name",
"role",
"from"
],
"description": "Who sits in a council: a public office."
},
"ProposalSummary": {
"type": "object",
"properties": {
"proposalId": {
"type": "string"
},
"code": {
"type": "string"
},
"council": {
"type": "string"
},
"category": {
"type": "string"
},
"place": {
"type": "string"
},
"language": {
"type": "string"
},
"title": {
"type": "string"
},
"author": {
"type": "string"
},
"status": {
"$ref": "#/components/schemas/ProposalStatus"
},
"publishedAt": {
"type": "string"
},
"supports": {
"type": "integer"
}
},
"required": [
"proposalId",
"code",
"council",
"category",
"place",
"language",
"title",
"status",
"publishedAt",
"supports"
]
},
"ProposalStatus": {
"type": "string",
"enum": [
"unconfirmed",
"confirmed",
"refused",
"published",
"taken_up",
"accepted",
"declined",
"sent",
"answered",
"closed",
"withdrawn"
]
},
"Proposal": {
"type": "object",
"properties": {
"proposalId": {
"type": "string"
},
"code": {
"type": "string"
},
"council": {
"type": "string"
},
"category": {
"type": "string"
},
"place": {
"type": "string"
},
"language": {
"type": "string"
},
"title": {
"type": "string"
},
"author": {
"type": "string"
},
"status": {
"$ref": "#/components/schemas/ProposalStatus"
},
"publishedAt": {
"type": "string"
},
"supports": {
"type": "integer"
},
"what": {
"type": "string"
},
"why": {
"type": "string"
},
"version": {
"type": "integer"
},
"textHash": {
"type": "string"
},
"isSupportable": {
"type": "boolean"
},
"versions": {
"type": "array",
"items": {
"$ref": "#/components/schemas/ProposalVersion"
}
},
"ballot": {
"$ref": "#/components/schemas/Ballot"
},
"dispatch": {
"$ref": "#/components/schemas/Dispatch"
},
"answer": {
"$ref": "#/components/schemas/AkimatAnswer"
},
"milestones": {
"type": "array",
"items": {
"$ref": "#/components/schemas/Milestone"
}
},
"history": {
"type": "array",
"items": {
"$ref": "#/components/schemas/HistoryEntry"
}
}
},
"required": [
"proposalId",
"code",
"council",
"category",
"place",
"language",
"title",
"status",
"publishedAt",
"supports",
"what",
"why",
"version",
"textHash",
"isSupportable",
"versions",
"milestones",
"history"
],
"description": "A published proposal with its whole history."
},
"ProposalVersion": {
"type": "object",
"properties": {
"version": {
"type": "integer"
},
"textHash": {
"type": "string"
},
"title": {
"type": "string"
},
"what": {
"type": "string"
},
"why": {
"type": "string"
},
"place": {
"type": "string"
},
"by": {
"type": "string",
"enum": [
"author",
"moderator"
]
},
"note": {
"type": "string"
},
"at": {
"type": "string"
},
"supports": {
"type": "integer"
}
},
"required": [
"version",
"textHash",
"title",
"what",
"why",
"place",
"by",
"at",
"supports"
],
"description": "A published text, frozen. \`supports\` named this very text."
},
"Ballot": {
"type": "object",
"properties": {
"state": {
"type": "string",
"enum": [
"open",
"closed"
]
},
"openedAt": {
"type": "string"
},
"closedAt": {
"type": "string"
},
"entitled": {
"type": "integer"
},
"voted": {
"type": "integer"
},
"quorum": {
"type": "integer"
},
"roll": {
"type": "array",
"items": {
"type": "object",
"properties": {
"name": {
"type": "string"
},
"choice": {
"$ref": "#/components/schemas/VoteChoice"
},
"reason": {
"type": "string"
},
"language": {
"type": "string"
},
"votedAt": {
"type": "string"
}
},
"required": [
"name"
]
}
},
"tally": {
"$ref": "#/components/schemas/Tally"
},
"note": {
"type": "string"
},
"noteLanguage": {
"type": "string"
}
},
"required": [
"state",
"openedAt",
"entitled",
"voted",
"quorum",
"roll"
],
"description": "The council's vote. Choices are shown when it is closed, so that none follows another."
},
"VoteChoice": {
"type": "string",
"enum": [
"for",
"against",
"abstain"
]
},
"Tally": {
"type": "object",
"properties": {
"for": {
"type": "integer"
},
"against": {
"type": "integer"
},
"abstain": {
"type": "integer"
},
"absent": {
"type": "integer"
},
"quorum": {
"type": "integer"
},
"outcome": {
"type": "string",
"enum": [
"accepted",
"declined"
]
}
},
"required": [
"for",
"against",
"abstain",
"absent",
"quorum",
"outcome"
]
},
"Dispatch": {
"type": "object",
"properties": {
"number": {
"type": "string"
},
"sentOn": {
"type": "string"
},
"authority": {
"type": "string"
},
"dueOn": {
"type": "string"
},
"lastDay": {
"type": "string"
},
"clock": {
"type": "string",
"enum": [
"waiting",
"overdue",
"very_overdue",
"answered_in_time",
"answered_late"
]
},
"workingDaysLeft": {
"type": "integer"
},
"extension": {
"type": "object",
"properties": {
"until": {
"type": "string"
},
"noticeOn": {
"type": "string"
},
"reason": {
"type": "string"
},
"language": {
"type": "string"
}
},
"required": [
"until",
"noticeOn",
"reason",
"language"
]
}
},
"required": [
"number",
"sentOn",
"authority",
"dueOn",
"lastDay",
"clock",
"workingDaysLeft"
],
"description": "The letter to the akimat. \`clock\` is of the day of reading, never stored."
},
"AkimatAnswer": {
"type": "object",
"properties": {
"text": {
"type": "string"
},
"language": {
"type": "string"
},
"answeredOn": {
"type": "string"
},
"outcome": {
"$ref": "#/components/schemas/AnswerOutcome"
}
},
"required": [
"text",
"language",
"answeredOn",
"outcome"
]
},
"AnswerOutcome": {
"type": "string",
"enum": [
"accepted",
"partly",
"refused"
]
},
"Milestone": {
"type": "object",
"properties": {
"milestoneId": {
"type": "string"
},
"text": {
"type": "string"
},
"language": {
"type": "string"
},
"plannedOn": {
"type": "string"
},
"doneOn": {
"type": "string"
},
"isLate": {
"type": "boolean"
}
},
"required": [
"milestoneId",
"text",
"language",
"plannedOn",
"isLate"
]
},
"HistoryEntry": {
"type": "object",
"properties": {
"at": {
"type": "string"
},
"event": {
"type": "string",
"enum": [
"published",
"revised",
"taken_up",
"accepted",
"declined",
"sent",
"extended",
"answered",
"milestone_planned",
"milestone_done",
"closed",
"withdrawn"
]
},
"version": {
"type": "integer"
},
"by": {
"type": "string",
"enum": [
"author",
"moderator"
]
},
"on": {
"type": "string"
},
"number": {
"type": "string"
},
"text": {
"type": "string"
},
"language": {
"type": "string"
}
},
"required": [
"at",
"event"
]
},
"ProposalRef": {
"type": "object",
"properties": {
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"proposalId"
]
},
"NewProposal": {
"type": "object",
"properties": {
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"title": {
"type": "string",
"minLength": 5,
"maxLength": 120
},
"what": {
"type": "string"
},
"why": {
"type": "string"
},
"category": {
"type": "string",
"minLength": 1,
"maxLength": 40
},
"place": {
"type": "string",
"minLength": 3,
"maxLength": 200
},
"council": {
"type": "string",
"minLength": 1,
"pattern": "^[a-z][a-z-]{1,30}$"
},
"publicName": {
"type": "string",
"minLength": 2,
"maxLength": 120
},
"email": {
"type": "string",
"minLength": 1,
"maxLength": 254
}
},
"required": [
"language",
"title",
"what",
"why",
"category",
"place",
"council",
"email"
],
"example": {
"council": "astana",
"language": "kk",
"title": "Мектеп жанына жаяу жүргінші өткелі",
"what": "№ 17 мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын.",
"why": "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
"category": "safety",
"place": "Сынақ көшесі, 17",
"email": "ulgi@posta.example"
}
},
"OwnProposal": {
"type": "object",
"properties": {
"view": {
"$ref": "#/components/schemas/Proposal"
},
"confirmedAt": {
"type": "string",
"format": "date-time"
},
"expiresAt": {
"type": "string",
"format": "date-time"
},
"refusal": {
"$ref": "#/components/schemas/ProposalRefusal"
},
"refusalNote": {
"type": "string"
},
"caseNumber": {
"type": "string",
"pattern": "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
"description": "Of a refusal: its number in the public log"
},
"firstRefusal": {
"type": "object",
"properties": {
"at": {
"type": "string",
"format": "date-time"
},
"reason": {
"$ref": "#/components/schemas/ProposalRefusal"
},
"note": {
"type": "string"
}
},
"required": [
"at",
"reason"
],
"description": "The refusal that its author appealed"
},
"appealedAt": {
"type": "string",
"format": "date-time"
},
"appealText": {
"type": "string"
},
"appealUntil": {
"type": "string",
"format": "date-time",
"description": "Until when the author may appeal; absent where they may not"
}
},
"required": [
"view"
],
"description": "The public view, and what only the author and the office may know."
},
"ProposalRefusal": {
"type": "string",
"enum": [
"duplicate",
"not_city",
"unclear",
"personal_data",
"offensive",
"advertising",
"already_done"
]
},
"ProposalVersionRef": {
"type": "object",
"properties": {
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"version": {
"type": "integer"
}
},
"required": [
"proposalId",
"version"
]
},
"Moderation": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/ModerationMonth"
}
},
"hiddenNames": {
"type": "object",
"properties": {
"asked_by_giver": {
"type": "integer",
"minimum": 0
},
"insulting": {
"type": "integer",
"minimum": 0
},
"advertising": {
"type": "integer",
"minimum": 0
},
"another_person": {
"type": "integer",
"minimum": 0
}
},
"description": "Shown names taken off campaigns in these months, by reason; of all campaigns"
}
},
"required": [
"items",
"hiddenNames"
],
"description": "The last twelve months; those in which nothing happened are left out."
},
"ModerationMonth": {
"type": "object",
"properties": {
"council": {
"type": "string",
"example": "astana"
},
"month": {
"type": "string",
"example": "2026-11"
},
"submitted": {
"type": "integer",
"minimum": 0,
"description": "Proposals that reached the moderator"
},
"published": {
"type": "integer",
"minimum": 0
},
"refused": {
"type": "integer",
"minimum": 0
},
"reasons": {
"type": "object",
"properties": {
"duplicate": {
"type": "integer",
"minimum": 0
},
"not_city": {
"type": "integer",
"minimum": 0
},
"unclear": {
"type": "integer",
"minimum": 0
},
"personal_data": {
"type": "integer",
"minimum": 0
},
"offensive": {
"type": "integer",
"minimum": 0
},
"advertising": {
"type": "integer",
"minimum": 0
},
"already_done": {
"type": "integer",
"minimum": 0
}
},
"description": "The refused by reason"
},
"medianDays": {
"type": "number",
"description": "Working days from submission to the first decision, of the proposals first decided in the month"
},
"appealed": {
"type": "integer",
"minimum": 0
},
"appeals": {
"type": "object",
"properties": {
"published": {
"type": "integer",
"minimum": 0
},
"upheld": {
"type": "integer",
"minimum": 0
},
"withdrawn": {
"type": "integer",
"minimum": 0
}
},
"description": "The appeals settled in the month, by outcome"
}
},
"required": [
"council",
"month",
"submitted",
"published",
"refused",
"reasons",
"appealed",
"appeals"
]
},
"ModerationCase": {
"type": "object",
"properties": {
"caseNumber": {
"type": "string",
"pattern": "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
"example": "7K3M-Q2XA"
},
"council": {
"type": "string",
"example": "astana"
},
"refusedOn": {
"type": "string",
"format": "date"
},
"reason": {
"$ref": "#/components/schemas/ProposalRefusal"
},
"appeal": {
"type": "string",
"enum": [
"none",
"open",
"published",
"upheld",
"withdrawn"
],
"description": "Whether its author asked for it to be decided again, and what came of that"
}
},
"required": [
"caseNumber",
"council",
"refusedOn",
"reason",
"appeal"
],
"description": "One proposal that was not published. Never its text, title or author."
},
"SupportRef": {
"type": "object",
"properties": {
"supportId": {
"type": "string",
"pattern": "^sup_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"supportId"
]
},
"NewSupport": {
"type": "object",
"properties": {
"textHash": {
"type": "string",
"maxLength": 64,
"description": "Of the text that was read: \`textHash\` of the proposal"
},
"email": {
"type": "string",
"minLength": 1,
"maxLength": 254
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
}
},
"required": [
"textHash",
"email",
"language"
],
"example": {
"textHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
"email": "ulgi@posta.example",
"language": "kk"
}
},
"SupportState": {
"type": "object",
"properties": {
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"state": {
"type": "string",
"enum": [
"pending",
"expired",
"supported",
"withdrawn"
]
}
},
"required": [
"proposalId",
"state"
]
},
"SupportOfProposal": {
"type": "object",
"properties": {
"supportId": {
"type": "string",
"pattern": "^sup_[0-9a-hjkmnp-tv-z]{26}$"
},
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"supportId",
"proposalId"
]
},
"ProposalInQueue": {
"type": "object",
"properties": {
"proposalId": {
"type": "string"
},
"code": {
"type": "string"
},
"council": {
"type": "string"
},
"category": {
"type": "string"
},
"place": {
"type": "string"
},
"language": {
"type": "string"
},
"title": {
"type": "string"
},
"author": {
"type": "string"
},
"status": {
"$ref": "#/components/schemas/ProposalStatus"
},
"publishedAt": {
"type": "string"
},
"supports": {
"type": "integer"
},
"since": {
"type": "string"
},
"clock": {
"type": "string",
"enum": [
"waiting",
"overdue",
"very_overdue",
"answered_in_time",
"answered_late"
]
},
"lastDay": {
"type": "string"
},
"isAppeal": {
"type": "boolean"
},
"appealText": {
"type": "string"
}
},
"required": [
"proposalId",
"code",
"council",
"category",
"place",
"language",
"title",
"status",
"publishedAt",
"supports",
"since",
"isAppeal"
]
},
"ProposalFile": {
"type": "object",
"properties": {
"view": {
"$ref": "#/components/schemas/Proposal"
},
"confirmedAt": {
"type": "string",
"format": "date-time"
},
"expiresAt": {
"type": "string",
"format": "date-time"
},
"refusal": {
"$ref": "#/components/schemas/ProposalRefusal"
},
"refusalNote": {
"type": "string"
},
"caseNumber": {
"type": "string",
"pattern": "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$",
"description": "Of a refusal: its number in the public log"
},
"firstRefusal": {
"type": "object",
"properties": {
"at": {
"type": "string",
"format": "date-time"
},
"reason": {
"$ref": "#/components/schemas/ProposalRefusal"
},
"note": {
"type": "string"
}
},
"required": [
"at",
"reason"
],
"description": "The refusal that its author appealed"
},
"appealedAt": {
"type": "string",
"format": "date-time"
},
"appealText": {
"type": "string"
},
"appealUntil": {
"type": "string",
"format": "date-time",
"description": "Until when the author may appeal; absent where they may not"
},
"mayVote": {
"type": "boolean"
},
"mayDecide": {
"type": "boolean",
"description": "False for whoever refused, where that was appealed"
},
"ownVote": {
"type": "object",
"properties": {
"choice": {
"$ref": "#/components/schemas/VoteChoice"
},
"reason": {
"type": "string"
}
},
"required": [
"choice",
"reason"
]
}
},
"required": [
"view",
"mayVote",
"mayDecide"
]
}
},
"parameters": {}
},
"paths": {
"/api/membership/applications": {
"post": {
"tags": [
"membership"
],
"summary": "Apply to join",
"description": "JSON, or a form of a page, ours or a partner's. The mailbox then confirms by link or code.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": false,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipForm"
}
},
"application/x-www-form-urlencoded": {
"schema": {
"$ref": "#/components/schemas/MembershipPageForm"
},
"example": {
"consents": "Мысал"
}
},
"multipart/form-data": {
"schema": {
"$ref": "#/components/schemas/MembershipPageForm"
},
"example": {
"consents": "Мысал"
}
}
}
},
"responses": {
"201": {
"description": "Taken; a letter is on its way",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipApplied"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"confirmBy": "2026-10-14T07:00:00.000Z"
}
}
}
},
"303": {
"description": "A form came from a page: back to its \`return_to\` with \`result=ok\`, or \`result=<code>\` and \`fields=<names>\` of what to mend"
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postMembershipApplications"
}
},
"/api/membership/applications/{membershipKey}/confirmation": {
"post": {
"tags": [
"membership"
],
"summary": "Confirm the mailbox",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MailProof"
}
}
}
},
"responses": {
"200": {
"description": "Confirmed; \`token\` opens the applicant's private page",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"membershipKey": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"token": {
"type": "string"
},
"released": {
"type": "array",
"items": {
"type": "object",
"properties": {
"what": {
"type": "string",
"enum": [
"application",
"gift",
"booking",
"proposal",
"support",
"hours",
"certificate"
]
},
"recordId": {
"type": "string"
}
},
"required": [
"what",
"recordId"
]
},
"description": "Other actions that waited for the same mailbox and were carried out with this one; a repeated confirmation names none"
}
},
"required": [
"membershipKey",
"token",
"released"
]
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"token": "Мысал",
"released": [
{
"what": "application",
"recordId": "Мысал"
}
]
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postMembershipApplicationsMembershipKeyConfirmation",
"description": "Access: \`link\`."
}
},
"/api/membership/applications/{membershipKey}/letter": {
"post": {
"tags": [
"membership"
],
"summary": "Have the letter that asks to confirm sent again",
"description": "Three times a record at most; the code stays the same. The answer tells nothing of the record: neither that it is there nor that it waits.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"202": {
"description": "Where a confirmation is awaited, its letter goes again",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {}
},
"example": {}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postMembershipApplicationsMembershipKeyLetter"
}
},
"/api/membership/applications/{membershipKey}": {
"get": {
"tags": [
"membership"
],
"summary": "Read one's own application",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The application, or the membership",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OwnMembership"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"surname": "Мысал",
"givenName": "Мысал",
"region": "71",
"city": "Мысал",
"cityCode": "Мысал",
"language": "kk",
"confirmBy": "2026-10-14T07:00:00.000Z",
"history": [
{
"at": "2026-10-14T07:00:00.000Z",
"what": "applied",
"text": "Мысал",
"reason": "Мысал",
"from": "2026-10-14",
"to": "2026-10-14"
}
],
"memberNumber": "Мысал",
"cardCode": "crd_01k7hk4t2v9m3r8n5q6w0x1y2z",
"memberSince": "2026-10-14T07:00:00.000Z",
"renewedAt": "2026-10-14T07:00:00.000Z",
"endedAt": "2026-10-14T07:00:00.000Z",
"status": "unconfirmed",
"standing": {
"code": "new",
"until": "2026-10-14"
}
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getMembershipApplicationsMembershipKey",
"description": "Access: \`link\`."
}
},
"/api/membership/applications/{membershipKey}/answer": {
"post": {
"tags": [
"membership"
],
"summary": "Answer the coordinator's question",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"answer": {
"type": "string",
"maxLength": 2000
}
},
"required": [
"answer"
]
},
"example": {
"answer": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "The application, back in the queue",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OwnMembership"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"surname": "Мысал",
"givenName": "Мысал",
"region": "71",
"city": "Мысал",
"cityCode": "Мысал",
"language": "kk",
"confirmBy": "2026-10-14T07:00:00.000Z",
"history": [
{
"at": "2026-10-14T07:00:00.000Z",
"what": "applied",
"text": "Мысал",
"reason": "Мысал",
"from": "2026-10-14",
"to": "2026-10-14"
}
],
"memberNumber": "Мысал",
"cardCode": "crd_01k7hk4t2v9m3r8n5q6w0x1y2z",
"memberSince": "2026-10-14T07:00:00.000Z",
"renewedAt": "2026-10-14T07:00:00.000Z",
"endedAt": "2026-10-14T07:00:00.000Z",
"status": "unconfirmed",
"standing": {
"code": "new",
"until": "2026-10-14"
}
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postMembershipApplicationsMembershipKeyAnswer",
"description": "Access: \`link\`."
}
},
"/api/membership/applications/{membershipKey}/withdrawal": {
"post": {
"tags": [
"membership"
],
"summary": "Withdraw one's own application",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The application, withdrawn",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OwnMembership"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"surname": "Мысал",
"givenName": "Мысал",
"region": "71",
"city": "Мысал",
"cityCode": "Мысал",
"language": "kk",
"confirmBy": "2026-10-14T07:00:00.000Z",
"history": [
{
"at": "2026-10-14T07:00:00.000Z",
"what": "applied",
"text": "Мысал",
"reason": "Мысал",
"from": "2026-10-14",
"to": "2026-10-14"
}
],
"memberNumber": "Мысал",
"cardCode": "crd_01k7hk4t2v9m3r8n5q6w0x1y2z",
"memberSince": "2026-10-14T07:00:00.000Z",
"renewedAt": "2026-10-14T07:00:00.000Z",
"endedAt": "2026-10-14T07:00:00.000Z",
"status": "unconfirmed",
"standing": {
"code": "new",
"until": "2026-10-14"
}
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postMembershipApplicationsMembershipKeyWithdrawal",
"description": "Access: \`link\`."
}
},
"/api/membership/applications/{membershipKey}/leaving": {
"post": {
"tags": [
"membership"
],
"summary": "Leave the movement",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The membership, ended",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OwnMembership"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"surname": "Мысал",
"givenName": "Мысал",
"region": "71",
"city": "Мысал",
"cityCode": "Мысал",
"language": "kk",
"confirmBy": "2026-10-14T07:00:00.000Z",
"history": [
{
"at": "2026-10-14T07:00:00.000Z",
"what": "applied",
"text": "Мысал",
"reason": "Мысал",
"from": "2026-10-14",
"to": "2026-10-14"
}
],
"memberNumber": "Мысал",
"cardCode": "crd_01k7hk4t2v9m3r8n5q6w0x1y2z",
"memberSince": "2026-10-14T07:00:00.000Z",
"renewedAt": "2026-10-14T07:00:00.000Z",
"endedAt": "2026-10-14T07:00:00.000Z",
"status": "unconfirmed",
"standing": {
"code": "new",
"until": "2026-10-14"
}
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postMembershipApplicationsMembershipKeyLeaving",
"description": "Access: \`link\`."
}
},
"/api/membership/applications/{membershipKey}/renewal": {
"post": {
"tags": [
"membership"
],
"summary": "Say that one still takes part",
"description": "Where the movement has set a term, it begins anew. A second time on a day changes nothing.\\n\\nAccess: \`link\`.",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The membership, renewed",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OwnMembership"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"surname": "Мысал",
"givenName": "Мысал",
"region": "71",
"city": "Мысал",
"cityCode": "Мысал",
"language": "kk",
"confirmBy": "2026-10-14T07:00:00.000Z",
"history": [
{
"at": "2026-10-14T07:00:00.000Z",
"what": "applied",
"text": "Мысал",
"reason": "Мысал",
"from": "2026-10-14",
"to": "2026-10-14"
}
],
"memberNumber": "Мысал",
"cardCode": "crd_01k7hk4t2v9m3r8n5q6w0x1y2z",
"memberSince": "2026-10-14T07:00:00.000Z",
"renewedAt": "2026-10-14T07:00:00.000Z",
"endedAt": "2026-10-14T07:00:00.000Z",
"status": "unconfirmed",
"standing": {
"code": "new",
"until": "2026-10-14"
}
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postMembershipApplicationsMembershipKeyRenewal"
}
},
"/api/membership/cards/{cardCode}": {
"get": {
"tags": [
"membership"
],
"summary": "Check a member's card",
"description": "Valid or not, the region and, of a live membership, the standing. Nothing else about the member is told.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^crd_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "cardCode",
"in": "path",
"example": "crd_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "Valid or not",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"valid": {
"type": "boolean"
},
"region": {
"type": "string"
},
"standing": {
"$ref": "#/components/schemas/Standing"
}
},
"required": [
"valid",
"region"
]
},
"example": {
"valid": true,
"region": "71",
"standing": "new"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getMembershipCardsCardCode"
}
},
"/api/membership/members": {
"get": {
"tags": [
"membership"
],
"summary": "How many members there are",
"description": "Live memberships, whatever their standing.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"maxLength": 8
},
"required": false,
"name": "region",
"in": "query",
"example": "71"
}
],
"responses": {
"200": {
"description": "In the country, or in a region",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"members": {
"type": "integer"
}
},
"required": [
"members"
]
},
"example": {
"members": 1
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getMembershipMembers"
}
},
"/api/office/memberships": {
"get": {
"tags": [
"membership"
],
"summary": "Read a region's queue, oldest first",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"maxLength": 8
},
"required": true,
"name": "region",
"in": "query",
"example": "71"
},
{
"schema": {
"type": "string",
"enum": [
"submitted",
"more_info"
]
},
"required": false,
"name": "status",
"in": "query",
"example": "submitted"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "A page of the queue",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/MembershipQueueRow"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"region": "71",
"status": "unconfirmed",
"submittedAt": "2026-10-14T07:00:00.000Z",
"city": "Мысал",
"cityCode": "Мысал",
"language": "kk",
"likely": 1,
"answered": true
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeMemberships",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/memberships/{membershipKey}": {
"get": {
"tags": [
"membership"
],
"summary": "Read an application to decide on it",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The application and those like it",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipRecord"
},
"example": {
"application": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "unconfirmed",
"version": 1,
"surname": "Мысал",
"givenName": "Мысал",
"patronymic": "Мысал",
"birthDate": "2026-10-14",
"region": "71",
"city": "Мысал",
"cityCode": "Мысал",
"phone": "+77012345678",
"email": "aty@posta.example",
"occupation": "Мысал",
"why": "Мысал",
"language": "kk",
"consents": [
{
"purpose": "processing",
"version": "Мысал",
"at": "2026-10-14T07:00:00.000Z"
}
],
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmBy": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"submittedAt": "2026-10-14T07:00:00.000Z",
"history": [
{
"at": "2026-10-14T07:00:00.000Z",
"what": "applied",
"text": "Мысал",
"reason": "Мысал",
"from": "2026-10-14",
"to": "2026-10-14"
}
],
"memberNumber": "Мысал",
"memberSince": "2026-10-14T07:00:00.000Z",
"renewedAt": "2026-10-14T07:00:00.000Z",
"endedAt": "2026-10-14T07:00:00.000Z",
"age": 1,
"hidden": [
"Мысал"
]
},
"likely": [
{
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"by": [
"email"
],
"status": "unconfirmed",
"region": "71",
"createdAt": "2026-10-14T07:00:00.000Z",
"memberNumber": "Мысал"
}
]
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeMembershipsMembershipKey",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/memberships/{membershipKey}/approval": {
"post": {
"tags": [
"membership"
],
"summary": "Accept the applicant",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"200": {
"description": "The application as it is now",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipDecided"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "unconfirmed",
"region": "71",
"version": 1,
"memberNumber": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeMembershipsMembershipKeyApproval",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/memberships/{membershipKey}/rejection": {
"post": {
"tags": [
"membership"
],
"summary": "Reject the application",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"reason": {
"type": "string",
"enum": [
"no_answer",
"false_data",
"duplicate",
"against_charter",
"other"
]
},
"note": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"reason"
]
},
"example": {
"reason": "no_answer",
"note": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "The application as it is now",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipDecided"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "unconfirmed",
"region": "71",
"version": 1,
"memberNumber": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeMembershipsMembershipKeyRejection",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/memberships/{membershipKey}/question": {
"post": {
"tags": [
"membership"
],
"summary": "Ask the applicant for more",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"question": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"question"
]
},
"example": {
"question": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "The application as it is now",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipDecided"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "unconfirmed",
"region": "71",
"version": 1,
"memberNumber": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeMembershipsMembershipKeyQuestion",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/memberships/{membershipKey}/transfer": {
"post": {
"tags": [
"membership"
],
"summary": "Hand the application over to another region",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"region": {
"type": "string",
"maxLength": 8
},
"reason": {
"type": "string",
"enum": [
"lives_elsewhere",
"asked",
"wrong_choice"
]
}
},
"required": [
"region",
"reason"
]
},
"example": {
"region": "71",
"reason": "lives_elsewhere"
}
}
}
},
"responses": {
"200": {
"description": "The application as it is now",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipDecided"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "unconfirmed",
"region": "71",
"version": 1,
"memberNumber": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeMembershipsMembershipKeyTransfer",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/memberships/{membershipKey}/ending": {
"post": {
"tags": [
"membership"
],
"summary": "End a membership",
"security": [
{
"session": []
}
],
"x-access": "staff:central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^mem_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "membershipKey",
"in": "path",
"example": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"reason": {
"type": "string",
"enum": [
"asked",
"breach",
"false_data",
"died",
"other"
]
},
"note": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"reason"
]
},
"example": {
"reason": "asked",
"note": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "The application as it is now",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MembershipDecided"
},
"example": {
"membershipKey": "mem_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "unconfirmed",
"region": "71",
"version": 1,
"memberNumber": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeMembershipsMembershipKeyEnding",
"description": "Access: \`staff:central\`."
}
},
"/api/campaigns": {
"get": {
"summary": "List campaigns of a state, in the country or one region, newest first",
"tags": [
"campaigns"
],
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"enum": [
"open",
"closed"
],
"default": "open",
"description": "\`closed\` holds the reported ones too"
},
"required": false,
"description": "\`closed\` holds the reported ones too",
"name": "status",
"in": "query",
"example": "open"
},
{
"schema": {
"type": "string",
"maxLength": 8,
"example": "71"
},
"required": false,
"name": "region",
"in": "query",
"example": "71"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "A page of campaigns",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/PublicCampaign"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"title": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"story": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"beneficiary": "child",
"region": "71",
"target": 1,
"endsOn": "2026-10-14",
"overTarget": "stop",
"carryTo": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"openedAt": "2026-10-14T07:00:00.000Z",
"closedAt": "2026-10-14T07:00:00.000Z",
"closeReason": "ended",
"status": "open",
"raised": 1,
"donors": 1,
"takesGifts": true
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCampaigns",
"description": "Access: \`anyone\`."
},
"post": {
"tags": [
"campaigns"
],
"summary": "Draft a campaign",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"title": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"original"
],
"description": "By language; \`original\` is there",
"example": {
"original": "kk",
"kk": "Ауыл кітапханасына кітап"
}
},
"story": {
"type": "object",
"properties": {
"original": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"kk": {
"type": "string"
},
"ru": {
"type": "string"
},
"en": {
"type": "string"
}
},
"required": [
"original"
],
"description": "By language; \`original\` is there",
"example": {
"original": "kk",
"kk": "Ауыл кітапханасының қоры отыз жыл жаңармаған. Жиналған ақшаға кітап сатып аламыз."
}
},
"beneficiary": {
"type": "string",
"enum": [
"child",
"family",
"elder",
"health",
"school",
"village",
"business"
]
},
"target": {
"type": "integer",
"description": "Whole tenge",
"example": 1000000
},
"endsOn": {
"type": "string",
"format": "date"
},
"overTarget": {
"type": "string",
"enum": [
"stop",
"continue",
"carry"
]
},
"carryTo": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"region": {
"type": "string",
"maxLength": 8,
"example": "71"
}
},
"required": [
"title",
"story",
"beneficiary",
"target",
"endsOn",
"overTarget",
"region"
]
},
"example": {
"title": {
"original": "kk",
"kk": "Ауыл кітапханасына кітап"
},
"story": {
"original": "kk",
"kk": "Ауыл кітапханасының қоры отыз жыл жаңармаған. Жиналған ақшаға кітап сатып аламыз."
},
"beneficiary": "child",
"target": 1000000,
"endsOn": "2026-10-14",
"overTarget": "stop",
"carryTo": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"region": "71"
}
}
}
},
"responses": {
"201": {
"description": "The draft",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"version": {
"type": "integer"
}
},
"required": [
"campaignId",
"version"
]
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"version": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postCampaigns",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/campaigns/queue": {
"get": {
"tags": [
"campaigns"
],
"summary": "List campaigns in any state, of one region or (central office) of the country",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central,finance",
"parameters": [
{
"schema": {
"type": "string",
"enum": [
"draft",
"submitted",
"open",
"closed"
]
},
"required": true,
"name": "listing",
"in": "query",
"example": "draft"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "region",
"in": "query",
"example": "71"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "A page of campaigns",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/StaffCampaign"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "draft",
"title": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"story": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"beneficiary": "child",
"region": "71",
"target": 1,
"endsOn": "2026-10-14",
"overTarget": "stop",
"carryTo": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"version": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"authors": [
"Мысал"
],
"listedAt": "2026-10-14T07:00:00.000Z",
"submittedAt": "2026-10-14T07:00:00.000Z",
"openedAt": "2026-10-14T07:00:00.000Z",
"openedBy": "Мысал",
"closedAt": "2026-10-14T07:00:00.000Z",
"closeReason": "ended",
"returnReason": "incomplete",
"returnNote": "Мысал",
"raised": 1,
"donors": 1
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCampaignsQueue",
"description": "Access: \`staff:coordinator,central,finance\`."
}
},
"/api/campaigns/{campaignId}/record": {
"get": {
"tags": [
"campaigns"
],
"summary": "Read a campaign in any state, with the ETag to change it",
"security": [
{
"session": []
}
],
"x-access": "staff:organiser,coordinator,central,finance",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The campaign",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/StaffCampaign"
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "draft",
"title": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"story": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"beneficiary": "child",
"region": "71",
"target": 1,
"endsOn": "2026-10-14",
"overTarget": "stop",
"carryTo": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"version": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"authors": [
"Мысал"
],
"listedAt": "2026-10-14T07:00:00.000Z",
"submittedAt": "2026-10-14T07:00:00.000Z",
"openedAt": "2026-10-14T07:00:00.000Z",
"openedBy": "Мысал",
"closedAt": "2026-10-14T07:00:00.000Z",
"closeReason": "ended",
"returnReason": "incomplete",
"returnNote": "Мысал",
"raised": 1,
"donors": 1
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCampaignsCampaignIdRecord",
"description": "Access: \`staff:organiser,coordinator,central,finance\`."
}
},
"/api/campaigns/{campaignId}": {
"put": {
"tags": [
"campaigns"
],
"summary": "Change a draft that nobody changed since it was read",
"security": [
{
"session": []
}
],
"x-access": "staff:organiser,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"description": "The ETag of the record as it was read",
"example": "W/\\"3\\""
},
"required": true,
"description": "The ETag of the record as it was read",
"name": "if-match",
"in": "header",
"example": "W/\\"3\\""
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/CampaignPlan"
},
"example": {
"title": {
"original": "kk",
"kk": "Ауыл кітапханасына кітап"
},
"story": {
"original": "kk",
"kk": "Ауыл кітапханасының қоры отыз жыл жаңармаған. Жиналған ақшаға кітап сатып аламыз."
},
"beneficiary": "child",
"target": 1000000,
"endsOn": "2026-10-14",
"overTarget": "stop",
"carryTo": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"responses": {
"200": {
"description": "The draft",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"version": {
"type": "integer"
}
},
"required": [
"campaignId",
"version"
]
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"version": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "putCampaignsCampaignId",
"description": "Access: \`staff:organiser,coordinator,central\`."
},
"get": {
"summary": "Read a campaign with what it has raised",
"tags": [
"campaigns"
],
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The campaign",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/PublicCampaign"
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"title": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"story": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"beneficiary": "child",
"region": "71",
"target": 1,
"endsOn": "2026-10-14",
"overTarget": "stop",
"carryTo": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"openedAt": "2026-10-14T07:00:00.000Z",
"closedAt": "2026-10-14T07:00:00.000Z",
"closeReason": "ended",
"status": "open",
"raised": 1,
"donors": 1,
"takesGifts": true
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCampaignsCampaignId",
"description": "Access: \`anyone\`."
}
},
"/api/campaigns/{campaignId}/submission": {
"post": {
"tags": [
"campaigns"
],
"summary": "Hand a draft to the central office",
"security": [
{
"session": []
}
],
"x-access": "staff:organiser,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"200": {
"description": "Handed over",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/CampaignDone"
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postCampaignsCampaignIdSubmission",
"description": "Access: \`staff:organiser,coordinator,central\`."
}
},
"/api/campaigns/{campaignId}/opening": {
"post": {
"tags": [
"campaigns"
],
"summary": "Open a campaign as it was read; none of its writers may",
"security": [
{
"session": []
}
],
"x-access": "staff:central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
{
"schema": {
"type": "string",
"minLength": 1,
"description": "The ETag of the record as it was read",
"example": "W/\\"3\\""
},
"required": true,
"description": "The ETag of the record as it was read",
"name": "if-match",
"in": "header",
"example": "W/\\"3\\""
}
],
"responses": {
"200": {
"description": "Open",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/CampaignDone"
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postCampaignsCampaignIdOpening",
"description": "Access: \`staff:central\`."
}
},
"/api/campaigns/{campaignId}/return": {
"post": {
"tags": [
"campaigns"
],
"summary": "Give a submitted campaign back to its writers, with a reason",
"security": [
{
"session": []
}
],
"x-access": "staff:central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"reason": {
"type": "string",
"enum": [
"incomplete",
"unclear_beneficiary",
"target_unproved",
"duplicate",
"other"
]
},
"note": {
"type": "string",
"maxLength": 1000
}
},
"required": [
"reason"
]
},
"example": {
"reason": "incomplete",
"note": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "Given back",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/CampaignDone"
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postCampaignsCampaignIdReturn",
"description": "Access: \`staff:central\`."
}
},
"/api/campaigns/{campaignId}/closing": {
"post": {
"tags": [
"campaigns"
],
"summary": "Take no new gifts any more; money on its way is booked all the same",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"reason": {
"type": "string",
"enum": [
"ended",
"target_reached",
"need_gone",
"violation"
]
}
},
"required": [
"reason"
]
},
"example": {
"reason": "ended"
}
}
}
},
"responses": {
"200": {
"description": "Closed",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/CampaignDone"
},
"example": {
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postCampaignsCampaignIdClosing",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/campaigns/{campaignId}/updates": {
"post": {
"tags": [
"campaigns"
],
"summary": "Publish news of a campaign, or the report that ends its story",
"security": [
{
"session": []
}
],
"x-access": "staff:organiser,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/CampaignUpdateInput"
},
"example": {
"title": {
"original": "kk",
"kk": "Жартысы жиналды"
},
"text": {
"original": "kk",
"kk": "Кітаптардың тізімі дайын болды."
},
"isReport": false
}
}
}
},
"responses": {
"201": {
"description": "Published",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"updateId": {
"type": "string"
}
},
"required": [
"updateId"
]
},
"example": {
"updateId": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postCampaignsCampaignIdUpdates",
"description": "Access: \`staff:organiser,coordinator,central\`."
},
"get": {
"summary": "Read a campaign's news and its report, newest first",
"tags": [
"campaigns"
],
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The news",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/CampaignUpdate"
}
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"updateId": "Мысал",
"title": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"text": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"isReport": true,
"publishedAt": "2026-10-14T07:00:00.000Z"
}
]
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCampaignsCampaignIdUpdates",
"description": "Access: \`anyone\`."
}
},
"/api/gifts/{giftId}/name-removal": {
"post": {
"tags": [
"campaigns"
],
"summary": "Take a giver's shown name off, everywhere",
"security": [
{
"session": []
}
],
"x-access": "staff:organiser,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "giftId",
"in": "path",
"example": "don_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"reason": {
"type": "string",
"enum": [
"asked_by_giver",
"insulting",
"advertising",
"another_person"
]
}
},
"required": [
"reason"
]
},
"example": {
"reason": "asked_by_giver"
}
}
}
},
"responses": {
"200": {
"description": "Taken off",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"giftId": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"giftId"
]
},
"example": {
"giftId": "don_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postGiftsGiftIdNameRemoval",
"description": "Access: \`staff:organiser,coordinator,central\`."
}
},
"/api/campaigns/{campaignId}/budget": {
"get": {
"summary": "Read a campaign's budget: the ledger, folded",
"tags": [
"campaigns"
],
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The budget",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Budget"
},
"example": {
"lines": [
{
"line": "card",
"tiyn": 1
}
],
"received": 1,
"refunded": 1,
"balance": 1
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCampaignsCampaignIdBudget",
"description": "Access: \`anyone\`."
}
},
"/api/campaigns/{campaignId}/gifts": {
"get": {
"summary": "List the gifts that came, newest first; names only of those who chose to show them",
"tags": [
"campaigns"
],
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "A page of gifts",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/PublicGift"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"tiyn": 1,
"settledOn": "2026-10-14",
"publicName": "Мысал"
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCampaignsCampaignIdGifts",
"description": "Access: \`anyone\`."
},
"post": {
"tags": [
"campaigns"
],
"summary": "Promise a gift; answers where to pay it",
"description": "A page's form is sent on (303) to the payment page, or for a transfer to its \`return_to\` or the giver's private page.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "campaignId",
"in": "path",
"example": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": false,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/GiftRequest"
}
},
"application/x-www-form-urlencoded": {
"schema": {
"$ref": "#/components/schemas/GiftRequest"
}
},
"multipart/form-data": {
"schema": {
"$ref": "#/components/schemas/GiftRequest"
}
}
}
},
"responses": {
"201": {
"description": "The promised gift",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/PledgedGift"
},
"example": {
"gift": {
"giftId": "don_01k7hk4t2v9m3r8n5q6w0x1y2z",
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "pledged",
"tiyn": 1,
"method": "card",
"reference": "Мысал",
"publicName": "Мысал",
"language": "kk",
"createdAt": "2026-10-14T07:00:00.000Z",
"settledAt": "2026-10-14T07:00:00.000Z",
"settledTiyn": 1,
"refundedAt": "2026-10-14T07:00:00.000Z",
"refundedTiyn": 1,
"failedAt": "2026-10-14T07:00:00.000Z"
},
"token": "Мысал",
"statusUrl": "Мысал",
"checkoutUrl": "Мысал"
}
}
}
},
"303": {
"description": "A form came from a page: back to its \`return_to\` with \`result=ok\`, or \`result=<code>\` and \`fields=<names>\` of what to mend"
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postCampaignsCampaignIdGifts"
}
},
"/api/gifts/{giftId}": {
"get": {
"tags": [
"campaigns"
],
"summary": "Read a gift as its giver",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "giftId",
"in": "path",
"example": "don_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The gift",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Gift"
},
"example": {
"giftId": "don_01k7hk4t2v9m3r8n5q6w0x1y2z",
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "pledged",
"tiyn": 1,
"method": "card",
"reference": "Мысал",
"publicName": "Мысал",
"language": "kk",
"createdAt": "2026-10-14T07:00:00.000Z",
"settledAt": "2026-10-14T07:00:00.000Z",
"settledTiyn": 1,
"refundedAt": "2026-10-14T07:00:00.000Z",
"refundedTiyn": 1,
"failedAt": "2026-10-14T07:00:00.000Z"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getGiftsGiftId",
"description": "Access: \`link\`."
}
},
"/api/gifts/{giftId}/checkout": {
"post": {
"tags": [
"campaigns"
],
"summary": "Ask for the payment page of a promised gift, again if need be",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "giftId",
"in": "path",
"example": "don_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "Where to pay",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"checkoutUrl": {
"type": "string"
}
},
"required": [
"checkoutUrl"
]
},
"example": {
"checkoutUrl": "Мысал"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postGiftsGiftIdCheckout",
"description": "Access: \`link\`."
}
},
"/api/gifts/{giftId}/method": {
"post": {
"tags": [
"campaigns"
],
"summary": "Pay a promised gift by transfer instead of card, or back",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "giftId",
"in": "path",
"example": "don_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"method": {
"type": "string",
"enum": [
"card",
"transfer"
]
}
},
"required": [
"method"
]
},
"example": {
"method": "card"
}
}
}
},
"responses": {
"200": {
"description": "The gift",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Gift"
},
"example": {
"giftId": "don_01k7hk4t2v9m3r8n5q6w0x1y2z",
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"status": "pledged",
"tiyn": 1,
"method": "card",
"reference": "Мысал",
"publicName": "Мысал",
"language": "kk",
"createdAt": "2026-10-14T07:00:00.000Z",
"settledAt": "2026-10-14T07:00:00.000Z",
"settledTiyn": 1,
"refundedAt": "2026-10-14T07:00:00.000Z",
"refundedTiyn": 1,
"failedAt": "2026-10-14T07:00:00.000Z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postGiftsGiftIdMethod",
"description": "Access: \`link\`."
}
},
"/api/transfers": {
"get": {
"tags": [
"payments"
],
"summary": "List bank transfers that are waited for, oldest first",
"security": [
{
"session": []
}
],
"x-access": "staff:finance,central",
"parameters": [
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "A page of promised transfers",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/AwaitedTransfer"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"giftId": "don_01k7hk4t2v9m3r8n5q6w0x1y2z",
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"region": "71",
"reference": "Мысал",
"tiyn": 1,
"status": "pledged",
"createdAt": "2026-10-14T07:00:00.000Z"
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getTransfers",
"description": "Access: \`staff:finance,central\`."
}
},
"/api/transfers/by-reference/{reference}": {
"get": {
"tags": [
"payments"
],
"summary": "Find promised transfers by the code in a payment's purpose",
"security": [
{
"session": []
}
],
"x-access": "staff:finance,central",
"parameters": [
{
"schema": {
"type": "string",
"maxLength": 40,
"example": "7Q2-M4F-9XK"
},
"required": true,
"name": "reference",
"in": "path",
"example": "7Q2-M4F-9XK"
}
],
"responses": {
"200": {
"description": "Those that bear it",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/AwaitedTransfer"
}
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"giftId": "don_01k7hk4t2v9m3r8n5q6w0x1y2z",
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"region": "71",
"reference": "Мысал",
"tiyn": 1,
"status": "pledged",
"createdAt": "2026-10-14T07:00:00.000Z"
}
]
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getTransfersByReferenceReference",
"description": "Access: \`staff:finance,central\`."
}
},
"/api/transfers/{giftId}/settlement": {
"post": {
"tags": [
"payments"
],
"summary": "Book a transfer that came for a promised gift",
"security": [
{
"session": []
}
],
"x-access": "staff:finance,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "giftId",
"in": "path",
"example": "don_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/StatementLine"
},
"example": {
"tiyn": 1,
"receivedOn": "2026-10-14",
"evidence": "118"
}
}
}
},
"responses": {
"200": {
"description": "Booked",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"giftId": {
"type": "string",
"pattern": "^don_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"giftId"
]
},
"example": {
"giftId": "don_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postTransfersGiftIdSettlement",
"description": "Access: \`staff:finance,central\`."
}
},
"/api/held-payments": {
"get": {
"tags": [
"payments"
],
"summary": "List money in suspense, oldest first",
"security": [
{
"session": []
}
],
"x-access": "staff:finance,central",
"parameters": [
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "A page of payments",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/HeldPayment"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"postingId": "Мысал",
"at": "2026-10-14T07:00:00.000Z",
"currency": "Мыс",
"entries": [
{
"tiyn": 1
}
],
"giftId": "Мысал",
"evidence": "Мысал",
"receivedOn": "2026-10-14",
"holdReason": "unknown_order"
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getHeldPayments",
"description": "Access: \`staff:finance,central\`."
},
"post": {
"tags": [
"payments"
],
"summary": "Book a transfer nobody can place, into suspense",
"security": [
{
"session": []
}
],
"x-access": "staff:finance,central",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/StatementLine"
},
"example": {
"tiyn": 1,
"receivedOn": "2026-10-14",
"evidence": "118"
}
}
}
},
"responses": {
"201": {
"description": "Booked",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/BookedPayment"
},
"example": {
"postingId": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postHeldPayments",
"description": "Access: \`staff:finance,central\`."
}
},
"/api/held-payments/{postingId}/decision": {
"post": {
"tags": [
"payments"
],
"summary": "Credit money in suspense to a campaign, or note it as returned; not by who entered it",
"security": [
{
"session": []
}
],
"x-access": "staff:finance,central",
"parameters": [
{
"schema": {
"type": "string",
"maxLength": 200,
"example": "tiptop:90210"
},
"required": true,
"name": "postingId",
"in": "path",
"example": "tiptop:90210"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"decision": {
"type": "string",
"enum": [
"release",
"return"
]
},
"campaignId": {
"type": "string",
"pattern": "^cmp_[0-9a-hjkmnp-tv-z]{26}$"
}
},
"required": [
"decision"
]
},
"example": {
"decision": "release",
"campaignId": "cmp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"responses": {
"200": {
"description": "Decided",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/BookedPayment"
},
"example": {
"postingId": "Мысал"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postHeldPaymentsPostingIdDecision",
"description": "Access: \`staff:finance,central\`."
}
},
"/api/webhooks/tiptop": {
"post": {
"tags": [
"payments"
],
"summary": "Hear from TipTop Pay that a payment went through, failed or was refunded",
"description": "\`Content-HMAC\` is base64 HMAC-SHA256 of the raw body under the API secret; the same message twice is booked once.\\n\\nAccess: \`signature\`.",
"security": [],
"x-access": "signature",
"parameters": [
{
"schema": {
"type": "string",
"example": "mHGQ…="
},
"required": true,
"name": "content-hmac",
"in": "header",
"example": "mHGQ…="
}
],
"requestBody": {
"content": {
"application/x-www-form-urlencoded": {
"schema": {
"type": "object",
"properties": {
"TransactionId": {
"type": "string"
}
},
"required": [
"TransactionId"
],
"additionalProperties": {}
},
"example": {
"TransactionId": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "Taken",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/WebhookTaken"
},
"example": {
"code": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postWebhooksTiptop"
}
},
"/api/webhooks/tiptop/check": {
"post": {
"tags": [
"payments"
],
"summary": "Answer TipTop Pay whether a payment may be made",
"description": "\`Content-HMAC\` is base64 HMAC-SHA256 of the raw body under the API secret; the same message twice is booked once.\\n\\nAccess: \`signature\`.",
"security": [],
"x-access": "signature",
"parameters": [
{
"schema": {
"type": "string",
"example": "mHGQ…="
},
"required": true,
"name": "content-hmac",
"in": "header",
"example": "mHGQ…="
}
],
"requestBody": {
"content": {
"application/x-www-form-urlencoded": {
"schema": {
"type": "object",
"properties": {
"TransactionId": {
"type": "string"
}
},
"required": [
"TransactionId"
],
"additionalProperties": {}
},
"example": {
"TransactionId": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "Taken",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/WebhookTaken"
},
"example": {
"code": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postWebhooksTiptopCheck"
}
},
"/api/lecturers": {
"get": {
"tags": [
"lectures"
],
"summary": "Find lecturers who fit every wish, each with the next free starts",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"example": "physics"
},
"required": false,
"name": "topic",
"in": "query",
"example": "physics"
},
{
"schema": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"required": false,
"name": "lectureLanguage",
"in": "query",
"example": "kk"
},
{
"schema": {
"type": "string",
"enum": [
"1",
"2",
"3",
"4",
"5",
"6",
"7",
"8",
"9",
"10",
"11",
"university"
]
},
"required": false,
"name": "grade",
"in": "query",
"example": "1"
},
{
"schema": {
"type": "string",
"enum": [
"visit",
"online"
]
},
"required": false,
"name": "mode",
"in": "query",
"example": "visit"
},
{
"schema": {
"type": "string",
"description": "Visits to this region; without a mode, lectures online too",
"example": "71"
},
"required": false,
"description": "Visits to this region; without a mode, lectures online too",
"name": "region",
"in": "query",
"example": "71"
},
{
"schema": {
"type": "string",
"format": "date",
"description": "Only lecturers with a free start on this date"
},
"required": false,
"description": "Only lecturers with a free start on this date",
"name": "date",
"in": "query",
"example": "2026-10-14"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "Lecturers by name",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/FoundLecturer"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"lecturer": {
"name": "Мысал",
"about": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"languages": [
"kk"
],
"topics": [
"Мысал"
],
"grades": [
"1"
],
"region": "71",
"regions": [
"71"
],
"online": true,
"hours": [
{
"weekday": 1
}
],
"datesOff": [
"2026-10-14"
],
"durations": [
1
],
"noticeDays": 1,
"dailyCap": 1,
"zone": "Asia/Almaty",
"state": "active",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
"slots": [
{
"date": "2026-10-14"
}
]
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getLecturers",
"description": "Access: \`anyone\`."
}
},
"/api/lecturers/{lecturerId}": {
"get": {
"tags": [
"lectures"
],
"summary": "Read a lecturer's profile",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "lecturerId",
"in": "path",
"example": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The lecturer",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Lecturer"
},
"example": {
"name": "Мысал",
"about": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"languages": [
"kk"
],
"topics": [
"Мысал"
],
"grades": [
"1"
],
"region": "71",
"regions": [
"71"
],
"online": true,
"hours": [
{
"weekday": 1
}
],
"datesOff": [
"2026-10-14"
],
"durations": [
1
],
"noticeDays": 1,
"dailyCap": 1,
"zone": "Asia/Almaty",
"state": "active",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getLecturersLecturerId",
"description": "Access: \`anyone\`."
}
},
"/api/lecturers/{lecturerId}/slots": {
"get": {
"tags": [
"lectures"
],
"summary": "List a lecturer's free starts, at most 31 days at once",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "lecturerId",
"in": "path",
"example": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"format": "date"
},
"required": false,
"name": "from",
"in": "query",
"example": "2026-10-14"
},
{
"schema": {
"type": "string",
"format": "date"
},
"required": false,
"name": "to",
"in": "query",
"example": "2026-10-14"
},
{
"schema": {
"type": "integer",
"example": 60
},
"required": false,
"name": "minutes",
"in": "query",
"example": 60
}
],
"responses": {
"200": {
"description": "Free starts in the lecturer's local time",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/FreeSlots"
},
"example": {
"lecturer": {
"name": "Мысал",
"about": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"languages": [
"kk"
],
"topics": [
"Мысал"
],
"grades": [
"1"
],
"region": "71",
"regions": [
"71"
],
"online": true,
"hours": [
{
"weekday": 1
}
],
"datesOff": [
"2026-10-14"
],
"durations": [
1
],
"noticeDays": 1,
"dailyCap": 1,
"zone": "Asia/Almaty",
"state": "active",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
"from": "2026-10-14",
"to": "2026-10-14",
"first": "2026-10-16",
"last": "2027-04-12",
"minutes": 60,
"slots": [
{
"date": "2026-10-14"
}
]
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getLecturersLecturerIdSlots",
"description": "Access: \`anyone\`."
}
},
"/api/bookings": {
"post": {
"tags": [
"lectures"
],
"summary": "Ask for a lecturer's time; it is held for 30 minutes",
"description": "The school confirms by the mailed link or code; then the lecturer has 72 hours to answer.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": false,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/BookingRequest"
}
},
"application/x-www-form-urlencoded": {
"schema": {
"$ref": "#/components/schemas/BookingRequest"
}
},
"multipart/form-data": {
"schema": {
"$ref": "#/components/schemas/BookingRequest"
}
}
}
},
"responses": {
"201": {
"description": "The hold",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Booking"
},
"example": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
}
}
}
},
"303": {
"description": "A form came from a page: back to its \`return_to\` with \`result=ok\`, or \`result=<code>\` and \`fields=<names>\` of what to mend"
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "\`slot_taken\`, \`day_full\` or \`class_busy\` with up to three nearest free starts; \`too_many_holds\`, \`too_many_school_holds\`, \`lecturer_paused\`",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/SlotTaken"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postBookings"
}
},
"/api/bookings/{bookingId}/confirmation": {
"post": {
"tags": [
"lectures"
],
"summary": "Confirm the school's e-mail by the mailed link's token or by the code",
"description": "Confirming twice answers the same. A code has five tries.\\n\\nAccess: \`link\`.",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MailProof"
}
}
}
},
"responses": {
"200": {
"description": "The request",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ConfirmedBooking"
},
"example": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z",
"released": [
{
"what": "application",
"recordId": "Мысал"
}
]
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postBookingsBookingIdConfirmation"
}
},
"/api/bookings/{bookingId}/letter": {
"post": {
"tags": [
"lectures"
],
"summary": "Have the letter that asks to confirm sent again",
"description": "Three times a record at most; the code stays the same. The answer tells nothing of the record: neither that it is there nor that it waits.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"202": {
"description": "Where a confirmation is awaited, its letter goes again",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {}
},
"example": {}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postBookingsBookingIdLetter"
}
},
"/api/bookings/{bookingId}": {
"get": {
"tags": [
"lectures"
],
"summary": "Read a booking as its school or its lecturer",
"description": "The lecturer is shown the school's contact once they have accepted.\\n\\nAccess: \`link\`.",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"enum": [
"school",
"lecturer"
]
},
"required": true,
"name": "side",
"in": "query",
"example": "school"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The booking",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OwnBooking"
},
"example": {
"booking": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
},
"lecturer": {
"name": "Мысал",
"about": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"languages": [
"kk"
],
"topics": [
"Мысал"
],
"grades": [
"1"
],
"region": "71",
"regions": [
"71"
],
"online": true,
"hours": [
{
"weekday": 1
}
],
"datesOff": [
"2026-10-14"
],
"durations": [
1
],
"noticeDays": 1,
"dailyCap": 1,
"zone": "Asia/Almaty",
"state": "active",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
"school": {
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"name": "Мысал",
"region": "71",
"settlement": "Мысал"
},
"contact": {
"name": "Мысал",
"role": "Мысал",
"email": "aty@posta.example",
"phone": "+77012345678"
}
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getBookingsBookingId"
}
},
"/api/bookings/{bookingId}/answer": {
"post": {
"tags": [
"lectures"
],
"summary": "Accept or decline a request as its lecturer",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"oneOf": [
{
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
},
"answer": {
"type": "string",
"enum": [
"accept"
]
}
},
"required": [
"token",
"answer"
]
},
{
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
},
"answer": {
"type": "string",
"enum": [
"decline"
]
},
"reason": {
"type": "string",
"enum": [
"busy",
"topic",
"distance",
"other"
]
}
},
"required": [
"token",
"answer",
"reason"
]
}
],
"example": {
"token": "mailed-token-of-22-chars",
"answer": "decline",
"reason": "busy"
}
}
}
}
},
"responses": {
"200": {
"description": "The booking, answered",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Booking"
},
"example": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postBookingsBookingIdAnswer",
"description": "Access: \`link\`."
}
},
"/api/bookings/{bookingId}/cancellation": {
"post": {
"tags": [
"lectures"
],
"summary": "Cancel a lecture as its school or its lecturer",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
},
"side": {
"type": "string",
"enum": [
"school",
"lecturer"
]
},
"reason": {
"type": "string",
"enum": [
"plans",
"illness",
"weather",
"room",
"asked",
"other"
]
}
},
"required": [
"token",
"side",
"reason"
]
},
"example": {
"token": "Мысал",
"side": "school",
"reason": "plans"
}
}
}
},
"responses": {
"200": {
"description": "The booking, cancelled",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Booking"
},
"example": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postBookingsBookingIdCancellation",
"description": "Access: \`link\`."
}
},
"/api/bookings/{bookingId}/feedback": {
"post": {
"tags": [
"lectures"
],
"summary": "Say how the lecture went, once from each side",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
},
"side": {
"type": "string",
"enum": [
"school",
"lecturer"
]
},
"rating": {
"type": "integer",
"minimum": 1,
"maximum": 5
},
"comment": {
"type": "string",
"maxLength": 1000,
"default": ""
}
},
"required": [
"token",
"side",
"rating"
],
"example": {
"token": "mailed-token-of-22-chars",
"side": "school",
"rating": 5,
"comment": "Рақмет!"
}
}
}
}
},
"responses": {
"200": {
"description": "The booking with the feedback",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Booking"
},
"example": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postBookingsBookingIdFeedback",
"description": "Access: \`link\`."
}
},
"/api/office/lecturers": {
"get": {
"tags": [
"lectures"
],
"summary": "List the lecturers a region keeps",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"example": "71"
},
"required": true,
"name": "region",
"in": "query",
"example": "71"
}
],
"responses": {
"200": {
"description": "The lecturers",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/LecturerInList"
}
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"name": "Мысал",
"state": "active"
}
]
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeLecturers",
"description": "Access: \`staff:coordinator,central\`."
},
"post": {
"tags": [
"lectures"
],
"summary": "Enrol a lecturer, with the mailbox that requests go to",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/NewLecturer"
}
}
}
},
"responses": {
"201": {
"description": "The lecturer's id",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/LecturerVersion"
},
"example": {
"lecturerId": "Мысал",
"version": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeLecturers",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/lecturers/{lecturerId}": {
"get": {
"tags": [
"lectures"
],
"summary": "Read a lecturer's profile to edit it",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "lecturerId",
"in": "path",
"example": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The profile; its ETag is its version",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/KeptLecturer"
},
"example": {
"name": "Мысал",
"about": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"languages": [
"kk"
],
"topics": [
"Мысал"
],
"grades": [
"1"
],
"region": "71",
"regions": [
"71"
],
"online": true,
"hours": [
{
"weekday": 1
}
],
"datesOff": [
"2026-10-14"
],
"durations": [
1
],
"noticeDays": 1,
"dailyCap": 1,
"zone": "Asia/Almaty",
"state": "active",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"version": 1,
"language": "kk"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeLecturersLecturerId",
"description": "Access: \`staff:coordinator,central\`."
},
"put": {
"tags": [
"lectures"
],
"summary": "Change a lecturer's profile as it was read",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "lecturerId",
"in": "path",
"example": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"description": "The ETag of the record as it was read",
"example": "W/\\"3\\""
},
"required": true,
"description": "The ETag of the record as it was read",
"name": "if-match",
"in": "header",
"example": "W/\\"3\\""
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/LecturerProfile"
}
}
}
},
"responses": {
"200": {
"description": "The new version",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/LecturerVersion"
},
"example": {
"lecturerId": "Мысал",
"version": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "putOfficeLecturersLecturerId",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/lecturers/{lecturerId}/dates-off": {
"put": {
"tags": [
"lectures"
],
"summary": "Set the dates on which a lecturer cannot come",
"description": "Bookings that stand on them stay.\\n\\nAccess: \`staff:coordinator,central\`.",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "lecturerId",
"in": "path",
"example": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"description": "The ETag of the record as it was read",
"example": "W/\\"3\\""
},
"required": true,
"description": "The ETag of the record as it was read",
"name": "if-match",
"in": "header",
"example": "W/\\"3\\""
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"datesOff": {
"type": "array",
"items": {
"type": "string",
"format": "date"
},
"maxItems": 200
}
},
"required": [
"datesOff"
]
},
"example": {
"datesOff": [
"2026-10-14"
]
}
}
}
},
"responses": {
"200": {
"description": "The new version",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/LecturerVersion"
},
"example": {
"lecturerId": "Мысал",
"version": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "putOfficeLecturersLecturerIdDatesOff"
}
},
"/api/office/lecturers/{lecturerId}/bookings": {
"get": {
"tags": [
"lectures"
],
"summary": "List a lecturer's confirmed bookings, latest lecture first",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^lec_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "lecturerId",
"in": "path",
"example": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The bookings",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/Booking"
}
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
}
]
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeLecturersLecturerIdBookings",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/bookings": {
"get": {
"tags": [
"lectures"
],
"summary": "List a region's bookings of one state, those due first first",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string"
},
"required": true,
"name": "region",
"in": "query",
"example": "71"
},
{
"schema": {
"type": "string",
"enum": [
"held",
"requested",
"accepted",
"declined",
"expired",
"cancelled",
"given"
]
},
"required": true,
"name": "status",
"in": "query",
"example": "held"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "The bookings",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/BookingInQueue"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z",
"schoolName": "Мысал",
"lecturerName": "Мысал"
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeBookings",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/bookings/{bookingId}": {
"get": {
"tags": [
"lectures"
],
"summary": "Read a booking; nothing personal",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The booking",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OpenBooking"
},
"example": {
"booking": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
},
"lecturer": {
"name": "Мысал",
"about": {
"original": "kk",
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"languages": [
"kk"
],
"topics": [
"Мысал"
],
"grades": [
"1"
],
"region": "71",
"regions": [
"71"
],
"online": true,
"hours": [
{
"weekday": 1
}
],
"datesOff": [
"2026-10-14"
],
"durations": [
1
],
"noticeDays": 1,
"dailyCap": 1,
"zone": "Asia/Almaty",
"state": "active",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
"school": {
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"name": "Мысал",
"region": "71",
"settlement": "Мысал"
}
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeBookingsBookingId",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/bookings/{bookingId}/contact": {
"get": {
"tags": [
"lectures"
],
"summary": "Read the school's contact; who looked is written down first",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The contact, until it is erased",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"contact": {
"$ref": "#/components/schemas/SeenSchoolContact"
}
}
},
"example": {
"contact": {
"name": "Мысал",
"role": "Мысал",
"email": "aty@posta.example",
"phone": "+77012345678"
}
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeBookingsBookingIdContact",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/office/bookings/{bookingId}/cancellation": {
"post": {
"tags": [
"lectures"
],
"summary": "Cancel a lecture for one of its sides",
"security": [
{
"session": []
}
],
"x-access": "staff:coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^bkg_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "bookingId",
"in": "path",
"example": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"reason": {
"type": "string",
"enum": [
"plans",
"illness",
"weather",
"room",
"asked",
"other"
]
}
},
"required": [
"reason"
]
},
"example": {
"reason": "plans"
}
}
}
},
"responses": {
"200": {
"description": "The booking, cancelled",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Booking"
},
"example": {
"bookingId": "bkg_01k7hk4t2v9m3r8n5q6w0x1y2z",
"lecturerId": "lec_01k7hk4t2v9m3r8n5q6w0x1y2z",
"schoolId": "sch_01k7hk4t2v9m3r8n5q6w0x1y2z",
"language": "kk",
"region": "71",
"status": "held",
"until": "2026-10-14T07:00:00.000Z",
"date": "2026-10-14",
"minutes": 1,
"zone": "Asia/Almaty",
"mode": "visit",
"topic": "Мысал",
"lectureLanguage": "kk",
"grade": "1",
"className": "Мысал",
"pupils": 1,
"sequence": 1,
"createdAt": "2026-10-14T07:00:00.000Z",
"confirmedAt": "2026-10-14T07:00:00.000Z",
"answeredAt": "2026-10-14T07:00:00.000Z",
"reason": "busy",
"cancelledBy": "school",
"endedAt": "2026-10-14T07:00:00.000Z",
"schoolFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"lecturerFeedback": {
"rating": 1,
"comment": "",
"at": "2026-10-14T07:00:00.000Z"
},
"startsAt": "2026-10-14T07:00:00.000Z",
"endsAt": "2026-10-14T07:00:00.000Z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeBookingsBookingIdCancellation",
"description": "Access: \`staff:coordinator,central\`."
}
},
"/api/councils": {
"get": {
"tags": [
"councils"
],
"summary": "List the civic councils with their counts",
"security": [],
"x-access": "anyone",
"responses": {
"200": {
"description": "The councils",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/Council"
}
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"council": "astana",
"name": {
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"city": "Мысал",
"region": "71",
"authority": "Мысал",
"published": 1,
"open": 1
}
]
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCouncils",
"description": "Access: \`anyone\`."
}
},
"/api/councils/{council}": {
"get": {
"tags": [
"councils"
],
"summary": "Read a council: its counts and who sits in it",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"pattern": "^[a-z][a-z-]{1,30}$",
"example": "astana"
},
"required": true,
"name": "council",
"in": "path",
"example": "astana"
}
],
"responses": {
"200": {
"description": "The council",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/CouncilInFull"
},
"example": {
"council": "astana",
"name": {
"kk": "Мысал",
"ru": "Мысал",
"en": "Мысал"
},
"city": "Мысал",
"region": "71",
"authority": "Мысал",
"published": 1,
"open": 1,
"seats": [
{
"name": "Мысал",
"role": "member",
"from": "2026-10-14T07:00:00.000Z",
"until": "2026-10-14T07:00:00.000Z"
}
]
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCouncilsCouncil",
"description": "Access: \`anyone\`."
}
},
"/api/councils/{council}/proposals": {
"get": {
"tags": [
"councils"
],
"summary": "List a council's published proposals",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"pattern": "^[a-z][a-z-]{1,30}$",
"example": "astana"
},
"required": true,
"name": "council",
"in": "path",
"example": "astana"
},
{
"schema": {
"type": "string",
"enum": [
"published",
"taken_up",
"accepted",
"declined",
"sent",
"answered",
"closed",
"withdrawn"
],
"description": "Those in this state, by when they came there; without it all, the newest first"
},
"required": false,
"description": "Those in this state, by when they came there; without it all, the newest first",
"name": "status",
"in": "query",
"example": "published"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
},
{
"schema": {
"type": "integer"
},
"required": false,
"name": "limit",
"in": "query",
"example": 1
}
],
"responses": {
"200": {
"description": "The proposals",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/ProposalSummary"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"proposalId": "Мысал",
"code": "Мысал",
"council": "Мысал",
"category": "Мысал",
"place": "Мысал",
"language": "kk",
"title": "Мысал",
"author": "Мысал",
"status": "unconfirmed",
"publishedAt": "2026-10-14T07:00:00.000Z",
"supports": 1
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getCouncilsCouncilProposals",
"description": "Access: \`anyone\`."
}
},
"/api/proposals/{proposalId}": {
"get": {
"tags": [
"councils"
],
"summary": "Read a published proposal with its whole history",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"maxLength": 60,
"description": "The id, or the readable code",
"example": "ASTANA-2026-017"
},
"required": true,
"description": "The id, or the readable code",
"name": "proposalId",
"in": "path",
"example": "ASTANA-2026-017"
}
],
"responses": {
"200": {
"description": "The proposal",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Proposal"
},
"example": {
"proposalId": "Мысал",
"code": "Мысал",
"council": "Мысал",
"category": "Мысал",
"place": "Мысал",
"language": "kk",
"title": "Мысал",
"author": "Мысал",
"status": "unconfirmed",
"publishedAt": "2026-10-14T07:00:00.000Z",
"supports": 1,
"what": "Мысал",
"why": "Мысал",
"version": 1,
"textHash": "Мысал",
"isSupportable": true,
"versions": [
{
"version": 1,
"textHash": "Мысал",
"title": "Мысал",
"what": "Мысал",
"why": "Мысал",
"place": "Мысал",
"by": "author",
"note": "Мысал",
"at": "Мысал",
"supports": 1
}
],
"ballot": {
"state": "open",
"openedAt": "2026-10-14T07:00:00.000Z",
"closedAt": "2026-10-14T07:00:00.000Z",
"entitled": 1,
"voted": 1,
"quorum": 1,
"roll": [
{
"name": "Мысал",
"reason": "Мысал",
"language": "kk",
"votedAt": "2026-10-14T07:00:00.000Z"
}
],
"tally": {
"for": 1,
"against": 1,
"abstain": 1,
"absent": 1,
"quorum": 1,
"outcome": "accepted"
},
"note": "Мысал",
"noteLanguage": "kk"
},
"dispatch": {
"number": "Мысал",
"sentOn": "Мысал",
"authority": "Мысал",
"dueOn": "Мысал",
"lastDay": "Мысал",
"clock": "waiting",
"workingDaysLeft": 1,
"extension": {
"until": "Мысал",
"noticeOn": "Мысал",
"reason": "Мысал",
"language": "kk"
}
},
"answer": {
"text": "Мысал",
"language": "kk",
"answeredOn": "Мысал",
"outcome": "accepted"
},
"milestones": [
{
"milestoneId": "Мысал",
"text": "Мысал",
"language": "kk",
"plannedOn": "Мысал",
"doneOn": "Мысал",
"isLate": true
}
],
"history": [
{
"at": "Мысал",
"event": "published",
"version": 1,
"by": "author",
"on": "Мысал",
"number": "Мысал",
"text": "Мысал",
"language": "kk"
}
]
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getProposalsProposalId",
"description": "Access: \`anyone\`."
}
},
"/api/proposals": {
"post": {
"tags": [
"councils"
],
"summary": "Propose something to a city's council",
"description": "Nothing is shown or queued until the mailbox is confirmed; after 48 hours it is gone.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": false,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/NewProposal"
}
},
"application/x-www-form-urlencoded": {
"schema": {
"$ref": "#/components/schemas/NewProposal"
}
},
"multipart/form-data": {
"schema": {
"$ref": "#/components/schemas/NewProposal"
}
}
}
},
"responses": {
"201": {
"description": "The proposal's id",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"303": {
"description": "A form came from a page: back to its \`return_to\` with \`result=ok\`, or \`result=<code>\` and \`fields=<names>\` of what to mend"
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postProposals"
}
},
"/api/proposals/{proposalId}/confirmation": {
"post": {
"tags": [
"councils"
],
"summary": "Confirm a proposal by the mailed link's token or by the code",
"description": "Confirming twice answers the same. A code has five tries.\\n\\nAccess: \`link\`.",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MailProof"
}
}
}
},
"responses": {
"200": {
"description": "The proposal is with the moderator",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"released": {
"type": "array",
"items": {
"type": "object",
"properties": {
"what": {
"type": "string",
"enum": [
"application",
"gift",
"booking",
"proposal",
"support",
"hours",
"certificate"
]
},
"recordId": {
"type": "string"
}
},
"required": [
"what",
"recordId"
]
},
"description": "Other actions that waited for the same mailbox and were carried out with this one; a repeated confirmation names none"
}
},
"required": [
"proposalId",
"released"
]
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"released": [
{
"what": "application",
"recordId": "Мысал"
}
]
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postProposalsProposalIdConfirmation"
}
},
"/api/proposals/{proposalId}/letter": {
"post": {
"tags": [
"councils"
],
"summary": "Have the letter that asks to confirm sent again",
"description": "Three times a record at most; the code stays the same. The answer tells nothing of the record: neither that it is there nor that it waits.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"202": {
"description": "Where a confirmation is awaited, its letter goes again",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {}
},
"example": {}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postProposalsProposalIdLetter"
}
},
"/api/proposals/{proposalId}/own": {
"get": {
"tags": [
"councils"
],
"summary": "Read one's own proposal, published or not",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The proposal; its ETag is its version",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/OwnProposal"
},
"example": {
"view": {
"proposalId": "Мысал",
"code": "Мысал",
"council": "Мысал",
"category": "Мысал",
"place": "Мысал",
"language": "kk",
"title": "Мысал",
"author": "Мысал",
"status": "unconfirmed",
"publishedAt": "2026-10-14T07:00:00.000Z",
"supports": 1,
"what": "Мысал",
"why": "Мысал",
"version": 1,
"textHash": "Мысал",
"isSupportable": true,
"versions": [
{
"version": 1,
"textHash": "Мысал",
"title": "Мысал",
"what": "Мысал",
"why": "Мысал",
"place": "Мысал",
"by": "author",
"note": "Мысал",
"at": "Мысал",
"supports": 1
}
],
"ballot": {
"state": "open",
"openedAt": "2026-10-14T07:00:00.000Z",
"closedAt": "2026-10-14T07:00:00.000Z",
"entitled": 1,
"voted": 1,
"quorum": 1,
"roll": [
{
"name": "Мысал",
"reason": "Мысал",
"language": "kk",
"votedAt": "2026-10-14T07:00:00.000Z"
}
],
"note": "Мысал",
"noteLanguage": "kk"
},
"dispatch": {
"number": "Мысал",
"sentOn": "Мысал",
"authority": "Мысал",
"dueOn": "Мысал",
"lastDay": "Мысал",
"clock": "waiting",
"workingDaysLeft": 1,
"extension": {
"until": "Мысал",
"noticeOn": "Мысал",
"reason": "Мысал",
"language": "kk"
}
},
"answer": {
"text": "Мысал",
"language": "kk",
"answeredOn": "Мысал"
},
"milestones": [
{
"milestoneId": "Мысал",
"text": "Мысал",
"language": "kk",
"plannedOn": "Мысал",
"doneOn": "Мысал",
"isLate": true
}
],
"history": [
{
"at": "Мысал",
"event": "published",
"version": 1,
"by": "author",
"on": "Мысал",
"number": "Мысал",
"text": "Мысал",
"language": "kk"
}
]
},
"confirmedAt": "2026-10-14T07:00:00.000Z",
"expiresAt": "2026-10-14T07:00:00.000Z",
"refusal": "duplicate",
"refusalNote": "Мысал",
"firstRefusal": {
"at": "2026-10-14T07:00:00.000Z",
"reason": "duplicate",
"note": "Мысал"
},
"appealedAt": "2026-10-14T07:00:00.000Z",
"appealText": "Мысал",
"appealUntil": "2026-10-14T07:00:00.000Z"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getProposalsProposalIdOwn",
"description": "Access: \`link\`."
}
},
"/api/proposals/{proposalId}/text": {
"put": {
"tags": [
"councils"
],
"summary": "Mend one's own published text: a new version with a hash of its own",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"description": "The ETag of the record as it was read",
"example": "W/\\"3\\""
},
"required": true,
"description": "The ETag of the record as it was read",
"name": "if-match",
"in": "header",
"example": "W/\\"3\\""
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
},
"text": {
"type": "object",
"properties": {
"title": {
"type": "string",
"minLength": 5,
"maxLength": 120
},
"what": {
"type": "string"
},
"why": {
"type": "string"
},
"place": {
"type": "string",
"minLength": 3,
"maxLength": 200
}
},
"required": [
"title",
"what",
"why",
"place"
],
"description": "The new text, whole"
}
},
"required": [
"token",
"text"
]
},
"example": {
"token": "Мысал",
"text": {
"title": "Мысал",
"what": "Мысал",
"why": "Мысал",
"place": "Мысал"
}
}
}
}
},
"responses": {
"200": {
"description": "The new version",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalVersionRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"version": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "putProposalsProposalIdText",
"description": "Access: \`link\`."
}
},
"/api/proposals/{proposalId}/withdrawal": {
"post": {
"tags": [
"councils"
],
"summary": "Take one's own proposal back, until the council has taken it up",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
}
},
"required": [
"token"
]
},
"example": {
"token": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "Withdrawn",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postProposalsProposalIdWithdrawal",
"description": "Access: \`link\`."
}
},
"/api/proposals/{proposalId}/appeal": {
"post": {
"tags": [
"councils"
],
"summary": "Ask for a refusal of one's own proposal to be decided again, by another hand",
"description": "Once, within 30 days of the refusal. The same words again are answered alike.\\n\\nAccess: \`link\`.",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
},
"text": {
"type": "string",
"example": "Ұсынысымда көше де, үй де көрсетілген: екінші тармақты қараңыз."
}
},
"required": [
"token",
"text"
]
},
"example": {
"token": "Мысал",
"text": "Ұсынысымда көше де, үй де көрсетілген: екінші тармақты қараңыз."
}
}
}
},
"responses": {
"200": {
"description": "It waits for another moderator",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postProposalsProposalIdAppeal"
}
},
"/api/moderation": {
"get": {
"tags": [
"moderation"
],
"summary": "Read how the councils moderate, by month",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"pattern": "^[a-z][a-z-]{1,30}$",
"description": "One council; without it all",
"example": "astana"
},
"required": false,
"description": "One council; without it all",
"name": "council",
"in": "query",
"example": "astana"
}
],
"responses": {
"200": {
"description": "The figures",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/Moderation"
},
"example": {
"items": [
{
"council": "astana",
"month": "2026-11",
"submitted": 1,
"published": 1,
"refused": 1,
"reasons": {
"duplicate": 1,
"not_city": 1,
"unclear": 1,
"personal_data": 1,
"offensive": 1,
"advertising": 1,
"already_done": 1
},
"medianDays": 1,
"appealed": 1,
"appeals": {
"published": 1,
"upheld": 1,
"withdrawn": 1
}
}
],
"hiddenNames": {
"asked_by_giver": 1,
"insulting": 1,
"advertising": 1,
"another_person": 1
}
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getModeration",
"description": "Access: \`anyone\`."
}
},
"/api/moderation.csv": {
"get": {
"tags": [
"moderation"
],
"summary": "The same as a table",
"description": "UTF-8 with semicolons and decimal commas, as spreadsheets here read it.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"pattern": "^[a-z][a-z-]{1,30}$",
"description": "One council; without it all",
"example": "astana"
},
"required": false,
"description": "One council; without it all",
"name": "council",
"in": "query",
"example": "astana"
}
],
"responses": {
"200": {
"description": "A row a council and month",
"content": {
"text/csv": {
"schema": {
"type": "string"
},
"example": "Мысал"
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getModerationCsv"
}
},
"/api/moderation/cases": {
"get": {
"tags": [
"moderation"
],
"summary": "List what was not published, the newest first",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"pattern": "^[a-z][a-z-]{1,30}$",
"description": "One council; without it all",
"example": "astana"
},
"required": false,
"description": "One council; without it all",
"name": "council",
"in": "query",
"example": "astana"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
},
{
"schema": {
"type": "integer"
},
"required": false,
"name": "limit",
"in": "query",
"example": 1
}
],
"responses": {
"200": {
"description": "The cases",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/ModerationCase"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"caseNumber": "7K3M-Q2XA",
"council": "astana",
"refusedOn": "2026-10-14",
"reason": "duplicate",
"appeal": "none"
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getModerationCases",
"description": "Access: \`anyone\`."
}
},
"/api/moderation/cases/{caseNumber}": {
"get": {
"tags": [
"moderation"
],
"summary": "Read one case by its number",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"maxLength": 40,
"example": "7394-2586"
},
"required": true,
"name": "caseNumber",
"in": "path",
"example": "7394-2586"
}
],
"responses": {
"200": {
"description": "The case",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ModerationCase"
},
"example": {
"caseNumber": "7K3M-Q2XA",
"council": "astana",
"refusedOn": "2026-10-14",
"reason": "duplicate",
"appeal": "none"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getModerationCasesCaseNumber",
"description": "Access: \`anyone\`."
}
},
"/api/proposals/{proposalId}/supports": {
"post": {
"tags": [
"councils"
],
"summary": "Ask to support the text that was read",
"description": "The answer is the same for a first support and a fifth. It counts once the mailbox is confirmed.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": false,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/NewSupport"
}
},
"application/x-www-form-urlencoded": {
"schema": {
"$ref": "#/components/schemas/NewSupport"
}
},
"multipart/form-data": {
"schema": {
"$ref": "#/components/schemas/NewSupport"
}
}
}
},
"responses": {
"201": {
"description": "A letter is on its way",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/SupportRef"
},
"example": {
"supportId": "sup_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"303": {
"description": "A form came from a page: back to its \`return_to\` with \`result=ok\`, or \`result=<code>\` and \`fields=<names>\` of what to mend"
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postProposalsProposalIdSupports"
}
},
"/api/supports/{supportId}/confirmation": {
"post": {
"tags": [
"councils"
],
"summary": "Confirm a support by the mailed link's token or by the code",
"description": "One person, one support, however often confirmed. A code has five tries.\\n\\nAccess: \`link\`.",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^sup_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "supportId",
"in": "path",
"example": "sup_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/MailProof"
}
}
}
},
"responses": {
"200": {
"description": "The support stands",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"supportId": {
"type": "string",
"pattern": "^sup_[0-9a-hjkmnp-tv-z]{26}$"
},
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"released": {
"type": "array",
"items": {
"type": "object",
"properties": {
"what": {
"type": "string",
"enum": [
"application",
"gift",
"booking",
"proposal",
"support",
"hours",
"certificate"
]
},
"recordId": {
"type": "string"
}
},
"required": [
"what",
"recordId"
]
},
"description": "Other actions that waited for the same mailbox and were carried out with this one; a repeated confirmation names none"
}
},
"required": [
"supportId",
"proposalId",
"released"
]
},
"example": {
"supportId": "sup_01k7hk4t2v9m3r8n5q6w0x1y2z",
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"released": [
{
"what": "application",
"recordId": "Мысал"
}
]
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postSupportsSupportIdConfirmation"
}
},
"/api/supports/{supportId}/letter": {
"post": {
"tags": [
"councils"
],
"summary": "Have the letter that asks to confirm sent again",
"description": "Three times a record at most; the code stays the same. The answer tells nothing of the record: neither that it is there nor that it waits.\\n\\nAccess: \`anyone\`.",
"security": [],
"x-access": "anyone",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^sup_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "supportId",
"in": "path",
"example": "sup_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"202": {
"description": "Where a confirmation is awaited, its letter goes again",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {}
},
"example": {}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postSupportsSupportIdLetter"
}
},
"/api/supports/{supportId}": {
"get": {
"tags": [
"councils"
],
"summary": "See where one's own support stands",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^sup_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "supportId",
"in": "path",
"example": "sup_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "The token of the private link that was mailed"
},
"required": true,
"description": "The token of the private link that was mailed",
"name": "x-link-token",
"in": "header",
"example": "Мысал"
}
],
"responses": {
"200": {
"description": "The state",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/SupportState"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"state": "pending"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getSupportsSupportId",
"description": "Access: \`link\`."
}
},
"/api/supports/{supportId}/withdrawal": {
"post": {
"tags": [
"councils"
],
"summary": "Take one's own support back; nobody is told",
"security": [],
"x-access": "link",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^sup_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "supportId",
"in": "path",
"example": "sup_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"token": {
"type": "string",
"minLength": 1,
"maxLength": 64,
"description": "Of the private link that was mailed"
}
},
"required": [
"token"
]
},
"example": {
"token": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "Withdrawn",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/SupportOfProposal"
},
"example": {
"supportId": "sup_01k7hk4t2v9m3r8n5q6w0x1y2z",
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postSupportsSupportIdWithdrawal",
"description": "Access: \`link\`."
}
},
"/api/office/proposals": {
"get": {
"tags": [
"councils"
],
"summary": "List a council's proposals in one state, the longest waiting first",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,member,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"minLength": 1,
"pattern": "^[a-z][a-z-]{1,30}$"
},
"required": true,
"name": "council",
"in": "query",
"example": "kk"
},
{
"schema": {
"type": "string",
"enum": [
"confirmed",
"refused",
"published",
"taken_up",
"accepted",
"declined",
"sent",
"answered",
"closed",
"withdrawn"
]
},
"required": true,
"name": "status",
"in": "query",
"example": "confirmed"
},
{
"schema": {
"type": "string"
},
"required": false,
"name": "cursor",
"in": "query",
"example": "eyJ9.c2lnbmF0dXJl"
}
],
"responses": {
"200": {
"description": "The proposals",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"items": {
"type": "array",
"items": {
"$ref": "#/components/schemas/ProposalInQueue"
}
},
"cursor": {
"type": "string",
"description": "Of the next page; absent on the last"
}
},
"required": [
"items"
]
},
"example": {
"items": [
{
"proposalId": "Мысал",
"code": "Мысал",
"council": "Мысал",
"category": "Мысал",
"place": "Мысал",
"language": "kk",
"title": "Мысал",
"author": "Мысал",
"status": "unconfirmed",
"publishedAt": "2026-10-14T07:00:00.000Z",
"supports": 1,
"since": "Мысал",
"clock": "waiting",
"lastDay": "Мысал",
"isAppeal": true,
"appealText": "Мысал"
}
],
"cursor": "eyJ9.c2lnbmF0dXJl"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeProposals",
"description": "Access: \`staff:moderator,member,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}": {
"get": {
"tags": [
"councils"
],
"summary": "Read a proposal to decide on it",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,member,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
],
"responses": {
"200": {
"description": "The proposal; its ETag is its version",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalFile"
},
"example": {
"view": {
"proposalId": "Мысал",
"code": "Мысал",
"council": "Мысал",
"category": "Мысал",
"place": "Мысал",
"language": "kk",
"title": "Мысал",
"author": "Мысал",
"status": "unconfirmed",
"publishedAt": "2026-10-14T07:00:00.000Z",
"supports": 1,
"what": "Мысал",
"why": "Мысал",
"version": 1,
"textHash": "Мысал",
"isSupportable": true,
"versions": [
{
"version": 1,
"textHash": "Мысал",
"title": "Мысал",
"what": "Мысал",
"why": "Мысал",
"place": "Мысал",
"by": "author",
"note": "Мысал",
"at": "Мысал",
"supports": 1
}
],
"ballot": {
"state": "open",
"openedAt": "2026-10-14T07:00:00.000Z",
"closedAt": "2026-10-14T07:00:00.000Z",
"entitled": 1,
"voted": 1,
"quorum": 1,
"roll": [
{
"name": "Мысал",
"reason": "Мысал",
"language": "kk",
"votedAt": "2026-10-14T07:00:00.000Z"
}
],
"note": "Мысал",
"noteLanguage": "kk"
},
"dispatch": {
"number": "Мысал",
"sentOn": "Мысал",
"authority": "Мысал",
"dueOn": "Мысал",
"lastDay": "Мысал",
"clock": "waiting",
"workingDaysLeft": 1,
"extension": {
"until": "Мысал",
"noticeOn": "Мысал",
"reason": "Мысал",
"language": "kk"
}
},
"answer": {
"text": "Мысал",
"language": "kk",
"answeredOn": "Мысал"
},
"milestones": [
{
"milestoneId": "Мысал",
"text": "Мысал",
"language": "kk",
"plannedOn": "Мысал",
"doneOn": "Мысал",
"isLate": true
}
],
"history": [
{
"at": "Мысал",
"event": "published",
"version": 1,
"by": "author",
"on": "Мысал",
"number": "Мысал",
"text": "Мысал",
"language": "kk"
}
]
},
"confirmedAt": "2026-10-14T07:00:00.000Z",
"expiresAt": "2026-10-14T07:00:00.000Z",
"refusal": "duplicate",
"refusalNote": "Мысал",
"firstRefusal": {
"at": "2026-10-14T07:00:00.000Z",
"reason": "duplicate",
"note": "Мысал"
},
"appealedAt": "2026-10-14T07:00:00.000Z",
"appealText": "Мысал",
"appealUntil": "2026-10-14T07:00:00.000Z",
"mayVote": true,
"mayDecide": true,
"ownVote": {
"choice": "for",
"reason": "Мысал"
}
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "getOfficeProposalsProposalId",
"description": "Access: \`staff:moderator,member,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/text": {
"put": {
"tags": [
"councils"
],
"summary": "Mend a published text, and say why",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"description": "The ETag of the record as it was read",
"example": "W/\\"3\\""
},
"required": true,
"description": "The ETag of the record as it was read",
"name": "if-match",
"in": "header",
"example": "W/\\"3\\""
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"text": {
"type": "object",
"properties": {
"title": {
"type": "string",
"minLength": 5,
"maxLength": 120
},
"what": {
"type": "string"
},
"why": {
"type": "string"
},
"place": {
"type": "string",
"minLength": 3,
"maxLength": 200
}
},
"required": [
"title",
"what",
"why",
"place"
],
"description": "The new text, whole"
},
"note": {
"type": "string",
"description": "Why, for the public"
}
},
"required": [
"text",
"note"
]
},
"example": {
"text": {
"title": "Мысал",
"what": "Мысал",
"why": "Мысал",
"place": "Мысал"
},
"note": "Мысал"
}
}
}
},
"responses": {
"200": {
"description": "The new version",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalVersionRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"version": 1
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"412": {
"description": "The record has changed since it was read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "putOfficeProposalsProposalIdText",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/publication": {
"post": {
"tags": [
"councils"
],
"summary": "Publish: the text is frozen and gets its readable code",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"200": {
"description": "Published",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"code": {
"type": "string",
"pattern": "^[A-Z]{2,20}-\\\\d{4}-\\\\d{3,}$"
}
},
"required": [
"proposalId",
"code"
]
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdPublication",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/refusal": {
"post": {
"tags": [
"councils"
],
"summary": "Refuse, with a coded reason",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"reason": {
"$ref": "#/components/schemas/ProposalRefusal"
},
"note": {
"type": "string"
}
},
"required": [
"reason"
],
"example": {
"reason": "not_city",
"note": "Бұл мәселе қаланың құзырына жатпайды."
}
}
}
}
},
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdRefusal",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/taking-up": {
"post": {
"tags": [
"councils"
],
"summary": "Take the proposal up: its members may vote",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdTakingUp",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/votes": {
"post": {
"tags": [
"councils"
],
"summary": "Vote with a reason, or change the vote while voting is open",
"security": [
{
"session": []
}
],
"x-access": "staff:member",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"choice": {
"$ref": "#/components/schemas/VoteChoice"
},
"reason": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
}
},
"required": [
"choice",
"reason",
"language"
],
"example": {
"choice": "for",
"reason": "Мектеп алдындағы қауіпсіздік — кеңестің басым бағыты.",
"language": "kk"
}
}
}
}
},
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdVotes",
"description": "Access: \`staff:member\`."
}
},
"/api/office/proposals/{proposalId}/tally": {
"post": {
"tags": [
"councils"
],
"summary": "End the vote: the tally decides",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"note": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
}
},
"required": [
"language"
],
"example": {
"language": "kk",
"note": "Мектеп алдындағы қауіпсіздік — кеңестің басым бағыты."
}
}
}
}
},
"responses": {
"200": {
"description": "The tally",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"tally": {
"$ref": "#/components/schemas/Tally"
}
},
"required": [
"proposalId",
"tally"
]
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"tally": {
"for": 1,
"against": 1,
"abstain": 1,
"absent": 1,
"quorum": 1,
"outcome": "accepted"
}
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdTally",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/dispatch": {
"post": {
"tags": [
"councils"
],
"summary": "Note the letter to the akimat; the last day for an answer follows",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"number": {
"type": "string",
"minLength": 1,
"maxLength": 60
},
"sentOn": {
"type": "string",
"format": "date"
}
},
"required": [
"number",
"sentOn"
],
"example": {
"number": "12-07/418",
"sentOn": "2026-10-14"
}
}
}
}
},
"responses": {
"200": {
"description": "The due date",
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"proposalId": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"dueOn": {
"type": "string",
"format": "date"
}
},
"required": [
"proposalId",
"dueOn"
]
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z",
"dueOn": "2026-10-14"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdDispatch",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/extension": {
"post": {
"tags": [
"councils"
],
"summary": "Note that the akimat extends, once",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"until": {
"type": "string",
"format": "date"
},
"noticeOn": {
"type": "string",
"format": "date"
},
"reason": {
"type": "string"
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
}
},
"required": [
"until",
"noticeOn",
"reason",
"language"
],
"example": {
"until": "2026-11-20",
"noticeOn": "2026-10-14",
"reason": "Мектеп алдындағы қауіпсіздік — кеңестің басым бағыты.",
"language": "kk"
}
}
}
}
},
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdExtension",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/answer": {
"post": {
"tags": [
"councils"
],
"summary": "Publish the akimat's answer",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"text": {
"type": "string",
"minLength": 10,
"maxLength": 8000
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"answeredOn": {
"type": "string",
"format": "date"
},
"outcome": {
"$ref": "#/components/schemas/AnswerOutcome"
}
},
"required": [
"text",
"language",
"answeredOn",
"outcome"
],
"example": {
"text": "Өткел 2027 жылғы көктемде салынады.",
"language": "kk",
"answeredOn": "2026-10-14",
"outcome": "accepted"
}
}
}
}
},
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdAnswer",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/milestones": {
"post": {
"tags": [
"councils"
],
"summary": "Note a step that the akimat promised",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"text": {
"type": "string",
"minLength": 5,
"maxLength": 300
},
"language": {
"type": "string",
"enum": [
"kk",
"ru",
"en"
]
},
"plannedOn": {
"type": "string",
"format": "date"
}
},
"required": [
"text",
"language",
"plannedOn"
],
"example": {
"text": "Жобаны бекіту",
"language": "kk",
"plannedOn": "2027-03-01"
}
}
}
}
},
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdMilestones",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/milestones/{milestoneId}/completion": {
"post": {
"tags": [
"councils"
],
"summary": "Note that a promised step is done",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"pattern": "^mst_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "milestoneId",
"in": "path",
"example": "mst_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"requestBody": {
"required": true,
"content": {
"application/json": {
"schema": {
"type": "object",
"properties": {
"doneOn": {
"type": "string",
"format": "date"
}
},
"required": [
"doneOn"
]
},
"example": {
"doneOn": "2026-10-14"
}
}
}
},
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdMilestonesMilestoneIdCompletion",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
},
"/api/office/proposals/{proposalId}/closure": {
"post": {
"tags": [
"councils"
],
"summary": "Close: nothing more is to come",
"security": [
{
"session": []
}
],
"x-access": "staff:moderator,coordinator,central",
"parameters": [
{
"schema": {
"type": "string",
"pattern": "^prp_[0-9a-hjkmnp-tv-z]{26}$"
},
"required": true,
"name": "proposalId",
"in": "path",
"example": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
},
{
"schema": {
"type": "string",
"minLength": 1,
"maxLength": 200,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
},
"required": false,
"description": "Names this request. The same key and body give the same answer, at once or within two days.",
"name": "idempotency-key",
"in": "header",
"example": "7f1c0a1e-0d55-4f0e-9a39-0b6a5f7f2c11"
}
],
"responses": {
"200": {
"description": "Done",
"content": {
"application/json": {
"schema": {
"$ref": "#/components/schemas/ProposalRef"
},
"example": {
"proposalId": "prp_01k7hk4t2v9m3r8n5q6w0x1y2z"
}
}
}
},
"400": {
"description": "The request cannot be read",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"401": {
"description": "Nobody is signed in",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"403": {
"description": "Not allowed",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"404": {
"description": "No such record",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"409": {
"description": "Wrong state, already done, or taken",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"422": {
"description": "Input to mend; each field is named",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"429": {
"description": "Too many; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
},
"503": {
"description": "Busy; wait for Retry-After seconds",
"content": {
"application/problem+json": {
"schema": {
"$ref": "#/components/schemas/Problem"
}
}
}
}
},
"operationId": "postOfficeProposalsProposalIdClosure",
"description": "Access: \`staff:moderator,coordinator,central\`."
}
}
},
"webhooks": {},
"tags": [
{
"name": "campaigns"
},
{
"name": "councils"
},
{
"name": "lectures"
},
{
"name": "membership"
},
{
"name": "moderation"
},
{
"name": "payments"
}
]
}`;
