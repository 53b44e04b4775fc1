import fc from "fast-check";
import { expect, test } from "vitest";
import { foldName, foldWords } from "./fold.ts";

test.each([
  ["Айгүл", "Айгуль", "Aigul", "Aygul", "АЙГҮЛ"],
  ["Қуаныш", "Куаныш", "Kuanysh", "Quanysh"],
  ["Әсел", "Асел", "Асель", "Asel"],
  ["Фёдор", "Федор", "Fedor"],
  ["Ержан", "Erzhan", "Yerzhan", "Erjan"],
  ["Нұрсұлтан", "Нурсултан", "Nursultan"],
  ["Жәңгір", "Жангир", "Zhangir"],
  ["Ғалия", "Галия", "Galiya", "Ghaliya"],
  ["Хасан", "Һасан", "Hasan", "Khasan"],
  ["Юлия", "Yuliya", "Iuliia"],
  ["Анна-Мария", "Анна Мария", "Annamaria"],
  ["Щербаков", "Shcherbakov"],
  ["Өскенбай", "Оскенбай", "Oskenbay"],
  ["Ильясов", "Ильясов ", "Iliasov"],
])("%s has one fold in every spelling", (first, ...others) => {
  for (const other of others) expect(`${other} ${foldName(other)}`).toBe(`${other} ${foldName(first)}`);
});

test("different names stay different", () => {
  const names = ["Асель", "Асхат", "Арман", "Айман", "Ерлан", "Ержан", "Динара", "Дина", "Марат", "Мурат"];
  expect(new Set(names.map(foldName)).size).toBe(names.length);
});

test("case, spaces and hyphens never matter, and a fold folds to itself", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя -".split("")) });
  fc.assert(
    fc.property(letters, (name) => {
      const folded = foldName(name);
      expect(folded).toMatch(/^[a-z]*$/);
      expect(foldName(name.toUpperCase())).toBe(folded);
      expect(foldName(` ${name.replaceAll(" ", "  ")} `)).toBe(folded);
    }),
    { seed: 2050 },
  );
});

test("a keyboard without Kazakh letters finds, and so does the beginning of a word", () => {
  expect(foldWords("Сынақбаева Айгүл-Асель")).toEqual(["sinakbaeva", "aigul", "asel"]);
  for (const [whole, begun] of [
    ["Қожахметұлы", "Кожахм"],
    ["Өміржан", "омир"],
    ["Ғаббасов", "Габба"],
    ["Фёдоров", "Федо"],
    ["Ырысбек", "ырыс"],
    ["Іңкәр", "Инк"],
  ] as const)
    expect(foldWords(whole)[0]).toMatch(new RegExp(`^${foldWords(begun)[0]}`));
  expect(foldWords(" – 7701 . ")).toEqual([]);
});

test("the fold of a Cyrillic beginning begins the fold of the whole", () => {
  const letters = fc.string({
    unit: fc.constantFrom(..."аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя".split("")),
    minLength: 1,
  });
  fc.assert(
    fc.property(letters, letters, (begun, rest) => {
      expect(foldName(begun + rest).startsWith(foldName(begun))).toBe(true);
    }),
    { seed: 2050 },
  );
});
