import type { ErrorParams, ErrorSentence } from "../error.ts";
import { formatter } from "../format.ts";
import type { error as kk } from "../kk/error.ts";
import { plural } from "../plural.ts";

const named = ({ field }: ErrorParams, withField: (label: string) => string, without: string): string =>
  field === undefined ? without : withField(`“${field}”`);

/** A sentence, and the date of a limit where it is known, as the language writes it. */
const dated = (sentence: string, iso: ErrorParams[string]): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(iso)) ? `${sentence}: ${formatter("en").date(String(iso))}` : sentence;

export const error: Record<keyof typeof kk, ErrorSentence> = {
  unknown: "Something went wrong. Try again.",
  invalid: (p) => named(p, (field) => `Check ${field}`, "Check what you entered"),
  malformed: "The request could not be read.",
  too_large: "That is too much data.",
  unsupported_type: "Data of this kind is not taken.",
  foreign_origin: "Forms cannot be sent from this site.",
  unlisted_return: "It is not possible to return to this address",
  invalid_idempotency_key: "The Idempotency-Key header is not valid.",
  invalid_cursor: "There is no such page of the list. Open the list from its beginning.",
  invalid_value: "Check the value",
  unknown_field: "There is no such field",
  not_found: "There is no such record.",
  forbidden: "You are not allowed to do this.",
  conflict: "This cannot be done now: the record has changed.",
  own_grant: "You cannot end your own role.",
  stale: "Somebody else changed the record while you were reading it. Reload the page and try again.",
  limited: ({ minutes }) =>
    minutes === undefined
      ? "Too many attempts. Try again later."
      : plural("en", minutes, {
          one: "Too many attempts. Try again in # minute.",
          other: "Too many attempts. Try again in # minutes.",
        }),
  busy: "The service is busy. Try again in a minute.",
  internal: "Something went wrong on our side. Try again a little later.",
  required: (p) => named(p, (field) => `Fill in ${field}`, "Fill in this field"),
  too_short: (p) =>
    p.min === undefined
      ? named(p, (field) => `${field} is too short`, "The text is too short")
      : named(p, (field) => `${field} must have at least ${p.min} characters`, `Enter at least ${p.min} characters`),
  too_long: (p) =>
    p.max === undefined
      ? named(p, (field) => `${field} is too long`, "The text is too long")
      : named(p, (field) => `${field} must have at most ${p.max} characters`, `Enter at most ${p.max} characters`),
  too_small: (p) =>
    p.min === undefined
      ? named(p, (field) => `${field} is too small`, "The number is too small")
      : named(p, (field) => `${field} must be ${p.min} or more`, `Enter ${p.min} or more`),
  too_big: (p) =>
    p.max === undefined
      ? named(p, (field) => `${field} is too big`, "The number is too big")
      : named(p, (field) => `${field} must be ${p.max} or less`, `Enter ${p.max} or less`),
  invalid_email: "Enter an e-mail address like name@mail.example",
  invalid_phone: "Enter a phone number like +7 701 234 56 78",
  invalid_date: (p) =>
    named(
      p,
      (field) => `${field} must be a real date, for example 27 3 1990`,
      "Enter a real date, for example 27 3 1990",
    ),
  invalid_number: (p) => named(p, (field) => `${field} must be a number`, "Enter a number"),
  invalid_choice: (p) => named(p, (field) => `Choose one of the options in ${field}`, "Choose one of the options"),
  consent_required: "Give your consent to continue",
  too_young: "You can join the movement from the age of 16",
  form_expired: "The form has expired. Check what you entered and send it again.",
  form_too_fast: "The form was sent too fast. Send it again in a few seconds.",
  idempotency_mismatch: "This form was already sent with other contents. Open it again.",
  sign_in_required: "Sign in first.",
  code_wrong: "The code is wrong. Check the code in the message",
  code_expired: "The code has expired. Ask for a new one",
  too_many_tries: "The code was wrong too many times. Ask for a new one.",
  link_invalid: "The link is not valid or has expired.",
  already_confirmed: "This is already confirmed.",
  wrong_state: "This cannot be done in the present state.",
  invalid_name: (p) => named(p, (field) => `Write only letters in ${field}`, "Write only letters in a name"),
  consent_outdated: "The text of the consent has changed. Reload the page and read it again.",
  application_expired: "The application was not confirmed within 48 hours and has expired. Please send a new one.",
  already_member: "This person is a member of the movement already.",
  own_application: "You cannot decide on your own application.",
  invalid_member_number: "There is a mistake in the member number. Check its nine digits",
  confirmation_expired: "The time to confirm has passed. Fill in the form again.",
  proposal_not_open: "Support for this proposal is not taken now.",
  text_changed: "The proposal's text was updated while you were reading. Read the new version and support it again.",
  text_unchanged: "The text has not changed. Edit it and send it again.",
  no_members: "The council has no members appointed, so a vote cannot be opened.",
  not_entitled: "You were not a member of the council when the vote was opened.",
  vote_closed: "The vote is closed.",
  vote_moved: "Another vote came in just now. Reload the page and close again.",
  no_quorum: ({ count = 0, min }) =>
    min === undefined ? "There is no quorum." : `There is no quorum: ${count} voted, at least ${min} must.`,
  milestones_open: "A step is not done yet. Finish it first.",
  already_extended: "The time is extended only once.",
  extension_too_early: ({ min }) => dated("The new date must be later than the old one", min),
  extension_too_late: ({ max }) => dated("The new date is too late. The latest possible", max),
  date_in_future: "Enter today's date or an earlier one",
  date_too_early: ({ min }) => dated("The date is too early. The earliest possible", min),
  campaign_not_open: "This campaign takes no gifts now.",
  campaign_ended: "The time of this campaign is over, no more gifts are taken.",
  campaign_target_reached: "The target is reached, no more gifts are taken.",
  gift_not_pledged: "This gift is paid already, or was refunded.",
  gateway_unavailable: "The payment provider does not answer now. Try again later, or choose a bank transfer.",
  name_not_shown: "This name cannot be shown: a name alone, without links and numbers",
  text_too_short: "The text is too short",
  date_in_past: "Enter a date in the future",
  date_too_far: "Enter a date within a year",
  own_draft: "You cannot open a campaign you wrote. Somebody else opens it.",
  report_after_closing: "The final report is published only once the campaign is closed.",
  already_booked: "This document of the bank's is booked already.",
  own_entry: "You entered this payment. Somebody else decides.",
  already_decided: "This payment was decided already.",
  foreign_currency: "A payment in another currency is not credited to a campaign, only returned.",
  signature_wrong: "The signature of the message is wrong.",
  payment_unknown: "This payment has not been heard of yet. Try again later.",
  slot_taken: "This time has been taken.",
  day_full: "The lecturer takes no more lectures that day.",
  class_busy: "This class has another lecture at that time.",
  hold_expired: "The time was kept until now and is free again.",
  lecture_began: "The lecture has begun and cannot be cancelled.",
  feedback_too_early: "You can say how it went after the lecture.",
  feedback_given: "You have already said how it went.",
  lecturer_paused: "This lecturer takes no bookings now.",
  lecturer_not_found: "There is no such lecturer.",
  topic_not_offered: "The lecturer does not speak on this topic",
  language_not_offered: "The lecturer does not lecture in this language",
  grade_not_offered: "The lecturer does not lecture to this grade",
  online_not_offered: "This lecturer does not lecture online",
  region_not_served: "The lecturer does not come to this region",
  duration_not_offered: "The lecturer gives no lecture of this length",
  date_off: "The lecturer is not free that day",
  outside_hours: "This is outside the lecturer's hours",
  time_passed: "This time has passed",
  invalid_iso_date: "Write one date a line, like 2026-12-31",
  invalid_time: "Enter a quarter hour from 08:00 to 20:00, such as 09:15",
  hours_backwards: "The end must be after the beginning",
  regions_or_online: "Choose a region, or online",
  too_many_holds: ({ max = 3 }) =>
    `You have ${max} bookings that wait for an answer. Try again when one of them is settled.`,
  too_many_school_holds: ({ max = 5 }) =>
    `This school has ${max} bookings that wait for an answer. Try again when one of them is settled.`,
  notice_too_short: ({ min = 0 }) =>
    plural("en", Number(min), {
      one: "Book this lecturer at least # day ahead",
      other: "Book this lecturer at least # days ahead",
    }),
  too_far_ahead: ({ max = 180 }) => `You can book at most ${max} days ahead`,
  span_too_long: ({ max = 31 }) => `Ask for at most ${max} days at a time`,
};
