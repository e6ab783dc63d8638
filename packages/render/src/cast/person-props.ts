import type { PersonAction } from "../scene-spec.ts";
import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { outlineOf, paintLimb, traceSmooth, type FigureView, type Point } from "./figure-view.ts";
import { handFrame, handPoint } from "./hand.ts";
import type { Arm, Pose, Vec3 } from "./skeleton.ts";
import { fillPolygon } from "./trunk.ts";

/** What an action puts into the hands. */
export type Prop = "spoon" | "cup" | "notebook";

/** The thing that belongs to an action. */
export function propOf(action: PersonAction): Prop | undefined {
  return props[action];
}

const props: Readonly<Partial<Record<PersonAction, Prop>>> = { cook: "spoon", drink: "cup", write: "notebook" };

/** A wooden spoon that sticks out of a fist at both ends. */
export function paintSpoon(view: FigureView, arm: Arm): void {
  const { context, light } = view;
  const along = (metres: number): Point =>
    view.at([
      arm.wrist[0] + arm.fingers[0] * 0.09 + 0.02,
      arm.wrist[1] + 0.02 + metres,
      arm.wrist[2] + 0.06 - metres * 0.25,
    ]);
  const top = along(0.1);
  const bottom = along(-0.2);
  context.strokeStyle = css(light.bright([184, 132, 84]));
  context.lineCap = "round";
  context.lineWidth = Math.max(1, 0.02 * view.scale);
  context.beginPath();
  context.moveTo(top.x, top.y);
  context.lineTo(bottom.x, bottom.y);
  context.stroke();
}

