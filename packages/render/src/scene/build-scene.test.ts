import { createCanvas } from "@napi-rs/canvas";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { MouthCue, SceneSpec, SettingName } from "../scene-spec.ts";
import { settingBuilders } from "../settings/build-setting.ts";
import { actor, copyOf, difference, scene, shot, specOf, statistics, type Statistics } from "./scene-frames.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "kinora-scene-"));
afterAll(() => rmSync(folder, { recursive: true }));

const settings = Object.keys(settingBuilders) as SettingName[];

function paintedPicture(name: string, top: string, bottom: string): string {
  const canvas = createCanvas(120, 80);
  const context = canvas.getContext("2d");
  const gradient = context.createLinearGradient(0, 0, 0, 80);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  context.fillStyle = gradient;
  context.fillRect(0, 0, 120, 80);
  context.fillStyle = "white";
  for (let x = 0; x < 120; x += 12) context.fillRect(x, (x * 7) % 70, 4, 8);
  const path = join(folder, `${name}.png`);
  writeFileSync(path, canvas.toBuffer("image/png"));
  return path;
}

test("shots can be rendered in any order too", async () => {
  const spec = specOf(
    shot({ durationSeconds: 0.5 }),
    shot({ name: "kitchen", durationSeconds: 0.5, camera: { move: "push-in", framing: "medium" } }),
  );
  const one = await scene(spec);
  const kitchenFirst = copyOf(one.render(15));
  const cityAfter = copyOf(one.render(3));
  const other = await scene(spec);
  expect(copyOf(other.render(3)).equals(cityAfter)).toBe(true);
  expect(copyOf(other.render(15)).equals(kitchenFirst)).toBe(true);
});

test.each(["rain", "snow", "fog", "cloudy"] as const)("%s changes the picture", async (weather) => {
  for (const name of ["city-street", "mountain-lake"] as const) {
    const clear = copyOf((await scene(specOf(shot({ name, time: "day" })))).render(5));
    expect(difference(clear, (await scene(specOf(shot({ name, time: "day", weather })))).render(5))).toBeGreaterThan(4);
  }
});

test("a shot dissolves into the next one: it shines through less and less, and then not at all", async () => {
  const shots = (transition: "cut" | "dissolve"): SceneSpec =>
    specOf(shot({ name: "kitchen", time: "night" }), { ...shot({ name: "mountain-lake", time: "day" }), transition });
  const cut = await scene(shots("cut"));
  const dissolve = await scene(shots("dissolve"));
  const fromCut = (frame: number): number => difference(copyOf(cut.render(frame)), dissolve.render(frame));
  const late = fromCut(58);
  const early = fromCut(48);
  expect(early).toBeGreaterThan(2 * late);
  expect(late).toBeGreaterThan(1);
  expect([fromCut(47), fromCut(63), fromCut(90)], "before and after, nothing is different").toEqual([0, 0, 0]);
  expect(fromCut(48), "in any order").toBe(early);
});

test("a clip has as many frames as its shots last, without losing any to rounding", async () => {
  const third = shot({ durationSeconds: 5 / 3 });
  expect((await scene(specOf(third, third, third))).frameCount).toBe(120);
});

test("a still is one frame", async () => {
  const built = await scene(specOf(shot({ durationSeconds: 1 / 24 })));
  expect(built.frameCount).toBe(1);
  expect(statistics(built.render(0)).contrast).toBeGreaterThan(12);
});

test("a frame outside of the clip is refused by its number", async () => {
  const built = await scene(specOf(shot()));
  expect(() => built.render(48)).toThrow("frame 48 is outside of 0 to 47");
});

test.each([
  [2, 2],
  [64, 36],
  [36, 64],
  [90, 160],
  [120, 120],
  [320, 40],
])("any shape of picture: %d x %d", async (width, height) => {
  for (const name of settings) {
    const built = await scene(
      specOf(shot({ name, actors: [actor(), actor({ id: "actor-2", kind: "robot", action: "wave" })] })),
      { width, height },
    );
    expect(built.render(1)).toHaveLength(width * height * 4);
  }
});

