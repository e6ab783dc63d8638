import { expect, test } from "vitest";
import { rgbaToYuv420, yuv420SizeBytes } from "./yuv420.ts";

const size = { width: 4, height: 2 };

function converted(pixel: readonly [number, number, number]): readonly number[] {
  const rgba = Uint8Array.from({ length: 4 * 2 * 4 }, (_, at) => pixel[at % 4] ?? 255);
  const into = new Uint8Array(yuv420SizeBytes(size));
  rgbaToYuv420(rgba, size, into);
  return [...into];
}

test.each([
  ["black", [0, 0, 0], [16, 128, 128]],
  ["white", [255, 255, 255], [235, 128, 128]],
  ["red", [255, 0, 0], [63, 102, 240]],
  ["green", [0, 255, 0], [173, 42, 26]],
  ["blue", [0, 0, 255], [32, 240, 118]],
] as const)("%s becomes its BT.709 limited-range value in every plane", (_name, rgb, [y, u, v]) => {
  expect(converted(rgb)).toEqual([...Array<number>(8).fill(y), u, u, v, v]);
});

test("chroma is the mean of its four pixels", () => {
  const rgba = new Uint8Array(4 * 2 * 4).fill(255);
  rgba.set([0, 0, 255, 255, 0, 0, 255, 255], 0); // the upper left pair is blue, the lower pair white
  const into = new Uint8Array(yuv420SizeBytes(size));
  rgbaToYuv420(rgba, size, into);
  expect([into[8], into[10]]).toEqual([184, 123]);
});

test("buffers of another size are refused", () => {
  expect(() => {
    rgbaToYuv420(new Uint8Array(31), size, new Uint8Array(12));
  }).toThrow(RangeError);
});
