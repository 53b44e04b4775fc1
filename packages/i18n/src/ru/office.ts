import type { office as kk } from "../kk/office.ts";
import type { Like } from "../like.ts";

export const office: Like<typeof kk> = {
  title: "Кабинет сотрудника",
  lead: "Здесь принимают решения по заявлениям и предложениям.",
  start: "Войти",
  home: {
    title: "Мои очереди",
    caption: "Ждут решения",
    queue: "Очередь",
    waiting: "Ждут",
    oldest: "Самое давнее",
    nothing: "Сейчас ничего не ждёт решения.",
  },
  signIn: {
    title: "Вход в кабинет",
    lead: "Укажите рабочую почту. Мы отправим на неё код, он действует 10 минут.",
    send: "Получить код",
    codeTitle: "Введите код из письма",
    codeLead: "Если эта почта принадлежит сотруднику, мы отправили на неё код из шести цифр.",
  },
};
