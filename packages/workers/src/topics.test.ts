import { Identity } from "@kz2050/core/identity";
import { TEMPLATES } from "@kz2050/mail";
import { expect, test } from "vitest";

test("every letter that must come is one the platform sends", () => {
  const kinds = new Set(Object.keys(TEMPLATES));
  expect([...Identity.ESSENTIAL].filter((kind) => !kinds.has(kind))).toEqual([]);
});

test("every letter either must come or belongs to a topic its reader may stop", () => {
  const free = Object.keys(TEMPLATES).filter(
    (kind) => !Identity.ESSENTIAL.has(kind) && Identity.topicOf(kind) !== undefined,
  );
  expect(free.toSorted()).toEqual([
    "campaign.closed",
    "campaign.letter",
    "council.answered",
    "council.sent",
    "lecture.feedback",
    "lecture.feedback-lecturer",
    "lecture.letter",
    "membership.letter",
    "membership.received",
    "membership.withdrawn",
    "news.letter",
    "volunteering.confirmed",
  ]);
});
