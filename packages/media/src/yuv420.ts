import { assemble, type Code, kernel, type Local } from "./wasm/assemble.ts";
import { i16x8, i32, i32x4, i8x16, loop, v128 } from "./wasm/instructions.ts";

/**
 * Turns RGBA rows (top-down, opaque) into planar 4:2:0 in BT.709 limited range: what `Encoder.writeFrame` takes.
 * Chroma is the mean of each 2x2 block. Width and height are even.
 *
 * Own code instead of swscale, in vectors: as fast, but the same bytes everywhere, with or without node-av, and it
 * writes straight into shared memory.
 */
export function rgbaToYuv420(
  rgba: Uint8Array,
  size: { readonly width: number; readonly height: number },
  into: Uint8Array,
): void {
  const { width, height } = size;
  const luma = width * height;
  if (rgba.length !== luma * 4 || into.length !== yuv420SizeBytes(size))
    throw new RangeError(
      `a ${width}x${height} picture does not fit buffers of ${rgba.length} and ${into.length} bytes`,
    );
  const band = (loaded ??= loadBand());
  if (width > band.widthMax) throw new RangeError(`${width} pixels are wider than ${band.widthMax}`);
  const chromaWidth = width >> 1;
  // A few rows at a time stay in the processor's cache between being copied, converted and copied again.
  const rowsAtOnce = Math.max(2, Math.floor(band.pixelsMax / width) & ~1);
  for (let y = 0; y < height; y += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, height - y);
    band.rgba.set(rgba.subarray(y * width * 4, (y + rows) * width * 4));
    band.convert(width, rows);
    into.set(band.y.subarray(0, width * rows), y * width);
    const chroma = (y >> 1) * chromaWidth;
    const chromaBytes = (rows >> 1) * chromaWidth;
    into.set(band.u.subarray(0, chromaBytes), luma + chroma);
    into.set(band.v.subarray(0, chromaBytes), luma + (luma >> 2) + chroma);
  }
}

/** Bytes of one 4:2:0 frame. */
export function yuv420SizeBytes(size: { readonly width: number; readonly height: number }): number {
  return (size.width * size.height * 3) / 2;
}

/** Some rows of a picture, in the kernel's memory. */
interface Band {
  readonly pixelsMax: number;
  readonly widthMax: number;
  readonly rgba: Uint8Array;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
  convert(width: number, rows: number): void;
}

let loaded: Band | undefined;

function loadBand(): Band {
  const pixelsMax = 1 << 15;
  const slack = 64; // a row's last vector reaches over its end
  const y = pixelsMax * 4 + slack;
  const u = y + pixelsMax + slack;
  const v = u + pixelsMax / 4 + slack;
  const { convert, memory } = assemble({ convert: convertKernel }, v + pixelsMax / 4 + slack);
  return {
    pixelsMax,
    widthMax: pixelsMax / 2,
    rgba: new Uint8Array(memory.buffer, 0, pixelsMax * 4),
    y: new Uint8Array(memory.buffer, y, pixelsMax),
    u: new Uint8Array(memory.buffer, u, pixelsMax / 4),
    v: new Uint8Array(memory.buffer, v, pixelsMax / 4),
    convert: (width, rows) => {
      convert(width, rows, y, u, v);
    },
  };
}

/**
 * Luma is 16 + 219 * (0.2126 R + 0.7152 G + 0.0722 B), in 15-bit fixed point and rounded. Chroma's sums are of four
 * pixels: 18 bits, 16 of fraction and 2 for the sum; 33,685,504 is 128.5 in that scale. Four columns and two rows a turn.
 * Where a row ends within a turn, the turn goes on with the next row's first pixels, whose turn comes again.
 */