test.each(["walk", "run", "stand", "wave", "talk", "cook", "sit", "dance", "look-around"] as const)(
  "people %s, facing every way, in every framing",
  async (action) => {
    for (const facing of ["front", "back", "left", "right", "three-quarter"] as const) {
      const kind = facing === "left" ? "astronaut" : facing === "right" ? "robot" : "person";
      const framing = facing === "front" ? "close-up" : facing === "back" ? "medium" : "wide";
      const built = await scene(
        specOf(
          shot({
            name: "mountain-lake",
            actors: [actor({ action, facing, kind })],
            camera: { move: "static", framing },
          }),
        ),
        { width: 64, height: 36 },
      );
      const empty = await scene(
        specOf(shot({ name: "mountain-lake", actors: [], camera: { move: "static", framing } })),
        { width: 64, height: 36 },
      );
      expect(difference(copyOf(built.render(12)), empty.render(12))).toBeGreaterThan(1);
    }
  },
);

test("a mouth moves with its cues and nothing else does", async () => {
  const spec = specOf(
    shot({
      name: "kitchen",
      actors: [actor({ kind: "chef", action: "stand" })],
      camera: { move: "static", framing: "close-up" },
    }),
  );
  const cues: readonly MouthCue[] = [{ actorId: "actor-1", startSeconds: 0.4, endSeconds: 0.8, shape: "open" }];
  const silent = await scene(spec, { width: 320, height: 180 });
  const speaking = await scene(spec, { width: 320, height: 180, mouthCues: cues });
  const someoneElse = await scene(spec, {
    width: 320,
    height: 180,
    mouthCues: cues.map((cue) => ({ ...cue, actorId: "actor-9" })),
  });
  const at = Math.round(0.6 * 24);
  const quiet = copyOf(silent.render(at));
  expect(copyOf(someoneElse.render(at)).equals(quiet)).toBe(true);
  const changed = speaking.render(at);
  let rows = 0;
  for (let y = 0; y < 180; y++)
    if (!copyOf(changed.subarray(y * 1280, (y + 1) * 1280)).equals(quiet.subarray(y * 1280, (y + 1) * 1280))) rows++;
  expect(rows).toBeGreaterThan(4);
  expect(rows).toBeLessThan(120);
});

test("a clothing colour reaches the picture", async () => {
  const dressed = async (colour: string): Promise<Statistics> =>
    statistics(
      (
        await scene(
          specOf(
            shot({
              name: "city-street",
              time: "day",
              actors: [actor({ colour, facing: "back" })],
              camera: { move: "static", framing: "medium" },
            }),
          ),
        )
      ).render(9),
    );
  const red = await dressed("#d02020");
  const blue = await dressed("#2030d0");
  expect(red.red - red.blue).toBeGreaterThan(blue.red - blue.blue + 5);
});

test("noir has no colours", async () => {
  const { red, green, blue } = statistics((await scene(specOf(shot({ style: "noir" })))).render(3));
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(14);
});

test("the watermark marks the lower right corner only", async () => {
  const plain = copyOf((await scene(specOf(shot()))).render(3));
  const marked = (await scene(specOf(shot()), { watermark: true })).render(3);
  let outside = 0;
  let inside = 0;
  for (let at = 0; at < plain.length; at += 4) {
    if (plain[at] === marked[at]) continue;
    const x = (at / 4) % 96;
    const y = Math.floor(at / 4 / 96);
    if (x > 50 && y > 36) inside++;
    else outside++;
  }
  expect(inside).toBeGreaterThan(10);
  expect(outside).toBe(0);
});

test("a user's picture keeps its colours and moves in depth: near parts move more than far ones", async () => {
  const image = paintedPicture("hills", "#3060c0", "#307030");
  const built = await scene(
    specOf(shot({ actors: [], time: "day", camera: { move: "push-in", framing: "wide" }, picture: { key: "image" } })),
    { pictures: { image } },
  );
  const first = copyOf(built.render(0));
  const last = built.render(47);
  expect(difference(first, last)).toBeGreaterThan(1);
  const { blue, red } = statistics(first.subarray(0, 96 * 12 * 4));
  expect(blue).toBeGreaterThan(red);
});

test("an end image takes the first one's place", async () => {
  const image = paintedPicture("blue", "#2040ff", "#2040c0");
  const end = paintedPicture("red", "#ff4020", "#c04020");
  const built = await scene(specOf(shot({ actors: [], time: "day", picture: { key: "image", endKey: "end_image" } })), {
    pictures: { image, end_image: end },
  });
  const first = statistics(built.render(1));
  expect(first.blue).toBeGreaterThan(first.red);
  const last = statistics(built.render(46));
  expect(last.red).toBeGreaterThan(last.blue);
});

test("a picture that was not given is named", async () => {
  await expect(scene(specOf(shot({ picture: { key: "image" } })))).rejects.toThrow(
    'The picture "image" was not given.',
  );
});
