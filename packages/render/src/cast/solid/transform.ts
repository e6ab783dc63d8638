import type { Vec3 } from "../skeleton.ts";

/** A rigid or scaling motion in an actor's own space (left, up, forward, metres): three rows of four. */
export type Transform = Float64Array;

export function identity(): Transform {
  return Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
}

export function translation([x, y, z]: Vec3): Transform {
  return Float64Array.of(1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z);
}

/** Larger or smaller along each axis, around a point that stays. */
export function scaling(by: Vec3, about: Vec3 = [0, 0, 0]): Transform {
  const [x, y, z] = by;
  return Float64Array.of(x, 0, 0, about[0] * (1 - x), 0, y, 0, about[1] * (1 - y), 0, 0, z, about[2] * (1 - z));
}

/**
 * Turns around a point: first rolled about the forward axis (positive leans to the left), then pitched (positive looks
 * down), then yawed (positive turns to the left). Radians.
 */
export function turned(
  angles: { readonly pitch?: number; readonly yaw?: number; readonly roll?: number },
  about: Vec3 = [0, 0, 0],
): Transform {
  const { pitch = 0, yaw = 0, roll = 0 } = angles;
  const [cp, sp] = [Math.cos(pitch), Math.sin(pitch)];
  const [cy, sy] = [Math.cos(yaw), Math.sin(yaw)];
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)];
  // Roll: left goes down. Pitch: forward goes down. Yaw: forward goes left.
  const rollThenPitch = [cr, sr, 0, -cp * sr, cp * cr, -sp, -sp * sr, sp * cr, cp];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = rollThenPitch;
  const rows = [
    cy * a + sy * g,
    cy * b + sy * h,
    cy * c + sy * i,
    d,
    e,
    f,
    -sy * a + cy * g,
    -sy * b + cy * h,
    -sy * c + cy * i,
  ];
  const [r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0, r8 = 0] = rows;
  const [x, y, z] = about;
  return Float64Array.of(
    r0,
    r1,
    r2,
    x - (r0 * x + r1 * y + r2 * z),
    r3,
    r4,
    r5,
    y - (r3 * x + r4 * y + r5 * z),
    r6,
    r7,
    r8,
    z - (r6 * x + r7 * y + r8 * z),
  );
}

/** First the last one, then the one before it …: `joined(parent, child)` carries the child by the parent. */
export function joined(...transforms: readonly Transform[]): Transform {
  return transforms.reduce((outer, inner) => {
    const out = new Float64Array(12);
    for (let row = 0; row < 12; row += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = outer.subarray(row, row + 4);
      for (let column = 0; column < 4; column++) {
        out[row + column] =
          a * (inner[column] ?? 0) +
          b * (inner[4 + column] ?? 0) +
          c * (inner[8 + column] ?? 0) +
          (column === 3 ? d : 0);
      }
    }
    return out;
  });
}

export function moved(transform: Transform, [x, y, z]: Vec3): Vec3 {
  const t = transform;
  return [
    (t[0] ?? 0) * x + (t[1] ?? 0) * y + (t[2] ?? 0) * z + (t[3] ?? 0),
    (t[4] ?? 0) * x + (t[5] ?? 0) * y + (t[6] ?? 0) * z + (t[7] ?? 0),
    (t[8] ?? 0) * x + (t[9] ?? 0) * y + (t[10] ?? 0) * z + (t[11] ?? 0),
  ];
}