const convertKernel = kernel(["i32", "i32", "i32", "i32", "i32"], (scope, width, rows, toY, toU, toV) => {
  const row = scope.i32();
  const x = scope.i32();
  const above = scope.i32();
  const below = scope.i32();
  const luma = scope.i32();
  const chroma = scope.i32();
  const pixels = scope.v128();
  const pairs = [scope.v128(), scope.v128()] as const;
  const sums = [scope.v128(), scope.v128()] as const;
  const blocks = scope.v128();
  const weights = { y: scope.v128(), u: scope.v128(), v: scope.v128() };
  const dots = [scope.v128(), scope.v128()] as const;

  /** Of each pixel red and green are in one sum, blue in the other: all, added up and rounded, as bytes. */
  const weighed = (first: Local, second: Local, weight: Local, scale: { bias: number; bits: number }) => {
    const before = [
      dots[0].set(i32x4.dot_i16x8_s(first.get, weight.get)),
      dots[1].set(i32x4.dot_i16x8_s(second.get, weight.get)),
    ];
    const sum = i32x4.add(
      i32x4.add(
        v128.shuffle(dots[0].get, dots[1].get, [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]),
        v128.shuffle(dots[0].get, dots[1].get, [4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31]),
      ),
      i32x4.splat(i32.const(scale.bias)),
    );
    const value = i32x4.shr_s(sum, scale.bits);
    return {
      before,
      bytes: i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(value, i32x4.const(0)), i32x4.const(0)),
    };
  };
  const lumaRow = (from: Local, to: Code, rowOfBlock: 0 | 1): Code => {
    const { before, bytes } = weighed(pairs[0], pairs[1], weights.y, { bias: 540_672, bits: 15 });
    return [
      pixels.set(v128.load(from.get)),
      pairs[0].set(i16x8.extend_low_i8x16_u(pixels.get)),
      pairs[1].set(i16x8.extend_high_i8x16_u(pixels.get)),
      before,
      v128.store32(to, bytes),
      sums.map((sum, index) => {
        const pair = pairs[index]?.get ?? [];
        return sum.set(rowOfBlock === 0 ? pair : i16x8.add(sum.get, pair));
      }),
    ];
  };
  const chromaBlocks = (to: Local, weight: Local): Code => {
    const { before, bytes } = weighed(blocks, blocks, weight, { bias: 33_685_504, bits: 18 });
    return [before, v128.store32(i32.add(to.get, chroma.get), bytes)];
  };
  const advance = (local: Local, by: number): Code => local.set(i32.add(local.get, i32.const(by)));
  const ofEachPixel = (red: number, green: number, blue: number): Code => i16x8.const(red, green, blue, 0);
  return [
    weights.y.set(ofEachPixel(5983, 20_127, 2032)),
    weights.u.set(ofEachPixel(-6596, -22_189, 28_785)),
    weights.v.set(ofEachPixel(28_785, -26_145, -2640)),
    loop(row, { from: i32.const(0), end: rows.get, step: 2 }, [
      above.set(i32.mul(row.get, i32.shl(width.get, i32.const(2)))),
      below.set(i32.add(above.get, i32.shl(width.get, i32.const(2)))),
      luma.set(i32.add(toY.get, i32.mul(row.get, width.get))),
      chroma.set(i32.mul(i32.shr_s(row.get, i32.const(1)), i32.shr_s(width.get, i32.const(1)))),
      loop(x, { from: i32.const(0), end: width.get, step: 4 }, [
        lumaRow(above, luma.get, 0),
        lumaRow(below, i32.add(luma.get, width.get), 1),
        // Each sum holds two neighbours: added up, two blocks beside each other.
        blocks.set(
          i16x8.add(
            v128.shuffle(sums[0].get, sums[1].get, [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]),
            v128.shuffle(sums[0].get, sums[1].get, [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31]),
          ),
        ),
        chromaBlocks(toU, weights.u),
        chromaBlocks(toV, weights.v),
        advance(above, 16),
        advance(below, 16),
        advance(luma, 4),
        advance(chroma, 2),
      ]),
    ]),
  ];
});
