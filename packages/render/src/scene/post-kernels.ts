import { type Code, everyLane, i16x8, i32, i8x16, kernel, type Local, loop, v128, when } from "@kinora/media";

/**
 * The loops over pixels that finish a frame (`post.ts`). Fractions are 16-bit numbers of which 32,767 is one, so eight
 * channels, or two pixels, go through at once; of the bloom 16,384 is one, so that two of them can be added.
 */

/** Brightness bleeds from a copy that is this many times smaller. */
export const bloomShrink = 4;

const firstOfPair = [0, 1, 2, 3, 4, 5, 6, 7] as const;

function advance(local: Local, bytes: number): Code {
  return local.set(i32.add(local.get, i32.const(bytes)));
}

/**
 * One row of the small copy: the means of `bloomShrink` squared pixels, cubed, so that only what is bright stays. The last
 * blocks of a row and of a column are moved back inside the picture. Parameters: the first of four rows of pixels, their
 * bytes each, pixels in a row less one block, where to, small pixels.
 */
export const shrinkKernel = kernel(["i32", "i32", "i32", "i32", "i32"], (scope, from, rowBytes, lastX, to, columns) => {
  const column = scope.i32();
  const at = scope.i32();
  const low = scope.v128();
  const high = scope.v128();
  const pixels = scope.v128();
  const mean = scope.v128();
  const x = scope.i32();
  const addRow = (row: number): Code => [
    pixels.set(v128.load(at.get)),
    low.set(
      row === 0 ? i16x8.extend_low_i8x16_u(pixels.get) : i16x8.add(low.get, i16x8.extend_low_i8x16_u(pixels.get)),
    ),
    high.set(
      row === 0 ? i16x8.extend_high_i8x16_u(pixels.get) : i16x8.add(high.get, i16x8.extend_high_i8x16_u(pixels.get)),
    ),
    at.set(i32.add(at.get, rowBytes.get)),
  ];
  return loop(column, { from: i32.const(0), end: columns.get, step: 1 }, [
    x.set(i32.shl(column.get, i32.const(2))),
    when(i32.gt_s(x.get, lastX.get), x.set(lastX.get)),
    at.set(i32.add(from.get, i32.shl(x.get, i32.const(2)))),
    [0, 1, 2, 3].map(addRow),
    low.set(i16x8.add(low.get, high.get)),
    // the sum of sixteen bytes is at most 4080, an eighth of one
    mean.set(
      i16x8.shl(i16x8.add(low.get, v128.shuffle(low.get, low.get, [8, 9, 10, 11, 12, 13, 14, 15, ...firstOfPair])), 3),
    ),
    v128.store64(
      to.get,
      i16x8.shr_s(i16x8.relaxed_q15mulr_s(i16x8.relaxed_q15mulr_s(mean.get, mean.get), mean.get), 1),
    ),
    advance(to, 8),
  ]);
});

/**
 * A symmetric blur along rows or columns: `to[i] = w0 from[i] + sum of w_k (from[i - k stride] + from[i + k stride])`.
 * Parameters: from, to, pairs of pixels, bytes between neighbours, the weights' address (w0 first, 16 bytes each, all lanes
 * alike), bytes of the weights after the first.
 */
export const blurKernel = kernel(
  ["i32", "i32", "i32", "i32", "i32", "i32"],
  (scope, from, to, pairs, stride, weights, weightBytes) => {
    const pair = scope.i32();
    const weight = scope.i32();
    const before = scope.i32();
    const after = scope.i32();
    const sum = scope.v128();
    return loop(pair, { from: i32.const(0), end: pairs.get, step: 1 }, [
      sum.set(i16x8.relaxed_q15mulr_s(v128.load(from.get), v128.load(weights.get))),
      before.set(from.get),
      after.set(from.get),
      loop(weight, { from: i32.const(0), end: weightBytes.get, step: 16 }, [
        before.set(i32.sub(before.get, stride.get)),
        after.set(i32.add(after.get, stride.get)),
        sum.set(
          i16x8.add(
            sum.get,
            i16x8.relaxed_q15mulr_s(
              i16x8.add(v128.load(before.get), v128.load(after.get)),
              v128.load(i32.add(weights.get, weight.get), 16),
            ),
          ),
        ),
      ]),
      v128.store(to.get, sum.get),
      advance(from, 16),
      advance(to, 16),
    ]);
  },
);

