import { beforeAll, describe, expect, test } from "vitest";
import { parsePrompt } from "@kinora/render";
import { buildScene } from "../../packages/render/src/scene/build-scene.ts";
import { openPoseFinder, type PoseFinder } from "./find-pose.ts";

/**
 * A detector that was trained on photographs is shown our frames. It knows nothing of how they were drawn, so it finds a
 * person only where one can be made out.
 */
const size = { width: 640, height: 360 };
const frames = [12, 60, 108];
/** Mean confidence of head, shoulders and arms: people have 0.35 and more in their best frame, pictures of nobody below 0.25. */
const foundFrom = 0.32;
const nobodyBelow = 0.3;

let finder: PoseFinder;
beforeAll(async () => {
  finder = await openPoseFinder();
});

async function bestScore(prompt: string): Promise<number> {
  const spec = parsePrompt({
    prompt,
    durationSeconds: 5,
    framesPerSecond: 24,
    seed: 7,
    audio: false,
    multiShot: false,
    shots: [],
    hasImage: false,
    hasEndImage: false,
    still: false,
  });
  const scene = await buildScene(spec, { ...size, pictures: {}, mouthCues: [], watermark: false });
  const scores: number[] = [];
  for (const frame of frames) scores.push((await finder.find(Uint8Array.from(scene.render(frame)), size)).upperBody);
  return Math.max(...scores);
}

describe("a person who was asked for is found", () => {
  test.each([
    "A cinematic shot of a person walking through a futuristic city at sunset",
    "A chef explaining a recipe in a kitchen",
    "A woman looks over a mountain lake at dawn",
    "Close-up of an old man talking in a living room",
    "A man waves in a city street by day",
    "A girl dances on a stage",
    "A teacher talking in a classroom",
    "A woman drinking coffee in a café",
    "A man walking through an autumn forest",
    "A woman in a red coat walks along the beach",
    "A man walks through the desert",
  ])("%s", async (prompt) => {
    expect(await bestScore(prompt)).toBeGreaterThan(foundFrom);
  });
});

describe("nobody is found where nobody was asked for", () => {
  test.each(["An empty city street at night", "A mountain lake by day, nobody", "An empty beach, no people"])(
    "%s",
    async (prompt) => {
      expect(await bestScore(prompt)).toBeLessThan(nobodyBelow);
    },
  );
});
