import type { mail as kk } from "../kk/mail.ts";
import type { Like } from "../like.ts";

export const mail: Like<typeof kk> = {
  greeting: (name) => `Здравствуйте, ${name}!`,
  greetingPlain: "Здравствуйте!",
  signature: "Движение «Казахстан 2050»",
  whyYou:
    "Вы получили это письмо, потому что этот адрес указали на нашем сайте. Если это были не вы, просто не обращайте на него внимания.",
  linkFallback: "Если кнопка не открывается, скопируйте этот адрес в браузер:",
};