/** One row between two rows of the bloom. Parameters: the rows, where to, pairs of pixels, the share of the second (of 32,768). */
export const betweenKernel = kernel(["i32", "i32", "i32", "i32", "i32"], (scope, upper, lower, to, pairs, share) => {
  const pair = scope.i32();
  const value = scope.v128();
  const shares = scope.v128();
  return [
    shares.set(i16x8.splat(share.get)),
    loop(pair, { from: i32.const(0), end: pairs.get, step: 1 }, [
      value.set(v128.load(upper.get)),
      v128.store(
        to.get,
        i16x8.add(value.get, i16x8.relaxed_q15mulr_s(i16x8.sub(v128.load(lower.get), value.get), shares.get)),
      ),
      advance(upper, 16),
      advance(lower, 16),
      advance(to, 16),
    ]),
  ];
});

/**
 * Finishes a row of pixels in place: lays the bloom over it as light (screen), takes colour away, grades (soft light) and
 * adds grain (overlay). Parameters: the pixels, how many, the bloom's row (with one pixel before and after it), the grade's
 * row (one pixel for four), the grain's row (one number a pixel), where in it to begin and the mask that leads back to its
 * start, both in bytes, and the colour that stays (of 32,767).
 */
export const finishKernel = kernel(
  ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32"],
  (scope, pixels, count, bloom, grade, grain, grainFrom, grainMask, colour) => {
    const index = scope.i32();
    const grainAt = scope.i32();
    const bytes = scope.v128();
    const tone = scope.v128();
    const lighter = scope.v128();
    const here = scope.v128();
    const value = scope.v128();
    const quick = scope.v128();
    const change = scope.v128();
    const grey = scope.v128();
    const kept = scope.v128();
    const halves = [scope.v128(), scope.v128()] as const;
    const one = scope.v128();
    const quarter = scope.v128();
    const threeQuarters = scope.v128();
    const rounding = scope.v128();
    const opaque = scope.v128();
    const nearShares = [scope.v128(), scope.v128()] as const;
    const root = [scope.v128(), scope.v128(), scope.v128(), scope.v128()] as const;
    const multiplied = i16x8.relaxed_q15mulr_s;
    const lanes = (channel: number): number[] =>
      [0, 8].flatMap((pixel) => Array.from({ length: 4 }, () => [pixel + 2 * channel, pixel + 2 * channel + 1]).flat());
    const weighed = (channel: number, weight: number): Code =>
      multiplied(v128.shuffle(value.get, value.get, lanes(channel)), i16x8.const(weight));
    /** Of 255 made 32,767: each byte twice, halved. */
    const fractions = (side: 0 | 1): Code =>
      i16x8.shr_u(
        v128.shuffle(
          bytes.get,
          bytes.get,
          Array.from({ length: 8 }, (_, byte) => [side * 8 + byte, side * 8 + byte + 16]).flat(),
        ),
        1,
      );

    /** Two of the four pixels: `side` says which. */
    const finishPair = (side: 0 | 1): Code => [
      value.set(fractions(side)),
      // Screen, with the bloom between this pixel of it and the one before or after: its row has a border.
      value.set(
        i16x8.add(
          value.get,
          multiplied(
            i16x8.shl(
              i16x8.add(
                here.get,
                multiplied(i16x8.sub(v128.load64_splat(bloom.get, side * 16), here.get), nearShares[side].get),
              ),
              1,
            ),
            i16x8.sub(one.get, value.get),
          ),
        ),
      ),
      when(i32.lt_s(colour.get, i32.const(32_767)), [
        grey.set(i16x8.add(weighed(0, 9830), i16x8.add(weighed(1, 19_333), weighed(2, 3604)))),
        value.set(i16x8.add(grey.get, multiplied(i16x8.sub(value.get, grey.get), kept.get))),
      ]),
      // Soft light towards the bright is d + (2s - 1) (D(d) - d): in the darks D(d) = e - e² (3 - e) / 4 with e = 4d,
      // above it is the root, here a polynomial within 0.2 of 255.
      quick.set(i16x8.shl(i16x8.min_s(value.get, quarter.get), 2)),
      change.set(
        i16x8.sub(
          i16x8.sub(
            quick.get,
            multiplied(multiplied(quick.get, quick.get), i16x8.sub(threeQuarters.get, i16x8.shr_s(quick.get, 2))),
          ),
          value.get,
        ),
      ),
      change.set(
        v128.bitselect(
          root.reduceRight<Code>(
            (sum, part) => (sum.length === 0 ? part.get : i16x8.add(part.get, multiplied(value.get, sum))),
            [],
          ),
          change.get,
          i16x8.gt_s(value.get, quarter.get),
        ),
      ),
      value.set(
        i16x8.add_sat_s(
          value.get,
          multiplied(
            v128.bitselect(change.get, multiplied(value.get, i16x8.sub(one.get, value.get)), lighter.get),
            tone.get,
          ),
        ),
      ),
      // Overlay: most in the middle tones. One number of grain for the four channels of a pixel.
      grey.set(v128.load32_zero(grainAt.get, side * 4)),
      grey.set(v128.shuffle(grey.get, grey.get, [0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23])),
      value.set(
        i16x8.add_sat_s(
          value.get,
          multiplied(
            i16x8.min_s(value.get, i16x8.sub(one.get, value.get)),
            v128.shuffle(grey.get, grey.get, [0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7]),
          ),
        ),
      ),
      // 32,767 made 255: a little less than an even 128 a step.
      halves[side].set(i16x8.shr_s(i16x8.add(i16x8.sub(value.get, i16x8.shr_s(value.get, 8)), rounding.get), 7)),
    ];
    const finished = v128.or(i8x16.narrow_i16x8_u(halves[0].get, halves[1].get), opaque.get);
    const four = (store: Code): Code => [
      bytes.set(v128.load(pixels.get)),
      tone.set(v128.load64_splat(grade.get)),
      lighter.set(i16x8.gt_s(tone.get, i16x8.const(0))),
      here.set(v128.load64_splat(bloom.get, 8)),
      grainAt.set(i32.add(grain.get, i32.and(grainFrom.get, grainMask.get))),
      finishPair(0),
      finishPair(1),
      store,
    ];
    const twoPixels = (first: number, second: number): Code =>
      v128.shuffle(everyLane(first), everyLane(second), [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23]);
    return [
      kept.set(i16x8.splat(colour.get)),
      one.set(everyLane(32_767)),
      quarter.set(everyLane(8191)),
      threeQuarters.set(everyLane(24_576)),
      rounding.set(everyLane(64)),
      opaque.set(i16x8.shl(everyLane(255), 8)),
      opaque.set(v128.shuffle(opaque.get, i16x8.const(0), [16, 17, 0, 1, 16, 17, 0, 1, 16, 17, 0, 1, 16, 17, 0, 1])),
      nearShares[0].set(twoPixels(12_288, 4096)),
      nearShares[1].set(twoPixels(4096, 12_288)),
      [7225, 9877, -25_816, 8739].map((share, index) => root[index]?.set(everyLane(share)) ?? []),
      loop(index, { from: i32.const(3), end: count.get, step: 4 }, [
        four(v128.store(pixels.get, finished)),
        advance(pixels, 16),
        advance(bloom, 8),
        advance(grade, 8),
        advance(grainFrom, 8),
      ]),
      // Widths are even: two pixels may be left.
      when(i32.and(count.get, i32.const(2)), four(v128.store64(pixels.get, finished))),
    ];
  },
);

