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
};
