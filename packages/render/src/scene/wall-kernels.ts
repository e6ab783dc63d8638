import { type Code, everyLane, i16x8, i32, i8x16, kernel, loop, v128 } from "@kinora/media";

/**
 * The loops over pixels of `wall-raster.ts`. Pictures lie in columns there, top-down from left to right: a wall is painted
 * by columns, and what is read and written one after another should lie so in memory.
 */

function advance(address: { readonly get: Code; set(value: Code): Code }, bytes: Code): Code {
  return address.set(i32.add(address.get, bytes));
}

/** Turns rows into columns, or columns into rows. Parameters: from, to, items of a line, lines, bytes from line to line in either. */
export const turnKernel = kernel(
  ["i32", "i32", "i32", "i32", "i32", "i32"],
  (scope, from, to, items, lines, fromBytes, toBytes) => {
    const line = scope.i32();
    const item = scope.i32();
    const read = scope.i32();
    const write = scope.i32();
    const block = scope.i32();
    const blockEnd = scope.i32();
    const blockItems = 16;
    // In blocks of items: their lines stay in the cache while all lines give theirs.
    return loop(block, { from: i32.const(0), end: items.get, step: blockItems }, [
      blockEnd.set(i32.min_s(i32.add(block.get, i32.const(blockItems)), items.get)),
      loop(line, { from: i32.const(0), end: lines.get, step: 1 }, [
        read.set(i32.add(from.get, i32.add(i32.mul(line.get, fromBytes.get), i32.shl(block.get, i32.const(2))))),
        write.set(i32.add(to.get, i32.add(i32.mul(block.get, toBytes.get), i32.shl(line.get, i32.const(2))))),
        loop(item, { from: block.get, end: blockEnd.get, step: 1 }, [
          i32.store(write.get, i32.load(read.get)),
          advance(read, i32.const(4)),
          advance(write, toBytes.get),
        ]),
      ]),
    ]);
  },
);

/**
 * Paints a part of one column from a texture, between the four nearest texels, under a veil. Parameters: where to, pixels,
 * the texture's column and the next one, the share of the next one (of 256), the first row in the texture and the rise per
 * pixel (16 bits of fraction; a column has a texel more at either end), the share of the texture's colour (of 256), and what
 * the veil adds: red and green, blue and opacity, each 256 times.
 */
export const columnKernel = kernel(
  Array.from({ length: 10 }, () => "i32" as const),
  (scope, to, count, first, second, share, row, rise, under, veilRedGreen, veilBlueAlpha) => {
    const index = scope.i32();
    const at = scope.i32();
    const shares = scope.v128();
    const restOfShares = scope.v128();
    const kept = scope.v128();
    const veil = scope.v128();
    const both = scope.v128();
    const low = scope.v128();
    return [
      shares.set(i16x8.splat(share.get)),
      restOfShares.set(i16x8.sub(i16x8.splat(i32.const(256)), shares.get)),
      kept.set(i16x8.splat(under.get)),
      // with a half, so that it rounds
      veil.set(i16x8.add(i32.pair(veilRedGreen.get, veilBlueAlpha.get), everyLane(128))),
      loop(index, { from: i32.const(0), end: count.get, step: 1 }, [
        at.set(i32.shl(i32.shr_s(row.get, i32.const(16)), i32.const(2))),
        // This texel in the lower half, the one below it in the upper half.
        both.set(
          i16x8.shr_u(
            i16x8.add(
              i16x8.mul(v128.load8x8_u(i32.add(first.get, at.get)), restOfShares.get),
              i16x8.mul(v128.load8x8_u(i32.add(second.get, at.get)), shares.get),
            ),
            8,
          ),
        ),
        low.set(i16x8.splat(i32.and(i32.shr_u(row.get, i32.const(8)), i32.const(255)))),
        both.set(
          i16x8.add(
            both.get,
            i16x8.shr_s(
              i16x8.mul(
                i16x8.sub(
                  v128.shuffle(both.get, both.get, [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]),
                  both.get,
                ),
                i16x8.shr_u(low.get, 1),
              ),
              7,
            ),
          ),
        ),
        both.set(i16x8.shr_u(i16x8.add(i16x8.mul(both.get, kept.get), veil.get), 8)),
        v128.store32(to.get, i8x16.narrow_i16x8_u(both.get, both.get)),
        advance(to, i32.const(4)),
        row.set(i32.add(row.get, rise.get)),
      ]),
    ];
  },
);

/** Fills a part of one column. Parameters: where to, pixels, the pixel. */
export const fillKernel = kernel(["i32", "i32", "i32"], (scope, to, count, pixel) => {
  const index = scope.i32();
  return loop(index, { from: i32.const(0), end: count.get, step: 1 }, [
    i32.store(to.get, pixel.get),
    advance(to, i32.const(4)),
  ]);
});
