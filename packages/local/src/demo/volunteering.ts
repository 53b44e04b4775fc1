import { Identity } from "@kz2050/core/identity";
import { type Actor, DAY, GUEST, inScope, type Person, system } from "@kz2050/core/kernel";
import { Volunteering } from "@kz2050/core/volunteering";
import type { Platform } from "../platform.ts";

interface Story {
  readonly who: number;
  /** Noted so many days ago, for the day before. */
  readonly days: number;
  readonly quarters: number;
  readonly what: Volunteering.KindOfHelp;
  readonly region: string;
  readonly organiser: string;
  readonly text: string;
  readonly becomes?: "confirmed" | "refused";
}

/** Nobody of these is real. */
const VOLUNTEERS = [
  { email: "volunteer1@help.example", name: "Аружан Үлгіқызы", language: "kk" },
  { email: "volunteer2@help.example", name: "Тимур Примеров", language: "ru" },
  { email: "volunteer3@help.example", name: "Мадина Сынақова", language: "kk" },
] as const;

const STORIES: readonly Story[] = [
  ...[150, 120, 95, 60, 35].map(
    (days): Story => ({
      ...{ who: 0, days, quarters: 34, what: "campaign", region: "71", organiser: "71", becomes: "confirmed" },
      text: "Ауыл кітапханасына жиналған кітаптарды сұрыптап, қораптадым.",
    }),
  ),
  {
    ...{ who: 0, days: 20, quarters: 18, what: "event", region: "75", organiser: "country", becomes: "confirmed" },
    text: "Республикалық кездесуде қонақтарды тіркедім.",
  },
  {
    ...{ who: 1, days: 40, quarters: 16, what: "lecture", region: "75", organiser: "75", becomes: "confirmed" },
    text: "Помогал встречать лектора и настраивать проектор в школе.",
  },
  {
    ...{ who: 1, days: 12, quarters: 40, what: "event", region: "71", organiser: "71", becomes: "refused" },
    text: "Раздавал воду участникам городского субботника.",
  },
  {
    ...{ who: 2, days: 9, quarters: 14, what: "council", region: "71", organiser: "71" },
    text: "Азаматтық кеңестің отырысына сауалнама нәтижесін жинадым.",
  },
  {
    ...{ who: 1, days: 4, quarters: 10, what: "event", region: "71", organiser: "71" },
    text: "Помогал на дворовом празднике: сцена, стулья, уборка.",
  },
  {
    ...{ who: 2, days: 2, quarters: 22, what: "campaign", region: "71", organiser: "71" },
    text: "Мұқтаж отбасыларға азық-түлік жеткіздім.",
  },
  {
    ...{ who: 0, days: 1, quarters: 12, what: "other", region: "75", organiser: "country" },
    text: "Сайттағы мәтіндерді қазақ тілінде тексеріп шықтым.",
  },
];

/** Hours noted, confirmed and refused, and one certificate: told through the same actions as people use. */
export async function seedVolunteering(platform: Platform): Promise<void> {
  const now = platform.deps.now().getTime();
  const act = <T>(step: string, days: number, actor: Actor, work: () => Promise<T>): Promise<T> =>
    inScope(
      {
        ...platform.deps,
        now: () => new Date(now - days * DAY),
        actor,
        requestId: `demonstration-volunteering-${step}`,
        request: { key: `demonstration:volunteering:${step}`, bodyHash: "demonstration" },
      },
      work,
    );
  const people: Person[] = [];
  for (const [nth, { email, language }] of VOLUNTEERS.entries()) {
    const { personId } = await act(`meet-${nth}`, 160, GUEST, () => Identity.meet({ email, language }));
    await act(`known-${nth}`, 160, system("demonstration"), () => Identity.confirmAddress({ personId, language }));
    const person: Person = {
      kind: "person",
      personId,
      sessionId: "demonstration",
      provedAt: "9999-01-01T00:00:00.000Z",
    };
    const version = Identity.CONSENT_VERSION;
    await act(`agree-${nth}`, 160, person, () => Identity.agree({ purposes: ["processing"], version }));
    people.push(person);
  }
  const { personId } = await act("central", 0, GUEST, () => Identity.meet({ email: CENTRAL, language: "kk" }));
  const central: Actor = {
    ...{ kind: "staff", personId, sessionId: "demonstration", provedAt: "9999-01-01T00:00:00.000Z" },
    grants: [{ role: "central", reach: "country", from: "2020-01-01T00:00:00.000Z" }],
  };
  for (const [index, { who, days, becomes, ...story }] of STORIES.entries()) {
    const [person, volunteer] = [people[who], VOLUNTEERS[who]];
    if (!person || !volunteer) continue;
    const date = new Date(now - (days + 1) * DAY).toISOString().slice(0, 10);
    const form = { ...story, date, name: volunteer.name, language: volunteer.language };
    const { hoursId } = await act(`note-${index}`, days, person, () => Volunteering.note(form));
    if (becomes === "confirmed")
      await act(`confirm-${index}`, days - 0.5, central, () => Volunteering.confirm({ hoursId }));
    if (becomes === "refused")
      await act(`refuse-${index}`, days - 0.5, central, () =>
        Volunteering.refuse({ hoursId, reason: "wrong_hours", note: "Тізім бойынша төрт сағат болған." }),
      );
  }
  // The lines of what was noted lead to the hours that a certificate counts.
  await platform.drain();
  const [first] = people;
  const wish = { name: VOLUNTEERS[0].name, showName: true, language: "kk" as const };
  if (first) await act("issue", 10, first, () => Volunteering.issue(wish));
}

const CENTRAL = "central@movement.example";
