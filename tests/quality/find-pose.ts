import * as fs from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { GraphModel } from "@tensorflow/tfjs-converter";

/**
 * MoveNet Lightning, whose weights come inside the npm package @vladmandic/human: a detector that knows people from
 * photographs and nothing of how ours are drawn.
 */
export interface PoseFinder {
  /**
   * The likeliest person of a picture, or of a part of it.
   *
   * @param rgba 8 bits, rows top-down
   */
  find(rgba: Uint8Array, size: Size, part?: Part): Promise<Pose>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels. */
export interface Part extends Size {
  readonly x: number;
  readonly y: number;
}

export interface Pose {
  /** Mean confidence of nose, eyes, ears, shoulders, elbows, wrists, 0 to 1. */
  readonly upperBody: number;
  /** Of hips, knees, ankles. */
  readonly legs: number;
  readonly keypoints: readonly { readonly x: number; readonly y: number; readonly score: number }[];
}

/** The model's input. */
const side = 192;
const upperBodyPoints = 11;

export async function openPoseFinder(): Promise<PoseFinder> {
  // CommonJS builds: the packages' ESM ones import without file names, which Node does not take
  const require = createRequire(import.meta.url);
  const tf: typeof import("@tensorflow/tfjs-core") = require("@tensorflow/tfjs-core");
  const { loadGraphModel }: typeof import("@tensorflow/tfjs-converter") = require("@tensorflow/tfjs-converter");
  const wasm: typeof import("@tensorflow/tfjs-backend-wasm") = require("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(`${path.dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  await tf.setBackend("wasm");
  const model = await loadMoveNet(
    loadGraphModel,
    path.join(path.dirname(require.resolve("@vladmandic/human")), "../models"),
  );
  return {
    async find(rgba, size, part = { x: 0, y: 0, ...size }) {
      const input = tf.tensor4d(squareOf(rgba, size, part), [1, side, side, 3], "int32");
      const output = model.execute(input);
      if (Array.isArray(output) || !("data" in output)) throw new Error("MoveNet gives one tensor");
      const values = await output.data();
      input.dispose();
      output.dispose();
      const longer = Math.max(part.width, part.height);
      const keypoints = Array.from({ length: 17 }, (_, point) => ({
        x: part.x + (values[point * 3 + 1] ?? 0) * longer - (longer - part.width) / 2,
        y: part.y + (values[point * 3] ?? 0) * longer - (longer - part.height) / 2,
        score: values[point * 3 + 2] ?? 0,
      }));
      const mean = (points: typeof keypoints): number =>
        points.reduce((sum, { score }) => sum + score, 0) / points.length;
      return {
        upperBody: mean(keypoints.slice(0, upperBodyPoints)),
        legs: mean(keypoints.slice(upperBodyPoints)),
        keypoints,
      };
    },
  };
}

async function loadMoveNet(
  loadGraphModel: typeof import("@tensorflow/tfjs-converter").loadGraphModel,
  folder: string,
): Promise<GraphModel> {
  const { format, modelTopology, signature, weightsManifest } = JSON.parse(
    await fs.readFile(path.join(folder, "movenet-lightning.json"), "utf8"),
  );
  const weights = await fs.readFile(path.join(folder, "movenet-lightning.bin"));
  const weightData = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length);
  const load = (): Promise<never> =>
    Promise.resolve({ format, modelTopology, signature, weightSpecs: weightsManifest[0].weights, weightData } as never);
  return await loadGraphModel({ load });
}

/** The part scaled into the middle of a black square, nearest pixel. */
function squareOf(rgba: Uint8Array, size: Size, part: Part): Int32Array {
  const square = new Int32Array(side * side * 3);
  const longer = Math.max(part.width, part.height);
  for (let row = 0; row < side; row++) {
    const y = Math.floor(part.y + ((row + 0.5) / side) * longer - (longer - part.height) / 2);
    if (y < part.y || y >= part.y + part.height) continue;
    for (let column = 0; column < side; column++) {
      const x = Math.floor(part.x + ((column + 0.5) / side) * longer - (longer - part.width) / 2);
      if (x < part.x || x >= part.x + part.width) continue;
      const from = (y * size.width + x) * 4;
      for (let channel = 0; channel < 3; channel++)
        square[(row * side + column) * 3 + channel] = rgba[from + channel] ?? 0;
    }
  }
  return square;
}
