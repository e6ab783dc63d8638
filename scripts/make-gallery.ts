import * as fs from "node:fs/promises";
import path from "node:path";
import { parsePrompt } from "@kinora/render";
import { makeContactSheet } from "@kinora/render/contact-sheet";

/**
 * Makes the contact sheet of each prompt of docs/gallery/prompts.json, or of those that are named. A sheet does not tell
 * its prompt, so that a reader can say what it shows.
 *
 * npm run gallery [-- id …]
 */
interface GalleryPrompt {
  readonly id: string;
  readonly prompt: string;
  readonly audio?: boolean;
  readonly aspect?: keyof typeof layouts;
  /** Seconds; 5 if left out. */
  readonly duration?: number;
}

const layouts = {
  "16:9": { width: 480, height: 270, columns: 3 },
  "9:16": { width: 252, height: 448, columns: 6 },
  "1:1": { width: 360, height: 360, columns: 3 },
} as const;
const bytesMax = 300_000;

const folder = path.join(import.meta.dirname, "../docs/gallery");
const wanted = process.argv.slice(2);
const prompts: readonly GalleryPrompt[] = JSON.parse(await fs.readFile(path.join(folder, "prompts.json"), "utf8"));
for (const [index, { id, prompt, audio = false, aspect = "16:9", duration = 5 }] of prompts.entries()) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  const spec = parsePrompt({
    prompt,
    durationSeconds: duration,
    framesPerSecond: 24,
    seed: 7 + index,
    audio,
    shots: [],
    multiShot: /\bthen\b/.test(prompt),
    hasImage: false,
    hasEndImage: false,
    still: false,
  });
  const sheet = await makeContactSheet(spec, { ...layouts[aspect], frames: 6, bytesMax });
  await fs.writeFile(path.join(folder, `${id}.jpg`), sheet);
  console.log(`${id}  ${Math.round(sheet.length / 1000)} KB  ${prompt}`);
  for (const { message } of spec.warnings) console.log(`    ${message}`);
}
