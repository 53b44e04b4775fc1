import type { lectureMail as kk } from "../kk/lecture-mail.ts";
import type { Like } from "../like.ts";

export const lectureMail: Like<typeof kk> = {
  details: {
    lecturer: "Lecturer",
    school: "School",
    topic: "Topic",
    when: "When",
    minutes: "Length",
    mode: "How",
    language: "Language",
    audience: "Audience",
    reason: "Reason",
  },
  audience: (grade, pupils) => `${grade}, pupils: ${pupils}`,
  event: (topic) => `Lecture: ${topic}`,
  confirm: {
    subject: "Confirm your booking of a lecture",
    text: "The lecturer's time is kept for you. Confirm within 30 minutes, and the booking goes to the lecturer. If you do not, the time becomes free again.",
    button: "Confirm the booking",
    notYou: "If it was not you who booked, do nothing.",
  },
  request: {
    subject: "You are invited to lecture",
    text: "A school invites you to lecture. The time is kept until you answer.",
    until: (when) => `Please answer by ${when}. After that the time becomes free.`,
    button: "Answer",
  },
  accepted: {
    subject: "The lecture will take place",
    text: "The lecturer has accepted and will get in touch before the lecture.",
    button: "See the booking",
    afterwards: "If plans change, please cancel on that page in good time.",
  },
  acceptedLecturer: {
    subject: "You agreed to lecture",
    text: "Thank you for accepting. The school's contact details are on your private page. Please get in touch before the lecture.",
    button: "See the contact details",
    afterwards: "If you cannot come, please cancel on that page in good time.",
  },
  declined: {
    subject: "The lecturer cannot come",
    text: "We are sorry: the lecturer cannot come this time. You may choose another time or another lecturer.",
    button: "See the booking",
  },
  expired: {
    subject: "The lecturer did not answer",
    text: "We are sorry: the lecturer did not answer in time, and the time is free again. You may choose another time or another lecturer.",
    button: "See the booking",
  },
  cancelled: {
    subject: "The lecture is cancelled",
    text: {
      school: "The school cancelled the lecture.",
      lecturer: "The lecturer cancelled the lecture.",
      staff: "The regional coordinator cancelled the lecture.",
    },
    calendar: "The attached file takes the lecture out of your calendar.",
    button: "More",
  },
  feedback: {
    subject: "How did the lecture go?",
    text: "The lecture has been given. Please take a minute to tell us how it went.",
    button: "Give feedback",
  },
};
