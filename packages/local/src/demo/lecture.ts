import { Identity } from "@kz2050/core/identity";
import { type Actor, DAY, GUEST, inScope, linkToken, plusDays, type Staff, system } from "@kz2050/core/kernel";
import { Lecture } from "@kz2050/core/lecture";
import type { Platform } from "../platform.ts";
import { LECTURERS, type LecturerName, STORIES, type Story } from "./lecture-people.ts";

/** Lecturers with their hours, and schools' bookings in every state, as of the last weeks. */
export async function seedLectures(platform: Platform): Promise<void> {
  const { personId } = await platform.asPlatform("demonstration", () =>
    Identity.meet({ email: "central@movement.example", language: "kk" }),
  );
  const central: Staff = {
    kind: "staff",
    personId,
    sessionId: "demonstration",
    provedAt: "9999-01-01T00:00:00.000Z",
    grants: [{ role: "central", reach: "country", from: "2020-01-01T00:00:00.000Z" }],
  };
  const today = platform.deps.now().getTime();
  /** Runs as somebody, so many days ago. Each step bears a key of its own, so a second telling changes nothing. */
  const acting = (chapter: string): At => {
    let step = 0;
    return (daysAgo, actor, work) => {
      step += 1;
      const request = { key: `demonstration:lecture:${chapter}:${step}`, bodyHash: "demonstration" };
      const now = () => new Date(today - daysAgo * DAY);
      return inScope({ ...platform.deps, now, actor, requestId: "demonstration", request }, work);
    };
  };

  const ids = new Map<LecturerName, string>();
  for (const [name, profile] of Object.entries(LECTURERS)) {
    const { lecturerId } = await acting(name)(60, central, () =>
      Lecture.enrol({ ...structuredClone(profile), email: `${name}@lector.example` } as Parameters<
        typeof Lecture.enrol
      >[0]),
    );
    ids.set(name as LecturerName, lecturerId);
  }
  for (const [index, story] of STORIES.entries())
    await tell(story, index, ids.get(story.lecturer) ?? "", acting(String(index)));
}

type At = <T>(daysAgo: number, actor: Actor, work: () => Promise<T>) => Promise<T>;
/** Three minutes, in days: between a step and the next. */
const SOON = 0.002;

/** One booking, through the same steps as a school and a lecturer take. */
async function tell(story: Story, index: number, lecturerId: string, at: At): Promise<void> {
  const { daysAgo, becomes } = story;
  const { slots, lecturer, minutes } = await at(daysAgo, GUEST, async () => {
    const { first } = await Lecture.freeSlots({ lecturerId });
    return Lecture.freeSlots({ lecturerId, from: first, to: plusDays(first, 20) });
  });
  // Each asks for another time, some days after the first that the notice allows.
  const slot = slots[(index * 3) % Math.max(1, Math.min(slots.length, 9))];
  if (!slot) return;
  const lectureLanguage =
    lecturer.languages.find((language) => language === story.language) ?? lecturer.languages[0] ?? "kk";
  const isReached = lecturer.regions.includes(story.region);
  const { bookingId } = await at(daysAgo, GUEST, () =>
    Lecture.hold({
      lecturerId,
      ...slot,
      minutes,
      mode: isReached ? "visit" : "online",
      topic: lecturer.topics[0] ?? "",
      lectureLanguage,
      grade: story.grade as Lecture.Grade,
      className: story.className,
      pupils: story.pupils,
      schoolName: story.school,
      region: story.region,
      settlement: story.settlement,
      contactName: story.contact,
      contactRole: { kk: "Директордың орынбасары", ru: "Заместитель директора", en: "Deputy head" }[story.language],
      email: `mektep${index + 1}@mektep.example`,
      phone: `+77010000${String(100 + index)}`,
      language: story.language,
      consent: "yes",
    }),
  );
  const link = (side: keyof typeof Lecture.LINKS) => ({ bookingId, token: linkToken(Lecture.LINKS[side], bookingId) });
  if (becomes === "held") return;
  await at(daysAgo - SOON, GUEST, async () => Lecture.confirm(link("confirm")));
  if (becomes === "requested") return;
  if (becomes === "expired") {
    await at(daysAgo - 4, system("demonstration"), () => Lecture.expire({ bookingId }));
    return;
  }
  const answered = daysAgo - SOON * 2;
  if (becomes === "declined") {
    await at(answered, GUEST, async () => Lecture.decline({ ...link("lecturer"), reason: "busy" }));
    return;
  }
  await at(answered, GUEST, async () => Lecture.accept(link("lecturer")));
  if (becomes === "cancelled")
    await at(answered - SOON, GUEST, async () =>
      Lecture.cancel({ ...link("school"), side: "school", reason: "weather" }),
    );
  if (becomes !== "given") return;
  // The platform's own sweep says whether the lecture is over; feedback follows only then.
  const isGiven = await at(0, system("demonstration"), () => Lecture.conclude({ bookingId }));
  if (!isGiven || !story.feedback) return;
  const [rating, school, words] = story.feedback;
  await at(0, GUEST, async () => Lecture.giveFeedback({ ...link("school"), side: "school", rating, comment: school }));
  await at(0, GUEST, async () =>
    Lecture.giveFeedback({ ...link("lecturer"), side: "lecturer", rating: 5, comment: words }),
  );
}
