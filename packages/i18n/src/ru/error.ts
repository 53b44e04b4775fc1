import type { ErrorParams, ErrorSentence } from "../error.ts";
import type { error as kk } from "../kk/error.ts";
import { plural } from "../plural.ts";

const named = ({ field }: ErrorParams, withField: (label: string) => string, without: string): string =>
  field === undefined ? without : withField(`«${field}»`);

export const error: Record<keyof typeof kk, ErrorSentence> = {
  unknown: "Что-то пошло не так. Попробуйте ещё раз.",
  invalid: (p) => named(p, (field) => `Проверьте поле ${field}`, "Проверьте введённые данные"),
  malformed: "Запрос не удалось прочитать.",
  too_large: "Слишком большой объём данных.",
  unsupported_type: "Данные такого вида не принимаются.",
  foreign_origin: "С этого сайта нельзя отправлять формы.",
  unlisted_return: "На этот адрес нельзя вернуться",
  invalid_idempotency_key: "Неверный ключ повтора запроса.",
  invalid_cursor: "Этой страницы списка нет. Откройте список с начала.",
  invalid_value: "Проверьте значение",
  unknown_field: "Такого поля нет",
  not_found: "Такая запись не найдена.",
  forbidden: "У вас нет права на это действие.",
  conflict: "Сейчас это сделать нельзя: запись уже изменилась.",
  stale: "Пока вы смотрели, запись изменил кто-то другой. Обновите страницу и повторите.",
  limited: ({ minutes }) =>
    minutes === undefined
      ? "Слишком много попыток. Попробуйте позже."
      : plural("ru", minutes, {
          one: "Слишком много попыток. Попробуйте через # минуту.",
          few: "Слишком много попыток. Попробуйте через # минуты.",
          many: "Слишком много попыток. Попробуйте через # минут.",
          other: "Слишком много попыток. Попробуйте через # минуты.",
        }),
  busy: "Сейчас высокая нагрузка. Попробуйте через минуту.",
  internal: "В сервисе произошёл сбой. Попробуйте немного позже.",
  required: (p) => named(p, (field) => `Заполните поле ${field}`, "Заполните это поле"),
  too_short: (p) =>
    p.min === undefined
      ? named(p, (field) => `Слишком короткий текст в поле ${field}`, "Слишком короткий текст")
      : named(p, (field) => `Введите в поле ${field} не менее ${p.min} знаков`, `Введите не менее ${p.min} знаков`),
  too_long: (p) =>
    p.max === undefined
      ? named(p, (field) => `Слишком длинный текст в поле ${field}`, "Слишком длинный текст")
      : named(p, (field) => `Введите в поле ${field} не более ${p.max} знаков`, `Введите не более ${p.max} знаков`),
  too_small: (p) =>
    p.min === undefined
      ? named(p, (field) => `Слишком маленькое число в поле ${field}`, "Слишком маленькое число")
      : named(p, (field) => `Число в поле ${field} должно быть не меньше ${p.min}`, `Введите не меньше ${p.min}`),
  too_big: (p) =>
    p.max === undefined
      ? named(p, (field) => `Слишком большое число в поле ${field}`, "Слишком большое число")
      : named(p, (field) => `Число в поле ${field} должно быть не больше ${p.max}`, `Введите не больше ${p.max}`),
  invalid_email: "Введите электронную почту по образцу: imya@pochta.example",
  invalid_phone: "Введите телефон по образцу: +7 701 234 56 78",
  invalid_date: (p) =>
    named(
      p,
      (field) => `Введите в поле ${field} существующую дату, например: 27 3 1990`,
      "Введите существующую дату, например: 27 3 1990",
    ),
  invalid_number: (p) => named(p, (field) => `Введите в поле ${field} число`, "Введите число"),
  invalid_choice: (p) =>
    named(p, (field) => `Выберите один из вариантов в поле ${field}`, "Выберите один из вариантов"),
  consent_required: "Чтобы продолжить, дайте согласие",
  too_young: "Вступить в движение можно с 16 лет",
  form_expired: "Время формы истекло. Проверьте введённое и отправьте ещё раз.",
  form_too_fast: "Форма отправлена слишком быстро. Отправьте её ещё раз через несколько секунд.",
  idempotency_mismatch: "Эта форма уже отправлена с другим содержанием. Откройте её заново.",
  sign_in_required: "Сначала войдите в систему.",
  code_wrong: "Неверный код. Проверьте код в письме",
  code_expired: "Срок действия кода истёк. Запросите новый",
  too_many_tries: "Код введён неверно слишком много раз. Запросите новый.",
  link_invalid: "Ссылка недействительна или устарела.",
  already_confirmed: "Это уже подтверждено.",
  wrong_state: "В нынешнем состоянии это действие невозможно.",
};
