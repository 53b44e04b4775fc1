/**
 * Kazakh, Russian and Latin letters to one rough Latin skeleton, so that the spellings of one name meet:
 * Айгүл, Айгуль, Aigul and Aygul; Қуаныш, Куаныш, Kuanysh and Quanysh; Фёдор and Федор.
 */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: "a",
  ә: "a",
  б: "b",
  в: "v",
  г: "g",
  ғ: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "j",
  з: "z",
  и: "i",
  й: "i",
  і: "i",
  к: "k",
  қ: "k",
  л: "l",
  м: "m",
  н: "n",
  ң: "n",
  о: "o",
  ө: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ү: "u",
  ұ: "u",
  ф: "f",
  х: "h",
  һ: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
};

/** Latin spellings of the same sounds, longest first. Dots and cedillas are gone before this. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/^ye/, "e"],
  [/zh/g, "j"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/shch/g, "sh"],
  [/yu/g, "iu"],
  [/ya/g, "ia"],
  [/yo/g, "e"],
  [/q/g, "k"],
  [/w/g, "u"],
  [/y/g, "i"],
  [/x/g, "ks"],
];

const isCyrillic = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word);

function foldWord(word: string): string {
  const latin = isCyrillic(word)
    ? [...word].map((letter) => CYRILLIC[letter] ?? letter).join("")
    : LATIN.reduce((text, [from, to]) => text.replace(from, to), word.normalize("NFD").replaceAll("ı", "i"));
  return latin.replace(/[^a-z]/g, "").replace(/(.)\1+/g, "$1");
}

/** A name without what spellings differ in: case, marks, Kazakh and Russian letters, Latin script, doubled letters, hyphens. */
export function foldName(name: string): string {
  return name.normalize("NFC").toLowerCase().split(/\s+/).map(foldWord).join("");
}

/** The words of a name, each folded: what a search compares. The parts of a hyphenated one are words of their own. */
export function foldWords(name: string): string[] {
  const words = name
    .normalize("NFC")
    .toLowerCase()
    .split(/[\s\-‐–—.,]+/);
  return words.map(foldWord).filter((word) => word !== "");
}