/** A mug in the right hand, tipped as far as the hand is raised. */
export function paintCup(view: FigureView, pose: Pose, colour: Rgb): void {
  const { context, light } = view;
  const arm = pose.arms.right;
  const frame = handFrame(arm, "right");
  const fist = handPoint(arm, frame, [0.06, 0.03, 0]);
  // Beside the fist, towards the other hand, and a little before it.
  const aside = pose.chestYaw;
  const middle: Vec3 = [
    fist[0] + 0.078 * Math.cos(aside) + 0.02 * Math.sin(aside),
    fist[1] + 0.012,
    fist[2] - 0.078 * Math.sin(aside) + 0.02 * Math.cos(aside),
  ];
  const tip = Math.max(0, Math.min(1, (arm.wrist[1] - 1.36) / 0.1)) * 0.6;
  // Towards the drinker's face.
  const towards: Vec3 = [pose.head[0] - middle[0], 0, pose.head[2] - middle[2]];
  const length = Math.max(0.01, Math.hypot(...towards));
  const axis: Vec3 = [(towards[0] / length) * Math.sin(tip), Math.cos(tip), (towards[2] / length) * Math.sin(tip)];
  const at = (metres: number): Vec3 => [
    middle[0] + axis[0] * metres,
    middle[1] + axis[1] * metres,
    middle[2] + axis[2] * metres,
  ];
  const base = view.at(at(-0.055));
  const rim = view.at(at(0.07));
  const unit = rim.scale;
  const shade = context.createLinearGradient(rim.x - 0.045 * unit, 0, rim.x + 0.045 * unit, 0);
  const dark = css(mix(light.dark(colour), light.bright(colour), 0.25));
  shade.addColorStop(light.keySide > 0 ? 1 : 0, css(light.bright(colour)));
  shade.addColorStop(light.keySide > 0 ? 0 : 1, dark);
  const across = Math.atan2(rim.y - base.y, rim.x - base.x) + Math.PI / 2;
  const cx = Math.cos(across) * 0.05 * unit;
  const cy = Math.sin(across) * 0.05 * unit;
  // The handle is where the fist is.
  const free = view.at(fist).x > rim.x ? 1 : -1;
  const waist = { x: (base.x + rim.x) / 2, y: (base.y + rim.y) / 2 };
  context.strokeStyle = dark;
  context.lineWidth = Math.max(1, 0.013 * unit);
  context.beginPath();
  context.arc(waist.x + free * 0.046 * unit, waist.y, 0.026 * unit, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = shade;
  context.beginPath();
  context.moveTo(base.x - cx * 0.84, base.y - cy * 0.84);
  context.lineTo(rim.x - cx, rim.y - cy);
  context.lineTo(rim.x + cx, rim.y + cy);
  context.lineTo(base.x + cx * 0.84, base.y + cy * 0.84);
  context.closePath();
  context.fill();
  context.beginPath();
  context.ellipse(base.x, base.y, 0.043 * unit, 0.012 * unit, across, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = css(mix(light.dark(colour), light.bright(colour), 0.9));
  context.beginPath();
  context.ellipse(rim.x, rim.y, 0.05 * unit, 0.014 * unit, across, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = css(light.dark([92, 56, 36]));
  context.beginPath();
  context.ellipse(rim.x, rim.y, 0.043 * unit, 0.009 * unit, across, 0, 2 * Math.PI);
  context.fill();
}

/** A notebook on the lap with what has been written so far, and the pen in the right hand. */
export function paintNotebook(view: FigureView, pose: Pose): void {
  const { context, light } = view;
  const left = pose.arms.left.wrist;
  const y = left[1] + 0.035;
  const corner = (x: number, z: number): Point => view.at([x, y + (z - 0.28) * 0.22 + 0.02, z]);
  const cover: Rgb = [150, 66, 58];
  const paper: Rgb = [250, 246, 236];
  const page = (x0: number, x1: number, z0: number, z1: number): Point[] => [
    corner(x0, z0),
    corner(x1, z0),
    corner(x1, z1),
    corner(x0, z1),
  ];
  context.fillStyle = css(mix(light.dark(cover), light.bright(cover), 0.6));
  const drop = page(-0.165, 0.165, 0.2, 0.45).map(({ x, y: row }) => ({ x, y: row + 0.014 * view.scale }));
  fillPolygon(view, drop);
  fillPolygon(view, page(-0.165, 0.165, 0.2, 0.45));
  context.fillStyle = css(mix(light.dark(paper), light.bright(paper), 0.9));
  fillPolygon(view, page(-0.155, -0.004, 0.21, 0.44));
  context.fillStyle = css(mix(light.dark(paper), light.bright(paper), 0.78));
  fillPolygon(view, page(0.004, 0.155, 0.21, 0.44));
  if (view.scale < 120) return;
  context.strokeStyle = css(light.dark([70, 80, 120]), 0.6);
  context.lineWidth = Math.max(0.6, 0.004 * view.scale);
  context.beginPath();
  for (let row = 0; row < 7; row++) {
    const z = 0.42 - row * 0.028;
    const from = corner(0.02, z);
    const to = corner(0.14 - 0.03 * ((row * 5) % 3), z);
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    if (row > 3) continue;
    const begin = corner(-0.14, z);
    const end = corner(-0.03, z);
    context.moveTo(begin.x, begin.y);
    context.lineTo(end.x, end.y);
  }
  context.stroke();
}

/** A pen between thumb and forefinger. */
export function paintPen(view: FigureView, arm: Arm): void {
  const { context, light } = view;
  const frame = handFrame(arm, "right");
  const tip = handPoint(arm, frame, [0.155, 0.085, 0.02]);
  const end = handPoint(arm, frame, [0.04, -0.035, 0.05]);
  const from = view.at(tip);
  const to = view.at(end);
  context.lineCap = "round";
  context.strokeStyle = css(mix(light.dark([40, 70, 140]), light.bright([40, 70, 140]), 0.75));
  context.lineWidth = Math.max(1, 0.011 * view.scale);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/** A round stool under a sitter. */
export function paintStool(view: FigureView, pose: Pose): void {
  const { context, light } = view;
  const [x, y, z] = pose.pelvis;
  const wood: Rgb = [150, 104, 70];
  for (const leg of [
    [-0.15, -0.13],
    [0.15, -0.13],
    [-0.15, 0.13],
    [0.15, 0.13],
  ] as const) {
    paintLimb(view, {
      joints: [
        { at: [x + leg[0] * 0.8, y - 0.12, z + leg[1] * 0.8], radius: 0.018 },
        { at: [x + leg[0], 0.018, z + leg[1]], radius: 0.016 },
      ],
      colour: scaled(wood, 0.9),
      behind: false,
    });
  }
  const seat = outlineOf(view, [
    { centre: [x, y - 0.07, z], halfWidth: 0.17, halfDepth: 0.17, yaw: 0 },
    { centre: [x, y - 0.1, z], halfWidth: 0.18, halfDepth: 0.18, yaw: 0 },
    { centre: [x, y - 0.13, z], halfWidth: 0.17, halfDepth: 0.17, yaw: 0 },
  ]);
  traceSmooth(context, seat);
  context.fillStyle = css(mix(light.dark(wood), light.bright(wood), 0.7));
  context.fill();
}
