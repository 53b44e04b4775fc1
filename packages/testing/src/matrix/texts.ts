import { Identity } from "@kz2050/core/identity";
import type { Lecture } from "@kz2050/core/lecture";

/** What staff write where they must write something. */
export const TEXT = "Құжаттар толық емес, сондықтан қосымша мәлімет керек. Бәрін жинап, қайта жіберіңіз.";
export const WORDS = { original: "kk" as const, kk: TEXT };

/** A campaign as it is drafted, without its region. */
export const LETTER = { kk: { subject: "Сенбіде жиналамыз", text: TEXT } };

export const PLAN = {
  title: { original: "kk" as const, kk: "Ауыл кітапханасына кітап" },
  story: WORDS,
  beneficiary: "village" as const,
  target: 1_000_000,
  endsOn: "2026-12-01",
  overTarget: "continue" as const,
};

/** A lecturer's profile, without the home region and the mailbox. */
export const PROFILE = {
  name: "Айбек Нұрланұлы Сынақов",
  about: { original: "kk" as const, kk: "Физика докторы" },
  languages: ["kk" as const],
  topics: ["physics"],
  grades: ["9" as const],
  online: true,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" })),
  datesOff: [],
  durations: [60],
  noticeDays: 2,
  dailyCap: 8,
  zone: "Asia/Almaty",
  state: "active" as const,
  language: "kk" as const,
};

/** What a school sends, without the lecturer, the region and the mailbox. */
export const WISH = {
  date: "2026-10-19",
  start: "10:00",
  minutes: 60,
  mode: "visit" as const,
  topic: "physics",
  lectureLanguage: "kk" as const,
  grade: "9" as const,
  pupils: 25,
  schoolName: "№ 17 үлгі мектебі",
  settlement: "Үлгі",
  contactName: "Гүлнар Үлгіқызы",
  contactRole: "Директордың орынбасары",
  phone: "8 701 000 00 01",
  language: "kk" as const,
  consent: "yes" as const,
} satisfies Partial<Parameters<typeof Lecture.hold>[0]>;

/** An application, without its region and mailbox. */
export const APPLICATION = {
  surname: "Сынақбаева",
  givenName: "Үлгі",
  birthDate: "1995-03-27",
  city: "Үлгі",
  phone: "+77010000001",
  language: "kk" as const,
  occupation: "Мұғалім",
  why: "Ауылымдағы балаларға көмектескім келеді.",
  consents: ["processing" as const],
  consentVersion: Identity.CONSENT_VERSION,
};

/** A proposal, without its council and mailbox. */
export const PROPOSAL = {
  language: "kk" as const,
  title: "Мектеп жанына жаяу жүргінші өткелі",
  what: "Мектептің алдына жаяу жүргінші өткелін және бағдаршам орнатуды ұсынамын.",
  why: "Күн сайын екі жүзге жуық бала жолды белгіленбеген жерден кесіп өтеді.",
  category: "safety",
  place: "Сынақ көшесі, 17",
};
