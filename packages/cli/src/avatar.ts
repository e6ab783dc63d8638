import path from "node:path";
import type { AvatarGenerateParams } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { outputOptions, videoOptions } from "./generate.ts";
import { avatarResolutions, checkAvatarParams } from "./model-choices.ts";
import { wholeNumber } from "./number-option.ts";
import { type FileField, localFileOrAddress, runGeneration } from "./run-generation.ts";
import { planOutput } from "./save-output.ts";

export const avatarCommand = command({
  name: "avatar",
  description: `Make a portrait talk and write the MP4
It says a text in a voice of kinora voices, or what a recording holds. The
length is that of what is said, and so is the price. A server is started for it
if none runs.

  kinora avatar portrait.png "Welcome! Let me show you around." --voice noah
  kinora avatar portrait.png --recording welcome.mp3 -o welcome.mp4`,
  options: {
    image: { type: "positional", required: true, description: "The portrait: a file, or an address." },
    text: { type: "positional", required: false, description: "What it says, in quotes; not with --recording." },
    voice: { type: "string", valueHint: "id", description: "One of kinora voices; the first of them if left out." },
    recording: {
      type: "string",
      valueHint: "file|url",
      description: "What it says as a sound: MP3, WAV, M4A or AAC, 60 s at most.",
    },
    prompt: { type: "string", valueHint: "text", description: "How it moves, and what is around it." },
    resolution: {
      type: "enum",
      valueHint: "size",
      options: [...avatarResolutions],
      description: "Size; 720p if left out.",
    },
    seed: videoOptions.seed,
    draft: videoOptions.draft,
    ...outputOptions,
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const { params, files } = await parseAvatarArgs(args);
    const output = await planOutput({
      output: args.output,
      prompt: args.text ?? path.parse(args.recording ?? "").name,
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
        create: (client, uploaded) => client.avatars.generate({ ...params, ...uploaded }),
      },
      host,
    );
  },
});

export interface AvatarArgs {
  readonly image: string;
  readonly text?: string | undefined;
  readonly voice?: string | undefined;
  readonly recording?: string | undefined;
  readonly prompt?: string | undefined;
  readonly resolution?: string | undefined;
  readonly seed?: string | undefined;
  readonly draft?: boolean | undefined;
}

/**
 * The request of the options; in place of files that are uploaded first stand their paths.
 *
 * @throws UsageError for every value that no server would take
 */
export async function parseAvatarArgs(args: AvatarArgs): Promise<{
  readonly params: AvatarGenerateParams;
  readonly files: Readonly<Partial<Record<FileField, string>>>;
}> {
  const { image, text, voice, recording, prompt, resolution } = args;
  const seed = wholeNumber("seed", args.seed, { min: 0, max: 0xffff_ffff });
  const params: AvatarGenerateParams = {
    image_url: image,
    ...(text === undefined ? {} : { text }),
    ...(recording === undefined ? {} : { audio_url: recording }),
    ...(voice === undefined ? {} : { voice_id: voice }),
    ...(prompt === undefined ? {} : { prompt }),
    ...(resolution === undefined ? {} : { resolution }),
    ...(seed === undefined ? {} : { seed }),
    ...(args.draft === true ? { draft: true } : {}),
  };
  checkAvatarParams(params);
  const files: Partial<Record<FileField, string>> = {};
  for (const [option, field, value] of [
    ["IMAGE", "image_url", image],
    ["--recording", "audio_url", recording],
  ] as const) {
    if (value === undefined) continue;
    const source = await localFileOrAddress(option, value);
    if ("file" in source) files[field] = source.file;
  }
  return { params, files };
}
