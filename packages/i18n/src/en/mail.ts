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
};
