import type { mail as kk } from "../kk/mail.ts";
import type { Like } from "../like.ts";

export const mail: Like<typeof kk> = {
  greeting: (name) => `Dear ${name},`,
  greetingPlain: "Hello,",
  signature: "The movement Kazakhstan 2050",
  whyYou: "You got this message because this address was given on our site. If it was not you, please ignore it.",
  linkFallback: "If the button does not open, copy this address into your browser:",
  codeLead: "Or enter this code:",
  identity: {
    code: {
      subject: "Your code to sign in to the office",
      text: "To sign in to the staff office, enter the code or press the button. The code is good for 10 minutes.",
      notYou: "If it was not you who asked, ignore this letter and tell nobody the code.",
    },
  },
  membership: {
    confirm: {
      subject: "Confirm your application to join",
      text: "Somebody applied to join the movement Kazakhstan 2050 with this e-mail. Confirm it within 48 hours so that it reaches the coordinator.",
      button: "Confirm the application",
      notYou: "If it was not you, do nothing: the application will be deleted.",
    },
    received: {
      subject: "We have your application",
      text: "Your e-mail is confirmed and your application is with the coordinator of your region, who usually answers within 10 working days.",
      button: "Follow your application",
      keep: "This link is for you alone. Keep this letter and give the link to nobody.",
    },
    question: {
      subject: "The coordinator has a question for you",
      text: "The coordinator who reads your application asks:",
      button: "Answer",
    },
    approved: {
      subject: "You are a member of the movement",
      text: "Congratulations! You have become a member of the movement Kazakhstan 2050.",
      number: "Your member number",
      button: "Open your member's card",
      keep: "The link to your card is for you alone. Keep this letter.",
    },
    rejected: {
      subject: "The decision on your application",
      text: "We are sorry: your application to join the movement was rejected.",
      reason: "Reason",
      note: "Comment",
      button: "See your application",
      again: "When the reason is gone, you may apply again.",
    },
    already: {
      subject: "You are a member already",
      text: "You applied to join, but you are a member of the movement already. So nobody decides on the new application, and your membership stays as it is.",
      button: "Open your member's card",
      notYou: "If it was not you who applied, do nothing: your membership is not affected.",
    },
    withdrawn: {
      subject: "Your application is withdrawn",
      text: "Your application to join the movement has been withdrawn. Nobody decides on it any more.",
      again: "You may apply again if you wish.",
      button: "See your application",
    },
    ended: {
      subject: "Your membership has ended",
      text: "Your membership of the movement Kazakhstan 2050 has ended. The member's card is no longer valid.",
      button: "More",
    },
  },
  campaign: {
    settled: {
      subject: "Receipt: your gift was received",
      text: "Thank you! Your gift was received and stands in the campaign's report.",
      button: "Open the receipt",
    },
    transfer: {
      subject: "How to make your bank transfer",
      text: "Thank you for the gift you promised. The account to transfer to is on the page below. Write the code into the payment's purpose.",
      button: "Open the account details",
      notYou: "If you did not start this, there is nothing to do.",
    },
    failed: {
      subject: "The payment did not go through",
      text: "The bank did not take your payment and nothing was charged. You can try again or choose a bank transfer.",
      button: "Try again",
    },
    refunded: {
      subject: "Your gift was refunded",
      text: "Your gift was returned to you.",
      button: "Details",
    },
    closed: {
      subject: (campaign) => `Campaign closed: ${campaign}`,
      text: "The campaign you gave to is closed. A report of what the money was spent on will be published on its page.",
      raised: "Raised",
      button: "See how it went",
    },
    campaign: "Campaign",
    amount: "Amount",
    receipt: "Receipt number",
    code: "Code for the payment's purpose",
    date: "Date of receipt",
    keep: "This link is for you alone. Keep this message.",
  },
};
