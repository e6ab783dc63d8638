import { availableParallelism } from "node:os";
import type { SceneDrawing, SceneWish } from "@kinora/engines/scenes";
import { OperateError } from "./operate-error.ts";

export type { SceneWish };

/** What reads and draws scenes is loaded by whoever does so: a server's start needs none of it. */
const scenes = () => import("@kinora/engines/scenes");

/** The local engine's scene of a prompt: what it understood, as JSON that `renderScene` draws. Needs no installation. */
export async function readScene(wish: SceneWish): Promise<SceneText> {
  const { readPrompt } = await scenes();
  const scene = readPrompt(wish);
  return {
    json: `${JSON.stringify(scene, null, 2)}\n`,
    warnings: scene.warnings.map(({ message }) => message),
  };
}

export interface SceneText {
  readonly json: string;
  /** What is drawn otherwise than the words ask, one sentence each. */
  readonly warnings: readonly string[];
}

export type SceneRendering = Omit<SceneDrawing, "comment" | "workers">;

export interface RenderedScene {
  readonly path: string;
  readonly durationSeconds: number;
  readonly frameCount: number;
  readonly wallMs: number;
}

/**
 * Draws the text of a scene file into a clip on all processors. Needs no installation.
 *
 * @throws OperateError `invalid_scene`, naming each field, its value and the fix; `canceled`; `generation_failed`
 */
export async function renderScene(text: string, rendering: SceneRendering): Promise<RenderedScene> {
  const { drawScene, SceneError } = await scenes();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperateError("invalid_scene", `The scene is not JSON: ${reason}`, { fix: sceneFix, exitCode: 2 });
  }
  try {
    const workers = availableParallelism();
    const { path, durationSeconds, frameCount, wallMs } = await drawScene(json, {
      ...rendering,
      workers,
      comment: "Kinora animatic, drawn from a scene file",
    });
    return { path, durationSeconds, frameCount, wallMs };
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    switch (error.reason) {
      case "invalid":
        throw new OperateError("invalid_scene", error.message, { fix: sceneFix, exitCode: 2 });
      case "canceled":
        throw new OperateError("canceled", "The render was stopped; no file was written.", {
          fix: "Run the command again.",
          exitCode: 130,
        });
      case "failed":
        throw new OperateError("generation_failed", error.message, { fix: "kinora doctor says what is missing." });
    }
  }
}

const sceneFix = 'Change these fields; kinora scene "…" prints a whole scene to start from.';
