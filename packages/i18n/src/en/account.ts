import type { account as kk } from "../kk/account.ts";
import type { Like } from "../like.ts";
import { plural } from "../plural.ts";
import { accountData } from "./account-data.ts";
import { accountLetters } from "./account-letters.ts";

export const account: Like<typeof kk> = {
  ...accountLetters,
  ...accountData,
  title: "My actions",
  signIn: {
    title: "Sign in to My actions",
    lead: "Enter your e-mail address and we will send you a one-time code. There is no password.",
    emailHint: "The address you used for an application, gift, booking or proposal.",
    send: "Send the code",
    codeTitle: "Check your mail",
    codeLead: "We have sent you a six-digit code. It is valid for 10 minutes.",
    codeLabel: "Code from the message",
    again: "Send the message again",
    sentAgain: "If the code is still valid, we have sent the message again. It may take a few minutes.",
    other: "Enter another address",
    linkTitle: "Confirm that you are signing in",
    linkLead: "Press the button to open My actions on this device.",
  },
  fresh: {
    title: "Confirm that it is you",
    lead: "This is an important step, so we will send a new code to your mail. Once you have entered it, you can continue from here.",
    to: "The code goes to",
  },
  mine: {
    lead: "Your applications, gifts, bookings, proposals and the proposals you support are all here.",
    pending: "Waiting to be confirmed",
    pendingLead: "We deal with these only once you have confirmed your e-mail. One button confirms them all.",
    confirm: (count: number) => plural("en", count, { one: "Confirm # action", other: "Confirm all # actions" }),
    confirmed: (count: number) =>
      plural("en", count, { one: "# action is confirmed.", other: "# actions are confirmed." }),
    nothingToConfirm: "There is nothing left to confirm: the time to confirm may have passed.",
    all: "All actions",
    empty: "Nothing has been done with this address yet.",
    emptyLead: "You could start here:",
    can: "What you can do:",
    on: (date: string, time: string) => `lecture on ${date}, ${time}`,
    yours: "About you",
    signedInAs: "Signed in with",
  },
  what: {
    application: "Application to join the movement",
    gift: "Gift",
    booking: "Lecture booking",
    proposal: "Proposal",
    support: "Support for a proposal",
    hours: "Hours of help",
    certificate: "Volunteer's certificate",
  },
  giftState: {
    pledged: "Waiting for payment",
    failed: "The payment failed",
    settled: "Received",
    refunded: "Refunded",
  },
  supportState: {
    pending: "E-mail not confirmed",
    supported: "You support it",
    withdrawn: "You withdrew it",
    expired: "Expired",
  },
  can: {
    confirm: "confirm",
    withdraw: "withdraw",
    cancel: "cancel",
    leave: "leave the movement",
    answer: "answer the question",
    pay: "pay",
    receipt: "see the receipt",
    card: "open the member's card",
    feedback: "leave feedback",
  },
  privacyLink: "About personal data",
};
