import { type Code, everyLane, i16x8, i32, i8x16, kernel, loop, v128 } from "@kinora/media";

/**
 * One row of a ground, between the four nearest texels of each pixel. Parameters: where to, pixels, the texture's row and
 * the one below it, the share of the lower (of 256), the first column in the texture and the rise per pixel (16 bits of
 * fraction), the texture's last column, the share of the texture's colour (of 256), and what a veil adds to it: red and
 * green, blue and opacity, each 256 times.
 */
export const groundRowKernel = kernel(
  Array.from({ length: 11 }, () => "i32" as const),
  (scope, to, count, upper, lower, share, from, rise, last, under, veilRedGreen, veilBlueAlpha) => {
    const index = scope.i32();
    const at = scope.i32();
    const both = scope.v128();
    const part = scope.v128();
    const shares = scope.v128();
    const rest = scope.v128();
    const kept = scope.v128();
    const veil = scope.v128();
    const advance = (address: typeof to, bytes: Code): Code => address.set(i32.add(address.get, bytes));
    return [
      shares.set(i16x8.splat(share.get)),
      rest.set(i16x8.sub(i16x8.splat(i32.const(256)), shares.get)),
      kept.set(i16x8.splat(under.get)),
      // with a half, so that it rounds
      veil.set(i16x8.add(i32.pair(veilRedGreen.get, veilBlueAlpha.get), everyLane(128))),
      loop(index, { from: i32.const(0), end: count.get, step: 1 }, [
        at.set(i32.shl(i32.min_s(i32.shr_s(from.get, i32.const(16)), last.get), i32.const(2))),
        // This texel in the lower half, its right neighbour in the upper half.
        both.set(
          i16x8.shr_u(
            i16x8.add(
              i16x8.mul(v128.load8x8_u(i32.add(upper.get, at.get)), rest.get),
              i16x8.mul(v128.load8x8_u(i32.add(lower.get, at.get)), shares.get),
            ),
            8,
          ),
        ),
        part.set(i16x8.splat(i32.and(i32.shr_u(from.get, i32.const(9)), i32.const(127)))),
        both.set(
          i16x8.add(
            both.get,
            i16x8.shr_s(
              i16x8.mul(
                i16x8.sub(
                  v128.shuffle(both.get, both.get, [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]),
                  both.get,
                ),
                part.get,
              ),
              7,
            ),
          ),
        ),
        both.set(i16x8.shr_u(i16x8.add(i16x8.mul(both.get, kept.get), veil.get), 8)),
        v128.store32(to.get, i8x16.narrow_i16x8_u(both.get, both.get)),
        advance(to, i32.const(4)),
        advance(from, rise.get),
      ]),
    ];
  },
);
