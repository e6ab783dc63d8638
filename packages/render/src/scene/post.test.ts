import { expect, test } from "vitest";
import { createLight } from "./light.ts";
import { createPost } from "./post.ts";

const light = { ...createLight("sunset", "clear"), bloom: 0 };
/** No multiple of four, so that the last pixels of a row go alone. */
const size = { width: 70, height: 18 };

function everyTone(): Uint8Array {
  return Uint8Array.from({ length: size.width * size.height * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (at * 37 + (at >> 9) * 11) % 256,
  );
}

/** Soft light and overlay as the compositing specification (W3C, 2015) defines them; all values 0 to 1. */
function softLight(under: number, over: number): number {
  if (over <= 0.5) return under - (1 - 2 * over) * under * (1 - under);
  const bright = under <= 0.25 ? ((16 * under - 12) * under + 4) * under : Math.sqrt(under);
  return under + (2 * over - 1) * (bright - under);
}

test("a frame is graded by soft light and grained by overlay, within one step of 255", () => {
  const post = createPost(size);
  const look = post.look({ light, style: "cinematic", seed: 7 });
  const grainless = { ...look, grain: new Int16Array(look.grain.length) };
  const grained = { ...look, grain: new Int16Array(look.grain.length).fill(3000) };
  const painted = everyTone();
  const graded = Uint8Array.from(post.finish(painted, grainless, 3));
  const both = Uint8Array.from(post.finish(painted, grained, 3));
  const squaresAcross = Math.ceil(size.width / 4);
  let worst = 0;
  for (let at = 0; at < painted.length; at++) {
    if (at % 4 === 3) continue;
    const pixel = at >> 2;
    const square = Math.floor(Math.floor(pixel / size.width) / 4) * squaresAcross + ((pixel % size.width) >> 2);
    const tone = (look.grade[square * 4 + (at % 4)] ?? 0) / 32_767;
    const expected = softLight((painted[at] ?? 0) / 255, (tone + 1) / 2);
    worst = Math.max(worst, Math.abs((graded[at] ?? 0) - 255 * expected));
    const overlaid = expected + (3000 / 32_767) * Math.min(expected, 1 - expected);
    worst = Math.max(worst, Math.abs((both[at] ?? 0) - 255 * overlaid));
  }
  expect(worst).toBeLessThan(1.2);
});

test("light bleeds from what is bright, as strongly as the look says and equally to all sides", () => {
  const post = createPost({ width: 160, height: 96 });
  const plain = { ...post.look({ light, style: "cinematic", seed: 7 }), bloom: 0.8 };
  const look = { ...plain, grade: new Int16Array(plain.grade.length), grain: new Int16Array(plain.grain.length) };
  const painted = new Uint8Array(160 * 96 * 4);
  for (let at = 3; at < painted.length; at += 4) painted[at] = 255;
  for (let y = 44; y < 52; y++) painted.fill(255, (y * 160 + 76) * 4, (y * 160 + 84) * 4);
  const at = (x: number, y: number, from: Uint8Array): number => from[(y * 160 + x) * 4] ?? 0;
  const lit = Uint8Array.from(post.finish(painted, look, 0));
  const [left, right, above, below] = [at(72, 48, lit), at(87, 48, lit), at(80, 40, lit), at(80, 55, lit)];
  expect(left).toBeGreaterThan(5);
  expect(new Set([left, right, above, below]).size).toBe(1);
  expect(at(20, 48, lit)).toBe(0);
  const dark = post.finish(painted, { ...look, bloom: 0 }, 0);
  expect(at(72, 48, dark)).toBe(0);
});

test("a look without colour leaves grey, and a whole one leaves the colours", () => {
  const post = createPost(size);
  const plain = post.look({ light, style: "cinematic", seed: 7 });
  const look = { ...plain, grade: new Int16Array(plain.grade.length), grain: new Int16Array(plain.grain.length) };
  const painted = everyTone();
  const kept = Uint8Array.from(post.finish(painted, look, 0));
  expect(Buffer.compare(kept, painted)).toBe(0);
  const grey = post.finish(painted, { ...look, saturation: 0 }, 0);
  for (let pixel = 0; pixel < grey.length; pixel += 4) {
    const [r = 0, g = 0, b = 0] = painted.subarray(pixel, pixel + 3);
    const luminance = 0.3 * r + 0.59 * g + 0.11 * b;
    for (let channel = 0; channel < 3; channel++)
      expect(Math.abs((grey[pixel + channel] ?? 0) - luminance)).toBeLessThan(1.5);
  }
});

test("one picture dissolves into another by its share", () => {
  const post = createPost(size);
  const plain = post.look({ light, style: "cinematic", seed: 7 });
  const look = { ...plain, grade: new Int16Array(plain.grade.length), grain: new Int16Array(plain.grain.length) };
  const first = everyTone();
  const second = Uint8Array.from(first, (value, at) => (at % 4 === 3 ? 255 : 255 - value));
  const picture = post.finish(second, look, 0);
  post.dissolve(first, look, 0, 0.25);
  for (let at = 0; at < first.length; at++) {
    const expected = (first[at] ?? 0) * 0.25 + (second[at] ?? 0) * 0.75;
    expect(Math.abs((picture[at] ?? 0) - expected)).toBeLessThan(1.3);
  }
});
