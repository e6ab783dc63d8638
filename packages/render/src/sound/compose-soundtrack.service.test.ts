import { expect, test } from "vitest";
import { correlation, voiceSamples } from "../../../../tests/support/recording.ts";
import { specOf } from "../host/scene-spec.fixture.ts";
import type { Actor, AmbienceName, SpokenLine, Voice } from "../scene-spec.ts";
import { composeSoundtrack } from "./compose-soundtrack.ts";
import { integratedLoudness } from "./loudness.ts";
import { speak } from "./speak.ts";
import { sampleRate } from "./stereo.ts";

const voice: Voice = { sex: "female", accent: "american", pace: "moderate", pitchSemitones: 0, tone: "neutral" };
const line = (text: string, startSeconds = 0.2): SpokenLine => ({ text, actorId: "a", startSeconds, voice });

function stereo({ left, right }: { readonly left: Float32Array; readonly right: Float32Array }) {
  return { left: Float32Array.from(left), right: Float32Array.from(right) };
}

test("a spec that is not audible gives silence of the clip's exact length", async () => {
  const sound = await composeSoundtrack(specOf(1.5, { lines: [line("Hello")] }));
  expect(sound).toMatchObject({ audible: false, mouthCues: [] });
  expect(sound.left.length).toBe(1.5 * sampleRate);
  expect(sound.left.every((sample) => sample === 0)).toBe(true);
});

test("the same spec gives the same samples, at -16 LUFS and below full scale", async () => {
  const spec = specOf(3, {
    audible: true,
    ambience: ["city"],
    music: "warm",
    lines: [line("Hello from a small studio.")],
  });
  const sound = await composeSoundtrack(spec);
  expect(await composeSoundtrack(spec)).toEqual(sound);
  expect(Math.abs(integratedLoudness(stereo(sound)) + 16)).toBeLessThan(1);
  expect(sound.left.every((sample) => Math.abs(sample) < 0.9)).toBe(true);
});

const names: readonly AmbienceName[] = [
  "city",
  "traffic",
  "kitchen",
  "room",
  "wind",
  "water",
  "birds",
  "rain",
  "crowd",
  "machines",
  "sea",
  "leaves",
  "fire",
  "underwater",
  "space",
];
test.each(names)("the ambience %s can be heard", async (name) => {
  const sound = await composeSoundtrack(specOf(1, { audible: true, ambience: [name] }));
  expect(sound.audible).toBe(true);
  expect(integratedLoudness(stereo(sound))).toBeGreaterThan(-20);
});

const doing: readonly Actor[] = [
  ...(["walk", "run", "swim", "jump", "write", "drink", "cook", "dance"] as const).map((action): Actor => ({
    id: action,
    kind: "person",
    sex: "male",
    age: "adult",
    facing: "front",
    action,
  })),
  { id: "a", kind: "dog", facing: "front", action: "run" },
  { id: "b", kind: "dog", facing: "front", action: "stand" },
  { id: "c", kind: "cat", facing: "front", action: "sleep" },
  { id: "d", kind: "bird", facing: "front", action: "fly" },
  { id: "e", kind: "bird", facing: "front", action: "stand" },
  { id: "f", kind: "horse", facing: "front", action: "run" },
  { id: "g", kind: "car", facing: "front", action: "drive" },
  { id: "h", kind: "bicycle", facing: "front", action: "drive" },
  { id: "i", kind: "boat", facing: "front", action: "sail" },
  { id: "j", kind: "train", facing: "front", action: "drive" },
  { id: "k", kind: "aircraft", facing: "front", action: "fly" },
  { id: "l", kind: "spaceship", facing: "front", action: "fly" },
];
test.each(doing.map((actor) => [`${actor.kind}, ${actor.action}`, actor] as const))(
  "what an actor does is heard in its shot alone: %s",
  async (_name, actor) => {
    const { shots, ...rest } = specOf(2, { audible: true, effects: true });
    const [still] = shots;
    if (still === undefined) throw new Error("the fixture has a shot");
    const sound = await composeSoundtrack({
      ...rest,
      shots: [
        { ...still, actors: [] },
        { ...still, actors: [actor] },
      ],
    });
    const power = (from: number, to: number): number =>
      sound.left.subarray(from * sampleRate, to * sampleRate).reduce((sum, sample) => sum + sample * sample, 0);
    expect(power(2.2, 3.8)).toBeGreaterThan(1);
    expect(power(0, 1.9)).toBe(0);
  },
);

