import { expect, test } from "vitest";
import { pictureSize } from "./picture-size.ts";

test("clips have the usual sizes, upright and square ones too", () => {
  const size = (resolution: "480p" | "720p" | "1080p" | "4k", aspectRatio: "16:9" | "9:16" | "1:1") => {
    const { width, height } = pictureSize({ kind: "video", resolution, aspectRatio });
    return `${width}x${height}`;
  };
  expect(size("480p", "16:9")).toBe("854x480");
  expect(size("720p", "16:9")).toBe("1280x720");
  expect(size("1080p", "16:9")).toBe("1920x1080");
  expect(size("1080p", "9:16")).toBe("1080x1920");
  expect(size("1080p", "1:1")).toBe("1080x1080");
  expect(size("480p", "9:16")).toBe("480x854");
  expect(size("4k", "16:9")).toBe("3840x2160");
});

test("stills have the official sizes, doubled at 2k", () => {
  expect(pictureSize({ kind: "image", resolution: "1k", aspectRatio: "21:9" })).toEqual({ width: 1552, height: 656 });
  expect(pictureSize({ kind: "image", resolution: "2k", aspectRatio: "3:2" })).toEqual({ width: 2496, height: 1664 });
  expect(pictureSize({ kind: "image", resolution: "4k", aspectRatio: "1:1" })).toEqual({ width: 4096, height: 4096 });
});
