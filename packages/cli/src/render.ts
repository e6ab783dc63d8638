import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { SingleBar } from "cli-progress";
import { command, jsonOption } from "./command.ts";
import { exitCodes } from "./exit-code.ts";
import type { Host } from "./host.ts";
import { videoAspectRatios, videoResolutions } from "./model-choices.ts";
import { withOperate } from "./operator.ts";
import { planOutput } from "./save-output.ts";
import { makeTerminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** A hundred long shots are a tenth of this. */
const sceneBytesMax = 5_000_000;

export const renderCommand = command({
  name: "render",
  description: `Draw a scene file into a clip on this machine
The file is what kinora scene prints, edited by hand or not. No server is
needed, no task is made and nothing is charged.

  kinora render scene.json -o clip.mp4`,
  options: {
    scene: { type: "positional", required: true, description: "Scene file, JSON." },
    output: {
      type: "string",
      alias: "o",
      valueHint: "file",
      description: "Clip to write; beside the scene if left out.",
    },
    force: { type: "boolean", description: "Replace the clip if it exists." },
    resolution: {
      type: "enum",
      valueHint: "lines",
      options: [...videoResolutions],
      description: "Size; 480p if left out, the quickest to draw.",
    },
    "aspect-ratio": {
      type: "enum",
      valueHint: "w:h",
      options: [...videoAspectRatios],
      description: "Shape; 16:9 if left out.",
    },
    quiet: { type: "boolean", description: "No progress." },
    ...jsonOption,
  },
  async run(args, host) {
    const text = await readScene(args.scene);
    const { folder, stem, extension } = await planOutput({
      output:
        args.output ??
        `${path.join(path.dirname(args.scene), path.basename(args.scene, path.extname(args.scene)))}.mp4`,
      prompt: "scene",
      extension: ".mp4",
      force: args.force === true,
    });
    const outputPath = path.resolve(folder, `${stem}${extension === "" ? ".mp4" : extension}`);
    const terminal = makeTerminal(host, { quiet: args.quiet === true || args.json === true });
    const stop = new AbortController();
    const stopListening = host.onInterrupt(() => stop.abort());
    const bar = frameBar(host, terminal.interactive);
    try {
      const clip = await withOperate((operate) =>
        operate.renderScene(text, {
          outputPath,
          resolution: args.resolution ?? "480p",
          aspectRatio: args["aspect-ratio"] ?? "16:9",
          signal: stop.signal,
          onProgress: ({ frames, frameCount, framesPerSecond }) => bar.show(frames, frameCount, framesPerSecond),
        }),
      );
      bar.stop();
      terminal.result(args.json === true ? JSON.stringify(clip) : clip.path);
      return exitCodes.ok;
    } finally {
      bar.stop();
      stopListening();
    }
  },
});

async function readScene(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile())
    throw new UsageError(`${file} is not a file.`, 'kinora scene "…" -o scene.json writes one.');
  if (found.size > sceneBytesMax)
    throw new UsageError(`A scene file has at most ${sceneBytesMax} bytes; ${file} has ${found.size}.`);
  return await readFile(file, "utf8");
}

interface FrameBar {
  show(frames: number, frameCount: number, framesPerSecond: number): void;
  stop(): void;
}

/** Frames drawn of all, and how fast; nothing at all where nobody looks. */
function frameBar(host: Host, interactive: boolean): FrameBar {
  if (!interactive) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: host.stderr,
    format: "{bar} {percentage} %  {speed} fps",
    barsize: 28,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false, // the interrupt handler ends the render first
    linewrap: null,
  });
  let started = false;
  return {
    show(frames, frameCount, framesPerSecond) {
      if (!started) bar.start(frameCount, 0, { speed: "" });
      started = true;
      bar.update(frames, { speed: framesPerSecond.toFixed(0) });
    },
    stop() {
      if (started) bar.stop();
      started = false;
    },
  };
}
