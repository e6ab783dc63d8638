import { json } from "node:stream/consumers";
import { openEncoder, rgbaToYuv420, yuv420SizeBytes } from "@kinora/media";
import { buildScene } from "../../packages/render/src/scene/build-scene.ts";
import type { SceneSpec } from "../../packages/render/src/scene-spec.ts";
import { composeSoundtrack } from "../../packages/render/src/sound/compose-soundtrack.ts";

/**
 * The encoder alone: draws all frames of a clip into memory, then encodes them as the render host does. In a process of
 * its own, so that nothing else's CPU time is counted. Settings as JSON on stdin, an EncodeResult as JSON on stdout.
 */
export interface EncodeSettings {
  readonly spec: SceneSpec;
  readonly width: number;
  readonly height: number;
  /** Of the encoder. */
  readonly threads: number;
  /** One file each, encoded from the same frames. */
  readonly paths: readonly string[];
}

export interface EncodeResult {
  readonly frameCount: number;
  readonly runs: readonly { readonly wallMs: number; readonly cpuMs: number }[];
  /** Of drawing alone, on this one thread: milliseconds of CPU per frame, without building the scene. */
  readonly drawCpuMs: number;
}

const { spec, width, height, threads, paths } = (await json(process.stdin)) as EncodeSettings; // of our own parent
const soundtrack = await composeSoundtrack(spec);
const scene = await buildScene(spec, {
  width,
  height,
  pictures: {},
  mouthCues: soundtrack.mouthCues,
  watermark: false,
});
scene.render(0); // builds what the shot needs
const beforeDrawing = process.cpuUsage();
const frames = Array.from({ length: scene.frameCount }, (_, index) => {
  const frame = new Uint8Array(yuv420SizeBytes(scene));
  rgbaToYuv420(scene.render(index), scene, frame);
  return frame;
});
const drawing = process.cpuUsage(beforeDrawing);
const runs: { wallMs: number; cpuMs: number }[] = [];
for (const path of paths) runs.push(await encode(path));
const result: EncodeResult = {
  frameCount: frames.length,
  runs,
  drawCpuMs: (drawing.user + drawing.system) / 1000 / frames.length,
};
console.log(JSON.stringify(result));

async function encode(path: string): Promise<{ readonly wallMs: number; readonly cpuMs: number }> {
  const { framesPerSecond } = spec;
  const { sampleRate, left, right } = soundtrack;
  const cpu = process.cpuUsage();
  const sinceMs = performance.now();
  await using encoder = await openEncoder({
    path,
    width,
    height,
    framesPerSecond,
    sampleRate,
    comment: "bench",
    threads,
  });
  for (const [index, frame] of frames.entries()) {
    await encoder.writeFrame(frame);
    const from = Math.round((index * sampleRate) / framesPerSecond);
    const to = Math.round(((index + 1) * sampleRate) / framesPerSecond);
    await encoder.writeAudio(left.subarray(from, to), right.subarray(from, to));
  }
  await encoder.finish();
  const used = process.cpuUsage(cpu);
  return { wallMs: performance.now() - sinceMs, cpuMs: (used.user + used.system) / 1000 };
}
