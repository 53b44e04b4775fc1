import type { BankRequisites } from "@kz2050/core/platform/payment";

/** Keys between the platform and the test gateway beside it: secrets of nothing. */
export const GATEWAY_KEYS = { publicId: "pk_local", apiSecret: "local-gateway-takes-no-money" };

/** An account nobody has: the check digits are wrong on purpose, so that no bank takes a transfer to it. */
export const DEMONSTRATION_BANK: BankRequisites = {
  holder: "«Қазақстан 2050» жалпыұлттық қозғалысы (ДЕМО)",
  bin: "000000000000",
  iban: "KZ00 0000 0000 0000 0000",
  bank: "Демо-банк",
  bic: "DEMOKZKA",
  kbe: "18",
  knp: "119",
  isDemonstration: true,
};
