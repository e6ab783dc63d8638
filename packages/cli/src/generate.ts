import type { Shot, VideoGenerateParams } from "@kinora/sdk";
import type { ArgsDef } from "citty";
import { command, jsonOption, serverOptions } from "./command.ts";
import { checkVideoParams, videoAspectRatios, videoModels, videoResolutions } from "./model-choices.ts";
import { wholeNumber } from "./number-option.ts";
import { type FileField, localFileOrAddress, runGeneration } from "./run-generation.ts";
import { planOutput } from "./save-output.ts";
import { UsageError } from "./usage-error.ts";

/** What to render; shared with `estimate`. */
export const videoOptions = {
  prompt: { type: "positional", required: false, description: "What to show, in quotes." },
  model: {
    type: "string",
    valueHint: "name",
    description: `${videoModels.map((model) => model.id).join(", ")}. Left out: kling-v3, or kling-o3 when --audio, --voice or --shots ask for it.`,
  },
  duration: { type: "string", valueHint: "seconds", description: "Length in whole seconds, 3 to 15; 5 if left out." },
  resolution: {
    type: "enum",
    valueHint: "size",
    options: [...videoResolutions],
    description: "Size; 720p if left out.",
  },
  "aspect-ratio": {
    type: "enum",
    valueHint: "w:h",
    options: [...videoAspectRatios],
    description: "Shape; 16:9 if left out.",
  },
  audio: { type: "boolean", description: "With speech and sound (kling-o3)." },
  voice: { type: "string", valueHint: "description", description: "How the voice sounds; implies --audio." },
  image: { type: "string", valueHint: "file|url", description: "Picture that the clip starts with." },
  "end-image": { type: "string", valueHint: "file|url", description: "Picture that the clip ends with." },
  negative: { type: "string", valueHint: "text", description: "What must not be seen." },
  shots: {
    type: "string",
    valueHint: "s:text|s:text",
    description: "Storyboard of up to 6 shots instead of PROMPT (kling-o3).",
  },
  seed: { type: "string", valueHint: "number", description: "Same seed, same request: same clip." },
  draft: { type: "boolean", description: "Small and, with live keys, free; kinora tasks finalize makes it real." },
} satisfies ArgsDef;

/** Where the result goes; shared with `image`. */
export const outputOptions = {
  output: {
    type: "string",
    alias: "o",
    valueHint: "file|folder",
    description: "Where to write; a name made from the prompt if left out.",
  },
  force: { type: "boolean", description: "Replace an existing file." },
  quiet: { type: "boolean", alias: "q", description: "Print the path of the file and nothing else." },
} satisfies ArgsDef;

export const generateCommand = command({
  name: "generate",
  description: `Make a video from words or pictures and write the MP4
A server is started for it if none runs. Without a terminal only the path of
the file is printed. Ctrl-C cancels the task.

  kinora generate "A person walking through a futuristic city at sunset"
  kinora generate "A chef explains a recipe" --audio --duration 10
  kinora generate "She waves at the camera" --image portrait.png -o wave.mp4`,
  options: { ...videoOptions, ...outputOptions, ...jsonOption, ...serverOptions },
  async run(args, host) {
    const { params, files } = await parseVideoArgs(args);
    const output = await planOutput({
      output: args.output,
      prompt: params.prompt ?? params.shots?.[0]?.prompt ?? "",
      extension: ".mp4",
      force: args.force === true,
    });
    return runGeneration(
      {
        server: args,
        output,
        json: args.json === true,
        quiet: args.quiet === true,
        files,
        create: (client, uploaded) => client.videos.generate({ ...params, ...uploaded }),
      },
      host,
    );
  },
});

export interface VideoArgs {
  readonly prompt?: string | undefined;
  readonly model?: string | undefined;
  readonly duration?: string | undefined;
  readonly resolution?: string | undefined;
  readonly "aspect-ratio"?: string | undefined;
  readonly audio?: boolean | undefined;
  readonly voice?: string | undefined;
  readonly image?: string | undefined;
  readonly "end-image"?: string | undefined;
  readonly negative?: string | undefined;
  readonly shots?: string | undefined;
  readonly seed?: string | undefined;
  readonly draft?: boolean | undefined;
}

export interface ParsedVideoArgs {
  readonly params: VideoGenerateParams;
  /** Not in `params` until they are uploaded. */
  readonly files: Readonly<Partial<Record<FileField, string>>>;
}

/** @throws UsageError for every value that no server would take */
export async function parseVideoArgs(args: VideoArgs): Promise<ParsedVideoArgs> {
  const shots = args.shots === undefined ? undefined : parseShots(args.shots);
  if (args.prompt === undefined && shots === undefined)
    throw new UsageError("PROMPT is missing.", 'Type: kinora generate "a fox in the snow"');
  const audio = args.audio === true || args.voice !== undefined;
  const files: Partial<Record<FileField, string>> = {};
  const addresses: Partial<Record<FileField, string>> = {};
  for (const [option, field] of [
    ["image", "image_url"],
    ["end-image", "end_image_url"],
  ] as const) {
    const value = args[option];
    if (value === undefined) continue;
    const source = await localFileOrAddress(`--${option}`, value);
    if ("file" in source) files[field] = source.file;
    else addresses[field] = source.address;
  }
  const duration = wholeNumber("duration", args.duration, { min: 1, max: 60, unit: "seconds" });
  const seed = wholeNumber("seed", args.seed, { min: 0, max: 0xffff_ffff });
  const params: VideoGenerateParams = {
    model: args.model ?? (audio || shots !== undefined ? "kling-o3" : "kling-v3"),
    ...(args.prompt === undefined ? {} : { prompt: args.prompt }),
    ...(duration === undefined ? {} : { duration }),
    ...(args.resolution === undefined ? {} : { resolution: args.resolution }),
    ...(args["aspect-ratio"] === undefined ? {} : { aspect_ratio: args["aspect-ratio"] }),
    ...(audio ? { audio } : {}),
    ...(args.draft === true ? { draft: true } : {}),
    ...(args.voice === undefined ? {} : { voice_description: args.voice }),
    ...(args.negative === undefined ? {} : { negative_prompt: args.negative }),
    ...(shots === undefined ? {} : { shots }),
    ...(seed === undefined ? {} : { seed }),
    ...addresses,
  };
  checkVideoParams({ ...params, ...files });
  return { params, files };
}

const shotsMax = 6;
const shotCharactersMax = 512;

/** `3:A man enters|4:He sits down`. */
function parseShots(text: string): readonly Shot[] {
  const parts = text.split("|");
  if (parts.length > shotsMax) throw new UsageError(`--shots takes at most ${shotsMax} shots, got ${parts.length}.`);
  return parts.map((part) => {
    const match = /^\s*(\d{1,2})\s*:\s*(\S.*)$/s.exec(part);
    const prompt = match?.[2]?.trimEnd();
    if (match === null || prompt === undefined)
      throw new UsageError(
        `--shots must be SECONDS:TEXT parts joined by |, got "${part.slice(0, 80)}".`,
        'For example --shots "3:A man enters|4:He sits down"',
      );
    if (prompt.length > shotCharactersMax)
      throw new UsageError(`A shot's text must be at most ${shotCharactersMax} characters, got ${prompt.length}.`);
    return { prompt, duration: wholeNumber("shots", match[1] ?? "", { min: 1, max: 15, unit: "seconds" }) };
  });
}
