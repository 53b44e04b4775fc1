import type { mail as kk } from "../kk/mail.ts";
import type { Like } from "../like.ts";

export const mail: Like<typeof kk> = {
  greeting: (name) => `Dear ${name},`,
  greetingPlain: "Hello,",
  signature: "The movement Kazakhstan 2050",
  whyYou: "You got this message because this address was given on our site. If it was not you, please ignore it.",
  linkFallback: "If the button does not work, copy this address into your browser:",
  codeLead: "Or enter this code:",
  stop: "Stop messages on this topic",
  identity: {
    factor: {
      subject: "Your way to sign in to the office has changed",
      added: {
        passkey: "A passkey was added to your account for signing in to the staff office.",
        totp: "An authenticator app was added to your account for signing in to the staff office.",
      },
      removed: {
        passkey: "A passkey was removed from your account. It no longer opens the office.",
        totp: "The authenticator app was removed from your account. Its codes no longer open the office.",
      },
      reset:
        "The central office removed all your ways to sign in and ended your sessions in the office. You will add a new one when you next sign in.",
      recovered: "A recovery code was used on your account. It will not work a second time.",
      renewed: "You were given new recovery codes. The earlier ones no longer work.",
      at: "When",
      notYou: "If it was not you, tell the central office at once.",
    },
    code: {
      subject: "Your code to sign in to the office",
      text: "To sign in to the staff office, enter the code or press the button. The code is valid for 10 minutes.",
      notYou: "If it was not you who asked, ignore this message and do not tell anyone the code.",
    },
    signIn: {
      subject: "Your code to sign in to My actions",
      text: "To sign in to My actions, enter the code or press the button. The code is valid for 10 minutes.",
      notYou: "If it was not you who asked, ignore this message and do not tell anyone the code.",
    },
    mailbox: {
      subject: "Your code to add this address",
      text: "Somebody wants to add this address to their details in My actions. If it is you, enter this code on the site. The code is valid for 10 minutes.",
      notYou: "If it is not you, do nothing and do not tell anyone the code: without it the address is not added.",
    },
    mailboxAdded: {
      subject: "Another e-mail address was added to your details",
      text: "Another e-mail address was added to your details in My actions. It can now be used to sign in too.",
      notYou: "If it was not you who added it, remove it in the settings and sign out everywhere.",
      button: "Open the settings",
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
      keep: "This link is for you alone. Keep this message and do not share the link.",
    },
    question: {
      subject: "The coordinator has a question for you",
      text: "The coordinator reviewing your application asks:",
      button: "Answer",
    },
    approved: {
      subject: "You are a member of the movement",
      text: "Congratulations! You have become a member of the movement Kazakhstan 2050.",
      number: "Your member number",
      button: "Open your member's card",
      keep: "The link to your card is for you alone. Keep this message.",
    },
    rejected: {
      subject: "The decision on your application",
      text: "We are sorry: your application to join the movement was rejected.",
      reason: "Reason",
      note: "Note",
      button: "See your application",
      again: "If the reason no longer applies, you may apply again.",
    },
    already: {
      subject: "You are already a member of the movement",
      text: "You applied to join, but you are already a member of the movement. The new application will not be reviewed, and your membership stays as it is.",
      button: "Open your member's card",
      notYou: "If it was not you who applied, do nothing: your membership is not affected.",
    },
    assigned: {
      subject: "Your application was joined to an existing membership",
      text: "The coordinator found that you are already a member of the movement, so your new application is not reviewed separately. Your member’s card was sent to the e-mail address of your earlier application.",
      button: "Open the application",
      notYou: "If you have not been a member before, withdraw this application and apply again.",
    },
    withdrawn: {
      subject: "Your application is withdrawn",
      text: "Your application to join the movement has been withdrawn. It will not be reviewed.",
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
      text: "Thank you! Your gift was received and is shown in the campaign's report.",
      button: "Open the receipt",
    },
    transfer: {
      subject: "How to make your bank transfer",
      text: "Thank you for the gift you promised. Follow the link below for the account details. Be sure to write the code in the payment purpose.",
      button: "Open the account details",
      notYou: "If you did not start this, there is nothing to do.",
    },
    failed: {
      subject: "The payment did not go through",
      text: "The bank did not accept your payment and nothing was charged. You can try again or choose a bank transfer.",
      button: "Try again",
    },
    refunded: {
      subject: "Your gift was refunded",
      text: "We have returned your gift to you.",
      button: "More",
    },
    closed: {
      subject: (campaign) => `Campaign closed: ${campaign}`,
      text: "The campaign you gave to is closed. A report of what the money was spent on will be published on its page.",
      raised: "Raised",
      button: "See the results",
    },
    campaign: "Campaign",
    amount: "Amount",
    receipt: "Receipt number",
    code: "Code for the payment purpose",
    date: "Date received",
    keep: "This link is for you alone. Keep this message.",
  },
};
