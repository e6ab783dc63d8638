import { expect, test } from "vitest";
import { parseVideoArgs, type VideoArgs } from "./generate.ts";

const picture = new URL(import.meta.url).pathname;

test("the options become the API's fields", async () => {
  const parsed = await parseVideoArgs({
    prompt: "a fox",
    model: "kling-o3",
    duration: "7",
    resolution: "1080p",
    "aspect-ratio": "9:16",
    audio: true,
    voice: "calm",
    image: "https://example.com/fox.png",
    "end-image": picture,
    negative: "rain",
    seed: "42",
  });
  expect(parsed).toEqual({
    params: {
      model: "kling-o3",
      prompt: "a fox",
      duration: 7,
      resolution: "1080p",
      aspect_ratio: "9:16",
      audio: true,
      voice_description: "calm",
      image_url: "https://example.com/fox.png",
      negative_prompt: "rain",
      seed: 42,
    },
    files: { end_image_url: picture },
  });
});

test("without --model, what is asked for chooses it", async () => {
  const modelOf = async (args: VideoArgs): Promise<string> => (await parseVideoArgs(args)).params.model;
  expect(await modelOf({ prompt: "a fox" })).toBe("kling-v3");
  expect(await modelOf({ prompt: "a fox", audio: true })).toBe("kling-o3");
  expect(await modelOf({ prompt: "a fox", voice: "calm" })).toBe("kling-o3");
  expect(await modelOf({ shots: "3:a fox|4:a hare" })).toBe("kling-o3");
});

test("shots are read with their seconds", async () => {
  const { params } = await parseVideoArgs({ shots: "3: a fox runs: fast | 4:a hare" });
  expect(params.shots).toEqual([
    { prompt: "a fox runs: fast", duration: 3 },
    { prompt: "a hare", duration: 4 },
  ]);
});

test.each<[VideoArgs, string]>([
  [{}, "PROMPT is missing"],
  [{ prompt: "  " }, "PROMPT is empty"],
  [{ prompt: "x".repeat(2_501) }, "at most 2500 characters, got 2501"],
  [{ prompt: "p", duration: "20" }, "--duration must be 3 to 15 seconds for kling-v3, got 20"],
  [{ prompt: "p", duration: "5s" }, '--duration must be a whole number from 1 to 60 seconds, got "5s"'],
  [{ prompt: "p", duration: "3", model: "kling-lite" }, "--duration must be 5 seconds for kling-lite, got 3"],
  [{ prompt: "p", model: "kling-v33" }, "--model must be one of kling-v3, kling-o3"],
  [{ prompt: "p", model: "kling-image" }, "--model must be one of"],
  [{ prompt: "p", resolution: "480p" }, "--resolution must be 720p or 1080p for kling-v3, got 480p"],
  [{ prompt: "p", model: "kling-v3", audio: true }, "kling-v3 has no audio"],
  [{ prompt: "p", model: "kling-v3", shots: "3:x" }, "kling-v3 takes no --shots"],
  [{ prompt: "p", shots: "soon:x" }, "SECONDS:TEXT"],
  [{ prompt: "p", shots: Array(7).fill("1:x").join("|") }, "at most 6 shots, got 7"],
  [{ prompt: "p", seed: "-1" }, "--seed must be a whole number from 0 to 4294967295"],
  [{ prompt: "p", image: "no-such-file.png" }, 'there is no file "no-such-file.png"'],
  [{ prompt: "p", image: "/" }, "--image must be a file"],
  [{ prompt: "p", "end-image": "https://example.com/x.png" }, "--end-image needs --image"],
])("%o is refused before any server is asked: %s", async (args, message) => {
  await expect(parseVideoArgs(args)).rejects.toThrow(message);
});
