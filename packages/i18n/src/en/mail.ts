import type { mail as kk } from "../kk/mail.ts";
import type { Like } from "../like.ts";

export const mail: Like<typeof kk> = {
  greeting: (name) => `Dear ${name},`,
  greetingPlain: "Hello,",
  signature: "The movement Kazakhstan 2050",
  whyYou: "You got this message because this address was given on our site. If it was not you, please ignore it.",
  linkFallback: "If the button does not open, copy this address into your browser:",
};
