import { writeFile } from "node:fs/promises";
import { command } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import { checkPrompt } from "./model-choices.ts";
import { wholeNumber } from "./number-option.ts";
import { withOperate } from "./operator.ts";
import { plainText } from "./plain-text.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** The longest prompt of the API lasts 15 s; a scene file may be longer. */
const durationSecondsMax = 600;

export const sceneCommand = command({
  name: "scene",
  description: `Print how the local engine reads a prompt, as JSON
Nothing is rendered and no server is needed. Edit the file and draw it:

  kinora scene "Three dogs run across a beach at dawn" -o scene.json
  kinora render scene.json -o clip.mp4`,
  options: {
    prompt: { type: "positional", required: true, description: "What to show, in quotes." },
    output: { type: "string", alias: "o", valueHint: "file", description: "Write the scene there instead." },
    duration: { type: "string", valueHint: "seconds", description: "Length of the clip; 5 if left out." },
    seed: { type: "string", valueHint: "number", description: "Chooses what the words leave open; 0 if left out." },
    audio: { type: "boolean", description: "With sound: spoken lines, ambience, music." },
    voice: { type: "string", valueHint: "text", description: 'How the speaker sounds: "warm male voice, slow".' },
    "multi-shot": { type: "boolean", description: "Divide it into shots: wide, medium and close." },
    camera: { type: "string", valueHint: "move", description: "Camera move, stronger than the prompt's words." },
    negative: { type: "string", valueHint: "text", description: "What must not be seen." },
  },
  async run(args, host) {
    checkPrompt(args.prompt);
    const durationSeconds =
      wholeNumber("duration", args.duration, { min: 1, max: durationSecondsMax, unit: "seconds" }) ?? 5;
    const seed = wholeNumber("seed", args.seed, { min: 0, max: 0xffff_ffff }) ?? 0;
    const { json, warnings } = await withOperate((operate) =>
      operate.readScene({
        prompt: args.prompt,
        durationSeconds,
        seed,
        audio: args.audio === true,
        multiShot: args["multi-shot"] === true,
        ...(args.negative === undefined ? {} : { negativePrompt: args.negative }),
        ...(args.voice === undefined ? {} : { voiceDescription: args.voice }),
        ...(args.camera === undefined ? {} : { camera: args.camera }),
      }),
    );
    const terminal = makeTerminal(host, { quiet: false });
    for (const warning of warnings) terminal.talk(`note  ${plainText(warning, 500)}`);
    if (args.output === undefined) terminal.result(json.trimEnd());
    else {
      await writeNew(args.output, json);
      terminal.result(args.output);
    }
    return exitCodes.ok;
  },
});

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    if (code === "EEXIST") throw new UsageError(`${file} exists.`, "Choose another --output.");
    if (code === "ENOENT") throw new UsageError(`The folder of --output ${file} does not exist.`, "Create it first.");
    throw error;
  }
}
