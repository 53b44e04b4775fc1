import type { Deps } from "@kz2050/core/kernel";
import type { Log } from "@kz2050/core/platform/log";
import type { BankRequisites, PaymentGateway } from "@kz2050/core/platform/payment";
import type { SmsSender } from "@kz2050/core/platform/sms";
import type { Organisation } from "@kz2050/core/platform/sso";

/** What each web function is given once. */
export interface WebDeps extends Deps {
  readonly log: Log;
  /** Keys that the router sets on what it forwards; two may be valid at once. Empty on one machine: nothing stands before. */
  readonly originKeys: readonly string[];
  /** Where the public site and the office are, without a slash at the end. Links and checks are built from these alone. */
  readonly publicOrigin: string;
  readonly officeOrigin: string;
  /** Origins whose pages may post our forms and be returned to. */
  readonly partnerOrigins: readonly string[];
  /** Origins beside our own that a form may lead to: the payment gateway's page. */
  readonly formTargets: readonly string[];
  /** Who takes gifts by card. */
  readonly gateway: PaymentGateway;
  /** Where bank transfers go; undefined where none are taken. */
  readonly bank: BankRequisites | undefined;
  /** Who sends short messages; undefined where a stage has nobody, and no phone is confirmed there. */
  readonly sms?: SmsSender | undefined;
  /** Organisations whose people sign in to the office with their own accounts. */
  readonly sso: readonly Organisation[];
  /** The movement's own demonstration: pages carry a label that says so. */
  readonly isDemonstration: boolean;
}
