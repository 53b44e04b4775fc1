/** Words every letter shares; the words of each letter stand beside them by kind. */
export const mail = {
  greeting: (name: string) => `Сәлеметсіз бе, ${name}!`,
  greetingPlain: "Сәлеметсіз бе!",
  signature: "«Қазақстан 2050» қозғалысы",
  whyYou:
    "Бұл хат сізге біздің сайтта осы мекенжай көрсетілгендіктен келді. Егер оны сіз көрсетпеген болсаңыз, хатқа мән бермеңіз.",
  linkFallback: "Түйме ашылмаса, мына мекенжайды браузерге көшіріп қойыңыз:",
};
