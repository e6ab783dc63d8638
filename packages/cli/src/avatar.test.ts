import { expect, test } from "vitest";
import { type AvatarArgs, parseAvatarArgs } from "./avatar.ts";

const file = new URL(import.meta.url).pathname;
const image = "https://example.com/portrait.png";

test("the options become the API's fields, and files are named for the upload", async () => {
  const spoken = {
    image: file,
    text: "Hello",
    voice: "noah",
    prompt: "nods",
    resolution: "1080p",
    seed: "7",
    draft: true,
  };
  expect(await parseAvatarArgs(spoken)).toEqual({
    params: {
      image_url: file,
      text: "Hello",
      voice_id: "noah",
      prompt: "nods",
      resolution: "1080p",
      seed: 7,
      draft: true,
    },
    files: { image_url: file },
  });
  const recorded = await parseAvatarArgs({ image, recording: file });
  expect(recorded).toEqual({ params: { image_url: image, audio_url: file }, files: { audio_url: file } });
});

test.each<[AvatarArgs, string]>([
  [{ image }, "TEXT is missing"],
  [{ image, text: " " }, "TEXT is missing"],
  [{ image, text: "x".repeat(1_001) }, "TEXT must be at most 1000 characters, got 1001"],
  [{ image, text: "Hello", recording: "https://example.com/a.mp3" }, "--recording does not go with TEXT"],
  [{ image, voice: "ava", recording: "https://example.com/a.mp3" }, "--voice does not go with --recording"],
  [{ image, text: "Hello", prompt: "x".repeat(2_501) }, "--prompt must be at most 2500 characters"],
  [{ image, text: "Hello", seed: "many" }, "--seed must be a whole number"],
  [
    { image: "no-such.png", text: "Hello" },
    'IMAGE must be a file or an http(s) address, and there is no file "no-such.png"',
  ],
  [{ image, recording: "/" }, "--recording must be a file"],
])("%o is refused before any server is asked: %s", async (args, message) => {
  await expect(parseAvatarArgs(args)).rejects.toThrow(message);
});
