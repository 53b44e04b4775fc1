import type { office as kk } from "../kk/office.ts";
import type { Like } from "../like.ts";
import { plural } from "../plural.ts";
import { officeStaff } from "./office-staff.ts";

export const office: Like<typeof kk> = {
  title: "Кабинет сотрудника",
  lead: "Здесь принимают решения по заявлениям и предложениям.",
  start: "Войти",
  home: {
    title: "Мои очереди",
    caption: "Ждут решения",
    queue: "Очередь",
    waiting: "Ждут",
    oldest: "Дольше всего ждут",
    age: (days: number) =>
      days === 0 ? "сегодня" : plural("ru", days, { one: "# день", few: "# дня", many: "# дней", other: "# дня" }),
    nothing: "Сейчас ничего не ждёт решения.",
  },
  signIn: {
    title: "Вход в кабинет",
    lead: "Укажите рабочую почту. Мы отправим на неё код, он действует 10 минут.",
    send: "Получить код",
    codeTitle: "Введите код из письма",
    codeLead: "Если эта почта принадлежит сотруднику, мы отправили на неё код из шести цифр.",
  },
  trail: {
    title: "Журнал действий",
    nothing: "С этой записью ещё ничего не делали.",
    at: "Время",
    who: "Кто",
    action: "Действие",
    change: "Изменение",
  },
  staff: officeStaff,
  parked: {
    title: "Отложенные записи",
    lead: "События, которые не удалось обработать. Когда причина устранена, отправьте их снова.",
    nothing: "Отложенных записей нет.",
    stream: "Таблица",
    keys: "Ключи",
    code: "Код ошибки",
    at: "Время",
    replay: "Обработать снова",
    replayed: "Обработано снова",
    asked: "Отправлено на повторную обработку.",
  },
};
