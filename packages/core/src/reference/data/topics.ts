import type { ReferenceRow } from "../schema.ts";

const topic = (code: string, kk: string, ru: string, en: string): ReferenceRow<"topic"> => ({
  kind: "topic",
  code,
  name: { kk, ru, en },
});

/** What lecturers speak about; a new topic is a row. */
export const TOPICS: readonly ReferenceRow<"topic">[] = [
  topic("mathematics", "Математика", "Математика", "Mathematics"),
  topic("physics", "Физика және техника", "Физика и техника", "Physics and engineering"),
  topic(
    "computing",
    "Информатика және жасанды интеллект",
    "Информатика и искусственный интеллект",
    "Computing and artificial intelligence",
  ),
  topic("biology", "Биология және медицина", "Биология и медицина", "Biology and medicine"),
  topic("chemistry", "Химия және материалдар", "Химия и материалы", "Chemistry and materials"),
  topic("ecology", "Экология және су", "Экология и вода", "Ecology and water"),
  topic("history", "Тарих және мемлекеттілік", "История и государственность", "History and statehood"),
  topic("law", "Құқық және азаматтық сана", "Право и гражданственность", "Law and citizenship"),
  topic(
    "economics",
    "Экономика және қаржылық сауаттылық",
    "Экономика и финансовая грамотность",
    "Economics and financial literacy",
  ),
  topic("languages", "Тілдер және әдебиет", "Языки и литература", "Languages and literature"),
  topic("critical-thinking", "Сыни ойлау", "Критическое мышление", "Critical thinking"),
  topic(
    "career",
    "Мамандық таңдау және шетелде оқу",
    "Выбор профессии и учёба за рубежом",
    "Choosing a profession and studying abroad",
  ),
];
