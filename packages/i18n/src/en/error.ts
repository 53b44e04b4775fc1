import type { ErrorParams, ErrorSentence } from "../error.ts";
import { formatter } from "../format.ts";
import type { error as kk } from "../kk/error.ts";
import { plural } from "../plural.ts";
import { standing } from "./standing.ts";

const named = ({ field }: ErrorParams, withField: (label: string) => string, without: string): string =>
  field === undefined ? without : withField(`“${field}”`);

/** A sentence, and the limit where its date is known, as the language writes it. */
const dated = (sentence: string, limit: string, iso: ErrorParams[string]): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(iso)) ? `${sentence}. ${limit}: ${formatter("en").date(String(iso))}` : sentence;

export const error: Record<keyof typeof kk, ErrorSentence> = {
  unknown: "Something went wrong. Try again.",
  invalid: (p) => named(p, (field) => `Check ${field}`, "Check what you entered"),
  malformed: "We could not read the request. Reload the page and try again.",
  too_large: "That is too much data. Shorten it and send it again.",
  unsupported_type: "We do not accept this type of data. Send it in another format.",
  foreign_origin: "The form was sent from another site. Open it on ours and send it again.",
  unlisted_return: "We cannot return you to this address. Check the address",
  invalid_idempotency_key: "The Idempotency-Key header is not valid. Check it.",
  invalid_cursor: "This page of the list does not exist. Open the list from the beginning.",
  invalid_value: "Check the value",
  unknown_field: "There is no such field. Check its name",
  export_withdrawn: "This file was deleted because somebody's data was erased after it was made. Ask for it again.",
  not_found: "There is no such record. Check the link or the number.",
  forbidden: "You are not allowed to do this. If you need to, contact the central office.",
  conflict: "The record has changed, so this was not done. Reload the page and try again.",
  own_grant: "You cannot end your own role. Another member of staff does that.",
  own_role: "You cannot give yourself a role or extend it. Another member of staff does that.",
  sso_failed: "Signing in this way did not work. Try again, or get a code by mail.",
  role_held: "This person already has this role. Change its dates if needed.",
  place_not_for_role: "This role does not take this kind of place. Leave it empty",
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
  step_up_required: "First confirm once more that it is you.",
  factor_wrong: "The code is wrong. Enter the six digits from the app",
  factor_used: "This code has already been used. Wait for a new one in the app and enter it",
  recovery_wrong: "The recovery code is wrong or has already been used. Enter another one",
  factor_tries: "The code was wrong too many times. Sign in to the office again.",
  passkey_refused: "The passkey was not accepted. Try again or choose another way",
  passkey_expired: "Using the passkey took too long. Try again",
  too_many_factors: "You have too many ways to sign in. Remove one of them first.",
  last_factor: "You cannot remove your only way to sign in. Add another one first.",
  own_factors: "You change your own ways to sign in on the page My account.",
  no_factors: "This member of staff has no way to sign in set up. There is nothing to reset.",
  holds_role: "You cannot erase the data of somebody who holds a role. End the role first.",
  same_person: "Both records belong to the same person. Choose another.",
  merge_waiting: "A merge of these two people is already proposed. Wait for the decision.",
  merge_decided: "This proposal is already decided. Reload the page.",
  own_merge: "You cannot decide on a merge that you proposed. Another member of staff does that.",
  merged_already: "This person is already merged with another. Open the page of the one who stays.",
  two_memberships: "Both are members. End the membership of one of them first.",
  consent_needed: "First agree to the processing of your personal data.",
  confirm_erasure: "Tick that you understand that your data will be erased",
  mailbox_in_use:
    "This e-mail address belongs to another person's actions. If both addresses are yours, contact a public reception: staff will merge them.",
  mailbox_needed: "Your messages go to this address. First choose another one for them.",
  sms_code_wrong: "The code is wrong. Check the code in the text message",
  sms_failed: "The text message could not be sent. Try again a little later.",
  code_wrong: "The code is wrong. Check the code in the message",
  code_expired: "The code has expired. Ask for a new one",
  too_many_tries: "The code was wrong too many times. Ask for a new one.",
  link_invalid: "The link is not valid or has expired. Try the link in the latest message.",
  already_confirmed: "This is already confirmed. You do not need to confirm it again.",
  not_sure: "Tick this box to continue",
  search_unreadable:
    "Enter at least two letters of a name, or a whole e-mail address, phone number, record number or code",
  wrong_state: "You cannot do this at the current status. Reload the page and check the status.",
  nothing_to_undo: "There is no decision to undo. Reload the page and check the status.",
  undo_too_late: "More than 30 seconds have passed. The decision can no longer be undone.",
  not_own_decision: "You can only undo your own decision.",
  not_a_member: "The chosen membership has ended. Reload the page and choose again.",
  too_many_picked: "Choose no more than 50 records at a time",
  not_own_note: "You can only delete your own note.",
  note_too_old: "A note can only be deleted within ten minutes.",
  invalid_name: (p) => named(p, (field) => `Write only letters in ${field}`, "Write only letters in a name"),
  consent_outdated: "The text of the consent has changed. Reload the page and read it again.",
  application_expired: "The application was not confirmed within 48 hours and has expired. Send a new one.",
  already_member: "This person is already a member of the movement.",
  standing_gap: standing.error.gap,
  standing_overlap: ({ one = "new", two = "current", ...days }) =>
    standing.error.overlap(days, one as "new", two as "new"),
  standing_never: standing.error.never,
  own_application: "You cannot decide on your own application. Another member of staff will.",
  invalid_member_number: "There is a mistake in the member number. Check its nine digits",
  confirmation_expired: "The time to confirm has passed. Fill in the form again.",
  already_appealed: "You have already asked for this decision to be reviewed. It can be asked for once.",
  appeal_too_late: "The time to ask for a review has passed: it is 30 days after the decision.",
  own_refusal_appealed: "You refused this proposal. A colleague decides on the appeal.",
  proposal_not_open: "This proposal is not open for support now.",
  text_changed: "The proposal's text was updated while you were reading. Read the new version and support it again.",
  text_unchanged: "The text has not changed. Edit it and send it again.",
  no_members: "The council has no members yet. Appoint them first, then open the vote.",
  not_entitled: "You were not a member of the council when the vote was opened.",
  vote_closed: "The vote is closed.",
  vote_moved: "Another vote has just come in. Reload the page and close the vote again.",
  no_quorum: ({ count = 0, min }) =>
    min === undefined ? "There is no quorum." : `There is no quorum: ${count} voted, at least ${min} must.`,
  milestones_open: "A step is not done yet. Finish it first.",
  already_extended: "The time can be extended only once.",
  extension_too_early: ({ min }) => dated("Enter a date later than the old one", "The old date", min),
  extension_too_late: ({ max }) =>
    dated("The new date is too late, enter an earlier one", "The latest possible date", max),
  date_in_future: "Enter today's date or an earlier one",
  date_too_early: ({ min }) => dated("The date is too early, enter a later one", "The earliest possible date", min),
  campaign_not_open: "This campaign is not taking gifts now. Choose another one.",
  campaign_ended: "This campaign has ended. Choose another one.",
  campaign_target_reached: "The target has been reached and no more gifts are taken. Choose another campaign.",
  gift_not_pledged: "This gift has already been paid or refunded. Reload the page and check its status.",
  gateway_unavailable: "The payment provider is not responding. Try again later, or choose a bank transfer.",
  name_not_shown: "We cannot show this name. Enter a name only, without links or numbers",
  text_too_short: "The text is too short. Write more",
  date_in_past: "Enter a date in the future",
  date_too_far: "The date is too far away. Enter a date within a year",
  own_mailing: "You wrote this letter. Another member of staff sends it.",
  count_outdated:
    "The recipients were counted more than 7 days ago, or have not been counted yet. Open “Change” and save the letter again: they will be counted anew.",
  nobody_to_mail: "Nobody would get this letter. Choose other recipients.",
  own_draft: "You cannot open a campaign you wrote. Another member of staff will open it.",
  report_after_closing: "The final report can be published only after the campaign is closed.",
  already_booked: "This bank document has already been booked. Check its number.",
  own_entry: "You entered this payment. Another member of staff decides on it.",
  already_decided: "This payment has already been decided.",
  foreign_currency: "A payment in another currency cannot be credited to a campaign. Return it.",
  signature_wrong: "The signature of the message is wrong. Check the key.",
  payment_unknown: "We have no news of this payment yet. Try again later.",
  slot_taken: "Another school has taken this time. Choose another time.",
  day_full: "The lecturer takes no more lectures that day. Choose another day.",
  class_busy: "This class has another lecture at that time. Choose another time.",
  hold_expired: "The time is no longer kept for you. Choose a time again.",
  lecture_began: "The lecture has begun and cannot be cancelled.",
  feedback_too_early: "You can give feedback after the lecture.",
  feedback_given: "You have already given feedback.",
  lecturer_paused: "This lecturer is not taking bookings now. Choose another lecturer.",
  lecturer_not_found: "There is no such lecturer. Choose one from the list.",
  topic_not_offered: "The lecturer does not speak on this topic. Choose another topic",
  language_not_offered: "The lecturer does not lecture in this language. Choose another language",
  grade_not_offered: "The lecturer does not lecture to this grade. Choose another lecturer",
  online_not_offered: "This lecturer does not lecture online. Invite them to the school",
  region_not_served: "The lecturer does not come to this region. Choose another lecturer",
  duration_not_offered: "The lecturer does not give lectures of this length. Choose another length",
  date_off: "The lecturer is not free that day. Choose another day",
  outside_hours: "This is outside the lecturer's hours. Choose another time",
  time_passed: "This time has passed. Choose another time",
  invalid_iso_date: "Write one date on each line, like 2026-12-31",
  invalid_time: "Enter a time from 08:00 to 20:00 in steps of 15 minutes, such as 09:15",
  dates_backwards: "The last day must not come before the first",
  hours_backwards: "The end time must be after the start time",
  regions_or_online: "Choose at least one region or online lectures",
  too_many_holds: ({ max = 3 }) =>
    `You already have ${max} bookings waiting for an answer. Try again when one of them is answered.`,
  too_many_school_holds: ({ max = 5 }) =>
    `This school already has ${max} bookings waiting for an answer. Try again when one of them is answered.`,
  notice_too_short: ({ min = 0 }) =>
    plural("en", Number(min), {
      one: "Book this lecturer at least # day ahead",
      other: "Book this lecturer at least # days ahead",
    }),
  too_far_ahead: ({ max = 180 }) => `You can book at most ${max} days ahead. Choose an earlier date`,
  span_too_long: ({ max = 31 }) => `Ask for at most ${max} days at a time`,
  day_is_full: "One day takes 12 hours at most. Mind what you noted before, and give less time",
  own_hours: "You cannot confirm your own hours. Another member of staff will.",
  no_hours: "There are no confirmed hours for a certificate.",
};