/** Lets one picture shine through another. Parameters: the picture, the other, bytes in steps of 16, the other's share (of 32,767). */
export const dissolveKernel = kernel(["i32", "i32", "i32", "i32"], (scope, into, other, bytes, share) => {
  const at = scope.i32();
  const shares = scope.v128();
  const a = scope.v128();
  const b = scope.v128();
  const mixed = (extend: (pixels: Code) => Code): Code =>
    i16x8.shr_s(
      i16x8.add_sat_s(
        i16x8.add(
          i16x8.shl(extend(a.get), 7),
          i16x8.relaxed_q15mulr_s(i16x8.shl(i16x8.sub(extend(b.get), extend(a.get)), 7), shares.get),
        ),
        i16x8.const(64),
      ),
      7,
    );
  return [
    shares.set(i16x8.splat(share.get)),
    loop(at, { from: i32.const(0), end: bytes.get, step: 16 }, [
      a.set(v128.load(i32.add(into.get, at.get))),
      b.set(v128.load(i32.add(other.get, at.get))),
      v128.store(
        i32.add(into.get, at.get),
        i8x16.narrow_i16x8_u(mixed(i16x8.extend_low_i8x16_u), mixed(i16x8.extend_high_i8x16_u)),
      ),
    ]),
  ];
});
