import type { ErrorParams, ErrorSentence } from "../error.ts";
import { formatter } from "../format.ts";
import type { error as kk } from "../kk/error.ts";
import { plural } from "../plural.ts";

const named = ({ field }: ErrorParams, withField: (label: string) => string, without: string): string =>
  field === undefined ? without : withField(`«${field}»`);

/** A sentence, and the date of a limit where it is known, as the language writes it. */
const dated = (sentence: string, iso: ErrorParams[string]): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(iso)) ? `${sentence}: ${formatter("ru").date(String(iso))}` : sentence;

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
  invalid_name: (p) => named(p, (field) => `В поле ${field} пишите только буквы`, "В имени пишите только буквы"),
  consent_outdated: "Текст согласия обновился. Обновите страницу и прочитайте его ещё раз.",
  application_expired: "Заявление не подтвердили за 48 часов, его срок истёк. Подайте новое.",
  already_member: "Этот человек уже состоит в движении.",
  own_application: "Нельзя принимать решение по собственному заявлению.",
  invalid_member_number: "В номере участника ошибка. Проверьте девять цифр",
  confirmation_expired: "Время подтверждения истекло. Заполните форму ещё раз.",
  proposal_not_open: "Поддержка этого предложения сейчас не принимается.",
  text_changed: "Пока вы читали, текст предложения обновился. Прочтите новую версию и поддержите снова.",
  text_unchanged: "В тексте нет изменений. Исправьте его и отправьте ещё раз.",
  no_members: "В совете нет назначенных членов, поэтому открыть голосование нельзя.",
  not_entitled: "Когда открылось голосование, вы не были членом совета.",
  vote_closed: "Голосование завершено.",
  vote_moved: "В эту минуту поступил ещё один голос. Обновите страницу и завершите снова.",
  no_quorum: ({ count = 0, min }) =>
    min === undefined ? "Нет кворума." : `Нет кворума: голосов ${count}, нужно не менее ${min}.`,
  milestones_open: "Есть невыполненный этап. Сначала завершите его.",
  already_extended: "Срок продлевается только один раз.",
  extension_too_early: ({ min }) => dated("Новый срок должен быть позже прежнего", min),
  extension_too_late: ({ max }) => dated("Продлить можно самое позднее до", max),
  date_in_future: "Введите сегодняшнюю или прошедшую дату",
  date_too_early: ({ min }) => dated("Дата не может быть раньше", min),
};