test("a mouth is open only while its voice sounds, and the voice sounds where a line is", async () => {
  const spec = specOf(5, { audible: true, lines: [line("Papa made a movie.", 0.5), line("Look at the sea.", 2.8)] });
  const { left, mouthCues, spoken } = await composeSoundtrack(spec);
  const loudest = (from: number, to: number): number =>
    left
      .subarray(Math.round(from * sampleRate), Math.round(to * sampleRate))
      .reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(spoken).toHaveLength(2);
  for (const { startSeconds, endSeconds } of spoken) expect(loudest(startSeconds, endSeconds)).toBeGreaterThan(0.1);
  const silentBetween = loudest((spoken[0]?.endSeconds ?? 0) + 0.1, (spoken[1]?.startSeconds ?? 0) - 0.02);
  expect(silentBetween).toBeLessThan(0.02);
  const open = mouthCues.filter(({ shape }) => shape !== "rest" && shape !== "closed");
  expect(open.length).toBeGreaterThan(10);
  for (const cue of open) expect(loudest(cue.startSeconds, cue.endSeconds), JSON.stringify(cue)).toBeGreaterThan(0.004);
});

test("mouth cues lie inside the line's time and follow one another", async () => {
  const sound = await composeSoundtrack(specOf(4, { audible: true, lines: [line("Papa made a movie.", 0.5)] }));
  const [spoken] = sound.spoken;
  expect(sound.mouthCues.length).toBeGreaterThan(5);
  for (const [index, cue] of sound.mouthCues.entries()) {
    expect(cue.endSeconds).toBeGreaterThan(cue.startSeconds);
    expect(cue.startSeconds).toBeCloseTo(sound.mouthCues[index - 1]?.endSeconds ?? 0.5, 6);
  }
  expect(sound.mouthCues.at(-1)?.endSeconds).toBeLessThanOrEqual(spoken?.endSeconds ?? 0);
});

test("phone times fit the samples whatever the pitch: a higher voice lasts as long", async () => {
  const text = "A quiet morning at the lake.";
  const plain = await speak(text, voice);
  const high = await speak(text, { ...voice, pitchSemitones: 4 });
  const end = high?.phones.at(-1)?.endSeconds ?? 0;
  expect((high?.durationSeconds ?? 0) / (plain?.durationSeconds ?? 1)).toBeCloseTo(1, 1);
  // The last phone ends one breath before the last sample.
  expect((high?.durationSeconds ?? 0) - end).toBeLessThan(0.05);
});

test("a line too long for its clip loses whole words at its end, and the clip's end is silent of it", async () => {
  const text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
  const sound = await composeSoundtrack(specOf(2, { audible: true, lines: [line(text)] }));
  const [spoken] = sound.spoken;
  expect(spoken?.shortened).toBe(true);
  expect(text.startsWith(`${spoken?.text ?? "?"} `)).toBe(true);
  expect(spoken?.endSeconds).toBeLessThanOrEqual(1.8);
});

test("a recording is heard at -16 LUFS whatever its own level, cut or padded to the clip, the bed low under it", async () => {
  const spec = specOf(4, { audible: true, ambience: ["city"], recording: true });
  const voiceOf = (seconds: number, gain: number) => {
    const samples = voiceSamples(seconds).map((sample) => sample * gain);
    return { left: Float32Array.from(samples), right: Float32Array.from(samples) };
  };
  for (const gain of [0.02, 1]) {
    const sound = await composeSoundtrack(spec, voiceOf(2, gain));
    expect(sound.left.length).toBe(4 * sampleRate);
    expect(Math.abs(integratedLoudness(stereo(sound)) + 16)).toBeLessThan(1);
    expect(correlation(sound.left, voiceSamples(2))).toBeGreaterThan(0.9);
    const power = (from: number, to: number): number =>
      sound.left.subarray(from * sampleRate, to * sampleRate).reduce((sum, sample) => sum + sample * sample, 0) /
      (to - from);
    // in the pause of the voice, and long after it
    expect(power(0.8, 0.95)).toBeLessThan(power(2.6, 3.4) / 4);
    expect(power(0.8, 0.95)).toBeGreaterThan(0);
  }
  const cut = await composeSoundtrack(spec, voiceOf(6, 1));
  expect(cut.left.length).toBe(4 * sampleRate);
  expect(correlation(cut.left, voiceSamples(4))).toBeGreaterThan(0.9);
});

test("lines that start together are spoken one after the other", async () => {
  const { spoken } = await composeSoundtrack(
    specOf(5, { audible: true, lines: [line("Hello."), line("Good morning.")] }),
  );
  expect(spoken).toHaveLength(2);
  expect(spoken[1]?.startSeconds).toBeGreaterThan(spoken[0]?.endSeconds ?? 9);
});

test("text that no voice can read is left out", async () => {
  const { spoken, mouthCues } = await composeSoundtrack(
    specOf(2, { audible: true, lines: [line("привет"), line(" \0 ")] }),
  );
  expect({ spoken, mouthCues }).toEqual({ spoken: [], mouthCues: [] });
});
