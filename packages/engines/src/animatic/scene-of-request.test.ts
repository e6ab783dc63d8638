import type { GenerationRequest } from "@kinora/core";
import { expect, test } from "vitest";
import { approximations, nearestMove, sceneOf, withElements } from "./scene-of-request.ts";

const request: GenerationRequest = {
  kind: "video",
  model: "kling-o3",
  prompt: 'A chef in a kitchen says: "Dinner is ready"',
  durationSeconds: 6,
  resolution: "720p",
  aspectRatio: "16:9",
  audio: true,
  multiShot: false,
  shots: [],
  inputs: { referenceImages: [], elements: [] },
  seed: 7,
  watermark: false,
  count: 1,
  directives: {},
};
const lasts = (scene: ReturnType<typeof sceneOf>) => scene.shots.reduce((sum, shot) => sum + shot.durationSeconds, 0);

test("a scene lasts as long as was asked, with the asked shots, and speaks only when sound was asked", () => {
  const scene = sceneOf(request, 24);
  expect(lasts(scene)).toBeCloseTo(6, 6);
  expect(scene.audio.audible).toBe(true);
  expect(scene.audio.lines.map(({ text }) => text).join(" ")).toContain("Dinner is ready");
  expect(sceneOf({ ...request, audio: false }, 24).audio).toMatchObject({ audible: false, lines: [] });
  const shots = [
    { prompt: "A street at night", durationSeconds: 2 },
    { prompt: "A lake at dawn", durationSeconds: 4 },
  ];
  expect(sceneOf({ ...request, multiShot: true, shots }, 24).shots.map((shot) => shot.durationSeconds)).toEqual([2, 4]);
});

test("over a recording nobody speaks, walks or plays, and a place is heard only where words ask for one", () => {
  const inputs = { image: "a", recording: "b", recordingSeconds: 5.5, referenceImages: [], elements: [] };
  const spoken = sceneOf({ ...request, inputs }, 24).audio;
  expect(spoken).toMatchObject({ recording: true, lines: [], music: "none", effects: false });
  expect(spoken.ambience).toContain("kitchen");
  expect(sceneOf({ ...request, inputs, prompt: " " }, 24).audio).toMatchObject({ recording: true, ambience: [] });
  expect(sceneOf(request, 24).audio.recording).toBeUndefined();
});

test("equal requests give equal scenes", () => {
  expect(sceneOf(request, 24)).toEqual(sceneOf({ ...request }, 24));
});

test("a picture or the first reference is what the clip moves over", () => {
  const inputs = { ...request.inputs, image: "asset_1", endImage: "asset_2" };
  expect(sceneOf({ ...request, inputs }, 24).shots.at(-1)?.picture).toEqual({ key: "image", endKey: "end_image" });
  const references = { ...request.inputs, referenceImages: ["asset_1", "asset_2"] };
  expect(sceneOf({ ...request, inputs: references }, 24).shots[0]?.picture).toEqual({ key: "image" });
});

test("keyframes become the move along the axis that changes most", () => {
  expect(nearestMove([{ at: 0 }, { at: 1, pan: -20, tilt: 5 }])).toBe("pan left");
  expect(
    nearestMove([
      { at: 0, zoom: 2 },
      { at: 1, zoom: 1 },
    ]),
  ).toBe("pull out");
  expect(nearestMove([{ at: 0, pan: 3 }])).toBe("static");
  const camera = { kind: "keyframes", keyframes: [{ at: 0 }, { at: 1, tilt: 10 }] } as const;
  expect(sceneOf({ ...request, camera }, 24).shots[0]?.camera.move).toBe("tilt-up");
});

test("what is left out is told by the name of its field", () => {
  expect(approximations(request)).toEqual([]);
  const inputs = {
    ...request.inputs,
    referenceImages: ["asset_1", "asset_2"],
    elements: [{ id: "e", name: "Mira", description: "a woman", images: ["asset_3"] }],
  };
  expect(approximations({ ...request, inputs }).map(({ param }) => param)).toEqual(["elements", "reference_images"]);
});

test("a prompt says what its elements look like where it names them, and at its end what it does not name", () => {
  const mira = { id: "e1", name: "Mira", description: "a red-haired woman", images: [] };
  const vase = { id: "e2", name: "Vase", description: "a blue vase", images: [] };
  const read = (prompt: string, shown: "every" | "named" = "every"): string =>
    withElements(prompt, [mira, vase], shown);
  expect(read("@mira walks past @Vase, @Mira smiles")).toBe(
    "a red-haired woman walks past a blue vase, a red-haired woman smiles",
  );
  expect(read("@element_2 on a table.")).toBe("a blue vase on a table, a red-haired woman");
  expect(read("@Miranda walks", "named")).toBe("@Miranda walks");
  expect(read("")).toBe("a red-haired woman, a blue vase");
});

test("a portrait says its text in its voice, quotation marks within it too", () => {
  const spoken = { ...request, prompt: "", audio: true, inputs: { ...request.inputs, image: "asset_1" } };
  const scene = sceneOf({ ...spoken, speech: { text: 'They say "hello" to you', voiceId: "callum" } }, 24);
  const lines = scene.audio.lines;
  expect(lines).toMatchObject([{ text: "They say 'hello' to you", voice: { accent: "scottish", sex: "male" } }]);
});
