import type { ReferenceRow } from "../schema.ts";

const category = (code: string, kk: string, ru: string, en: string): ReferenceRow<"category"> => ({
  kind: "category",
  code,
  name: { kk, ru, en },
});

/** What a proposal to a city council may be about. */
export const CATEGORIES: readonly ReferenceRow<"category">[] = [
  category("roads", "Жолдар мен тротуарлар", "Дороги и тротуары", "Roads and pavements"),
  category("transport", "Қоғамдық көлік", "Общественный транспорт", "Public transport"),
  category("lighting", "Көше жарығы", "Уличное освещение", "Street lighting"),
  category("yards", "Аулалар мен ойын алаңдары", "Дворы и детские площадки", "Yards and playgrounds"),
  category("parks", "Саябақтар мен көгалдандыру", "Парки и озеленение", "Parks and greenery"),
  category("access", "Кедергісіз орта", "Безбарьерная среда", "Accessibility"),
  category("safety", "Қауіпсіздік", "Безопасность", "Safety"),
  category("waste", "Тазалық және қоқыс", "Чистота и вывоз мусора", "Cleanliness and waste"),
  category("utilities", "Су, жылу және электр", "Вода, тепло и электричество", "Water, heat and power"),
  category("culture", "Мәдениет және спорт", "Культура и спорт", "Culture and sport"),
  category("other", "Басқа", "Другое", "Other"),
];
