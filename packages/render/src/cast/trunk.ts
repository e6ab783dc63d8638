import { surfacePoint, type FigureView, type Point, type Section } from "./figure-view.ts";
import type { Look } from "./look.ts";
import type { Pose, Vec3 } from "./skeleton.ts";

/** Levels of the trunk: share of the spine from pelvis (0) to neck (1), half width, half depth. */
const trunk: readonly (readonly [along: number, halfWidth: number, halfDepth: number])[] = [
  [1.04, 0.05, 0.056],
  [0.985, 0.088, 0.068],
  [0.935, 0.158, 0.084],
  [0.875, 0.196, 0.1],
  [0.77, 0.186, 0.116],
  [0.6, 0.17, 0.122],
  [0.34, 0.146, 0.108],
  [0.1, 0.156, 0.116],
  [-0.1, 0.168, 0.124],
];

/** The trunk from neck to hips, wider by the thickness of what is worn. */
export function trunkSections(pose: Pose, look: Look, thickness: number): Section[] {
  const female = look.sex === "female";
  return trunk.map(([along, halfWidth, halfDepth]) => {
    const shape = female ? (along > 0.55 ? 0.9 : along > 0.2 ? 0.86 : 1.04) : 1;
    return {
      centre: onSpine(pose, along),
      halfWidth: halfWidth * shape * look.build + thickness * Math.min(1, (1.1 - along) * 4),
      halfDepth:
        halfDepth * look.build * (female && along > 0.5 && along < 0.8 ? 1.08 : 1) +
        thickness * Math.min(1, (1.1 - along) * 4),
      yaw: pose.pelvisYaw + (pose.chestYaw - pose.pelvisYaw) * Math.min(1, Math.max(0, along)),
    };
  });
}

function onSpine(pose: Pose, along: number): Vec3 {
  const [from, to, share] =
    along > 0.66 ? [pose.chest, pose.neck, (along - 0.66) / 0.34] : [pose.pelvis, pose.chest, along / 0.66];
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

/** The part of a coat, dress or jacket below the hips; it follows the knees, half a step behind the hips. */
export function skirtSections(pose: Pose, look: Look): Section[] {
  const length = {
    coat: 0.46,
    dress: 0.45,
    jacket: 0.12,
    suit: 0.14,
    hoodie: 0.1,
    shirt: 0.08,
    chef: 0.13,
    robot: 0.02,
    spacesuit: 0.05,
    swimsuit: 0.02,
  }[look.garment];
  // On a seat the cloth lies on the thighs instead of hanging.
  const hip = (pose.legs.left.hip[1] + pose.legs.right.hip[1]) / 2;
  const knee = (pose.legs.left.knee[1] + pose.legs.right.knee[1]) / 2;
  const seated = pose.astride ? 1 : Math.min(1, Math.max(0, 1 - (hip - knee) / 0.28));
  const hangs = length * (1 - 0.8 * seated);
  const flare = look.garment === "coat" ? 0.07 : look.garment === "dress" ? 0.075 : 0.012;
  const kneeZ = (pose.legs.left.knee[2] + pose.legs.right.knee[2]) / 2;
  const kneesApart = Math.abs(pose.legs.left.knee[2] - pose.legs.right.knee[2]);
  const made: Section[] = [];
  for (const share of [0.35, 0.7, 1]) {
    const drop = 0.05 + hangs * share;
    made.push({
      centre: [
        pose.pelvis[0],
        pose.pelvis[1] - drop,
        pose.pelvis[2] +
          kneeZ * share * (length > 0.3 ? 0.75 : 0.2) * (1 - 0.8 * seated) -
          (length > 0.3 ? 0.015 * share : 0),
      ],
      halfWidth: (0.172 + flare * share) * look.build,
      halfDepth: (0.128 + flare * share * 0.8 + (length > 0.3 ? kneesApart * 0.36 * share : 0)) * look.build,
      yaw: pose.pelvisYaw * (1 - share * 0.6),
    });
  }
  return made;
}

function sectionAt(pose: Pose, look: Look, along: number): Section {
  let best: Section | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  const made = trunkSections(pose, look, 0.012);
  made.forEach((section, index) => {
    const distance = Math.abs((trunk[index]?.[0] ?? 0) - along);
    if (distance < bestDistance) {
      best = section;
      bestDistance = distance;
    }
  });
  return { ...(best ?? { halfWidth: 0.17, halfDepth: 0.12, yaw: pose.chestYaw }), centre: onSpine(pose, along) };
}

/** A point on the clothes at a height of the spine and an angle around it; what is turned away is moved to the outline. */
export function around(
  view: FigureView,
  pose: Pose,
  look: Look,
  along: number,
  angle: number,
): Point & { facing: number } {
  const on = surfacePoint(view, sectionAt(pose, look, along), angle);
  if (on.facing >= 0) return on;
  // Beyond the outline: a shape that wraps around ends there.
  const section = sectionAt(pose, look, along);
  const turn = view.angle(section.yaw);
  const edge = Math.sin(angle + turn) > 0 ? Math.PI / 2 - turn : -Math.PI / 2 - turn;
  return { ...surfacePoint(view, section, edge), facing: on.facing };
}

/** Fills straight between points with the current colour. */
export function fillPolygon(view: FigureView, points: readonly Point[]): void {
  const { context } = view;
  context.beginPath();
  points.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
  context.closePath();
  context.fill();
}
