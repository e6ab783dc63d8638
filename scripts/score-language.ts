import * as fs from "node:fs";
import path from "node:path";
import { type CorpusRecord, corpusSchema } from "../packages/render/src/language/corpus/corpus-format.ts";
import { corpusAttributes, scoreCorpus } from "../packages/render/src/language/corpus/score-corpus.ts";

/*
 * Prints how well prompts are read: precision and recall of each attribute, for the open corpus and the held-out one.
 * `--misreadings` lists what was read wrongly in the open corpus; the held-out one is only ever counted.
 */

const folder = path.join(import.meta.dirname, "../packages/render/src/language/corpus");

function read(file: string): readonly CorpusRecord[] {
  return corpusSchema.parse(JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);

for (const file of ["open-prompts.json", "held-out-prompts.json"]) {
  const records = read(file);
  const { attributes, misreadings } = scoreCorpus(records);
  console.log(`\n${file}: ${records.length} prompts\n${"attribute".padEnd(10)} precision   recall  expected`);
  for (const attribute of corpusAttributes) {
    const { precision, recall, expected } = attributes[attribute];
    console.log(`${attribute.padEnd(10)}  ${percent(precision)} ${percent(recall)}  ${String(expected).padStart(8)}`);
  }
  const sum = (key: "expected" | "claimed" | "right"): number =>
    corpusAttributes.reduce((all, attribute) => all + attributes[attribute][key], 0);
  console.log(
    `${"all".padEnd(10)}  ${percent(sum("right") / sum("claimed"))} ${percent(sum("right") / sum("expected"))}  ${String(sum("expected")).padStart(8)}`,
  );
  if (file === "open-prompts.json" && process.argv.includes("--misreadings"))
    for (const { id, attribute, expected, read: found } of misreadings)
      console.log(
        `${id} ${attribute}: expected ${expected}, read ${found}: ${records.find((one) => one.id === id)?.prompt}`,
      );
}
