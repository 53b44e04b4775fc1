/** What a live membership's standing is called, how it is renewed, and the rules it is derived from. */
const name = {
  new: "Жаңа мүше",
  current: "Қатардағы мүше",
  grace: "Растауды күтеді",
  lapsed: "Мерзімі өткен",
};

/** The days of a fault in the rules: from the first to the last, or for good; and since when the member is silent. */
type Fault = { readonly [name: string]: number | string | undefined };
const days = ({ first = 0, last, renewed }: Fault): string => {
  const some =
    last === undefined
      ? `мүше болғаннан кейінгі ${first}-күннен бастап`
      : first === last
        ? `мүше болғаннан кейінгі ${first}-күні`
        : `мүше болғаннан кейінгі ${first}–${last}-күндері`;
  return renewed === undefined ? some : `${some} (соңғы растаудан бері ${renewed} күн өткен мүше үшін)`;
};
const EVENTS = { since: "мүше болғаннан", renewed: "соңғы растаудан" };

export const standing = {
  title: "Мүшелік мәртебесі",
  name,
  until: (date: string) => `мына күнге дейін: ${date}`,
  renewed: "Қатысуын соңғы растаған күні",
  notRenewed: "Әлі растамаған",
  renew: {
    title: "Қозғалысқа қатысуыңызды растаңыз",
    text: "Қозғалыс ісіне әлі де қатыссаңыз, батырманы басыңыз. Растау мерзімі белгіленген болса, ол бүгіннен бастап қайта есептеледі.",
    grace: (date: string) => `Картаңыз жарамды болып қала беруі үшін мына күнге дейін растаңыз: ${date}.`,
    lapsed:
      "Қатысуыңызды растау мерзімі өтіп кетті, сондықтан картаңыз қазір жарамсыз. Растасаңыз, ол бір минуттың ішінде қайта жарамды болады.",
    button: "Қатысуымды растау",
    done: "Рақмет! Қозғалысқа қатысып жүргеніңіз белгіленді.",
    today: "Сіз бүгін растадыңыз. Келесіде ертең не одан кейін растай аласыз.",
  },
  verify: {
    lapsed: (region: string) => `Бұл мүше қозғалысқа қатысуын белгіленген мерзімде растамаған. Өңірі: ${region}.`,
  },
  rules: {
    title: "Мүшелік мәртебесінің ережелері",
    lead: "Мүшенің мәртебесі жазылып сақталмайды: ол әр жолы мүше болған күні мен қатысуын соңғы растаған күнінен осы ережелер бойынша есептеледі. Қатысуын әлі растамаған мүшеде соңғы растаудың орнына мүше болған күні алынады. Ереже өзгерсе, барлық мүшенің мәртебесі мен картасы бірден жаңаша есептеледі.",
    warning: `Мәртебесі «${name.lapsed}» болған мүшенің картасы жарамсыз. Мұндай мәртебені қолданар алдында қозғалыс жарғысына қараңыз.`,
    isOn: "Бұл мәртебе қолданылады",
    from: "Нешінші күннен басталады",
    fromEvent: "Басталуы қай күннен саналады",
    until: "Нешінші күні аяқталады",
    untilHint: "Сол күні келесі мәртебе басталады. Аяқталмайтын болса, бос қалдырыңыз.",
    untilEvent: "Аяқталуы қай күннен саналады",
    event: { since: "Мүше болған күннен", renewed: "Соңғы растаған күннен" },
    save: "Ережелерді сақтау",
    done: "Ережелер сақталды. Енді мәртебелер осы ережелермен есептеледі.",
    log: "Өзгерістер",
    when: "Уақыты",
    who: "Кім өзгертті",
    what: "Ережелер",
    first: "Бастапқы ережелер",
    inForce: "Қазір қолданылады",
    span: (which: string, from: string, until: string) => [`${which}: ${from}`, until].filter(Boolean).join(", "),
    begins: (day: number, event: keyof typeof EVENTS) =>
      day === 0
        ? `${event === "since" ? "мүше болған күннен" : EVENTS.renewed} бастап`
        : `${EVENTS[event]} кейінгі ${day}-күннен бастап`,
    ends: (day: number, event: keyof typeof EVENTS) => `${EVENTS[event]} кейінгі ${day}-күнге дейін`,
  },
  error: {
    gap: (fault: Fault) => `Бос аралық бар: ${days(fault)} ешбір мәртебе қолданылмайды.`,
    overlap: (fault: Fault, one: keyof typeof name, two: keyof typeof name) =>
      `${capital(days(fault))} екі мәртебе қатар түседі: «${name[one]}» және «${name[two]}».`,
    never: "Бұл мәртебе ешқашан қолданылмайды: ол басталмай жатып аяқталады.",
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
