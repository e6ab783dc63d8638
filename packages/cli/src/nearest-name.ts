/**
 * The name that was probably meant: the closest one by edits, where a swap of neighbours is one edit.
 *
 * @returns undefined when nothing is within a third of the name's length
 */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const asked = typed.toLowerCase().slice(0, 64); // names are short; a longer word is none of them
  let best: string | undefined;
  let bestEdits = Infinity;
  for (const name of names) {
    const edits = name.startsWith(asked) && asked.length >= 3 ? 1 : editDistance(asked, name.toLowerCase());
    if (edits < bestEdits) {
      best = name;
      bestEdits = edits;
    }
  }
  return best !== undefined && bestEdits <= Math.max(1, Math.ceil(Math.max(asked.length, best.length) / 3))
    ? best
    : undefined;
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(
        (previous[j] ?? Infinity) + 1,
        (row[j - 1] ?? Infinity) + 1,
        (previous[j - 1] ?? Infinity) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforePrevious[j - 2] ?? Infinity) + 1);
      row.push(edits);
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? Infinity;
}
