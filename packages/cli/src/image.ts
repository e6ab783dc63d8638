import type { ImageGenerateParams } from "@kinora/sdk";
import { command, jsonOption, serverOptions } from "./command.ts";
import { outputOptions } from "./generate.ts";
import { checkImageParams, imageAspectRatios, imageCountMax, imageResolutions } from "./model-choices.ts";
import { wholeNumber } from "./number-option.ts";
import { localFileOrAddress, runGeneration } from "./run-generation.ts";
import { planOutput } from "./save-output.ts";

export const imageCommand = command({
  name: "image",
  description: `Make pictures from words and write them
A server is started for it if none runs.

  kinora image "A lighthouse on a cliff at dawn" --n 4 -o pictures/`,
  options: {
    prompt: { type: "positional", required: true, description: "What to show, in quotes." },
    n: { type: "string", valueHint: "number", description: `How many pictures, 1 to ${imageCountMax}; 1 if left out.` },
    resolution: {
      type: "enum",
      valueHint: "size",
      options: [...imageResolutions],
      description: "Size; 1k if left out.",
    },
    "aspect-ratio": {
      type: "enum",
      valueHint: "w:h",
      options: [...imageAspectRatios],
      description: "Shape; 16:9 if left out.",
    },
    image: { type: "string", valueHint: "file|url", description: "Picture to start from." },
    negative: { type: "string", valueHint: "text", description: "What must not be seen." },
    seed: { type: "string", valueHint: "number", description: "Same seed, same request: same picture." },
    ...outputOptions,
    ...jsonOption,
    ...serverOptions,
  },
  async run(args, host) {
    const n = wholeNumber("n", args.n, { min: 1, max: imageCountMax, unit: "pictures" });
    const seed = wholeNumber("seed", args.seed, { min: 0, max: 0xffff_ffff });
    const source = args.image === undefined ? undefined : await localFileOrAddress("--image", args.image);
    const params: ImageGenerateParams = {
      model: "kling-image",
      prompt: args.prompt,
      ...(n === undefined ? {} : { n }),
      ...(args.resolution === undefined ? {} : { resolution: args.resolution }),
      ...(args["aspect-ratio"] === undefined ? {} : { aspect_ratio: args["aspect-ratio"] }),
      ...(args.negative === undefined ? {} : { negative_prompt: args.negative }),
      ...(seed === undefined ? {} : { seed }),
      ...(source !== undefined && "address" in source ? { image_url: source.address } : {}),
    };
    checkImageParams(params);
    const output = await planOutput({
      output: args.output,
      prompt: args.prompt,
      extension: ".png",
      force: args.force === true,
    });
    return runGeneration(
      {
        server: args,
        output,
        json: args.json === true,
        quiet: args.quiet === true,
        files: source !== undefined && "file" in source ? { image_url: source.file } : {},
        create: (client, uploaded) => client.images.generate({ ...params, ...uploaded }),
      },
      host,
    );
  },
});
