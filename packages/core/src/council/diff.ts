/** A run of words that both texts have, or only the older (`cut`), or only the newer (`added`). */
export interface Run {
  readonly kind: "same" | "cut" | "added";
  readonly text: string;
}

const MAX_WORDS = 1500;

/** What changed between two texts, word by word (longest common subsequence); very long ones are told apart as wholes. */
export function diffWords(older: string, newer: string): Run[] {
  const left = wordsOf(older);
  const right = wordsOf(newer);
  if (older === newer) return [{ kind: "same", text: older }];
  if (left.length > MAX_WORDS || right.length > MAX_WORDS) return joined([cut(older), added(newer)]);
  return joined(walk(left, right, lengths(left, right)));
}

/** Words with the space that follows each, so that the runs joined are the text again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];
const same = (text: string): Run => ({ kind: "same", text });
const cut = (text: string): Run => ({ kind: "cut", text });
const added = (text: string): Run => ({ kind: "added", text });

/** The table of common subsequence lengths from each pair of positions to the ends. */
function lengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const row = table[i] as Uint16Array;
    const below = table[i + 1] as Uint16Array;
    for (let j = right.length - 1; j >= 0; j -= 1) {
      row[j] = left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function walk(left: readonly string[], right: readonly string[], table: readonly Uint16Array[]): Run[] {
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && left[i] === right[j]) {
      runs.push(same(left[i] ?? ""));
      i += 1;
      j += 1;
    } else if (i < left.length && (j >= right.length || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      runs.push(cut(left[i] ?? ""));
      i += 1;
    } else {
      runs.push(added(right[j] ?? ""));
      j += 1;
    }
  }
  return runs;
}

/** Neighbours of one kind as one run. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.kind === run.kind) result[result.length - 1] = { ...run, text: last.text + run.text };
    else if (run.text !== "") result.push(run);
  }
  return result;
}
