import type { Locale } from "../kernel/index.ts";

/** What a gateway is asked to collect. `orderId` is the gift's id: the gateway says it back in every message. */
export interface Order {
  readonly orderId: string;
  readonly tiyn: number;
  readonly description: string;
  readonly locale: Locale;
  /** Where the payer comes back to, paid or not: the gift's private page. */
  readonly returnUrl: string;
  /** Names this request to the gateway, so that a repeated one makes no second order. */
  readonly attempt: string;
}

/** What a gateway tells us, after its signature was found good. Sums are in hundredths of `currency`. */
export type PaymentEvent =
  | {
      readonly kind: "paid";
      readonly gateway: string;
      readonly transactionId: string;
      readonly orderId: string;
      readonly tiyn: number;
      readonly currency: string;
    }
  | {
      readonly kind: "failed";
      readonly gateway: string;
      readonly transactionId: string;
      readonly orderId: string;
      readonly code: string;
    }
  | {
      readonly kind: "refunded";
      readonly gateway: string;
      readonly transactionId: string;
      /** The transaction that is given back. */
      readonly paymentId: string;
      readonly tiyn: number;
    };

/** A message as it came: the raw bytes are what is signed. */
export interface SignedMessage {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly header: (name: string) => string | undefined;
}

/** Who takes money for us by card, and tells us so. */
export interface PaymentGateway {
  /** Part of account names and posting ids: `tiptop`. */
  readonly name: string;
  /** Opens a hosted page for an order. @throws BusyError where the gateway does not answer as it should. */
  checkout(order: Order): Promise<{ readonly url: string }>;
  /**
   * Reads a message: first its signature, in constant time, over the raw bytes. Undefined where there is nothing to book
   * (a test payment). @throws ForbiddenError for a wrong signature, MalformedError for a message that cannot be read.
   */
  read(message: SignedMessage): PaymentEvent | undefined;
}

/** A gateway made when it is first asked: a function that takes no money is not linked to its secrets. */
export function lazyGateway(name: string, make: () => PaymentGateway): PaymentGateway {
  let made: PaymentGateway | undefined;
  const gateway = (): PaymentGateway => {
    made ??= make();
    return made;
  };
  return { name, checkout: (order) => gateway().checkout(order), read: (message) => gateway().read(message) };
}

/** Where a bank transfer goes, as the payer's bank asks for it. From configuration; invented on one machine. */
export interface BankRequisites {
  readonly holder: string;
  /** Business identification number of the holder. */
  readonly bin: string;
  readonly iban: string;
  readonly bank: string;
  readonly bic: string;
  /** Code of the beneficiary and of the payment's purpose (KBe, KNP). */
  readonly kbe: string;
  readonly knp: string;
  /** Nobody must send real money here: the page says so. */
  readonly isDemonstration: boolean;
}
