import { clamp, css, mix, scaled, type Rgb } from "../scene/colour.ts";
import { traceCurve, type Point } from "./figure-view.ts";
import { skullAt, type HeadView } from "./skull.ts";
import type { Mouth } from "./mouth.ts";

/** Eyes, brows, nose and mouth, placed on the skull so that they turn with it. */
export function paintFace(head: HeadView, face: { readonly mouth: Mouth; readonly eyesOpen: number }): void {
  if (!head.figure.fine) return paintSmallFace(head);
  paintCheeks(head);
  for (const sign of [-1, 1] as const) {
    paintEye(head, sign, face.eyesOpen);
    paintBrow(head, sign, face.mouth.open);
    if (head.look.glasses) paintLens(head, sign);
  }
  paintMouth(head, face.mouth);
  paintNose(head);
}

function paintSmallFace(head: HeadView): void {
  const { context } = head.figure;
  if (head.unit < 3) return;
  context.fillStyle = css([30, 22, 26], 0.8);
  for (const sign of [-1, 1] as const) {
    const around = sign * 0.46;
    if (head.facing(around) < 0.15) continue;
    const at = onSkull(head, around, 0.03, 0);
    context.fillRect(at.x - head.unit * 0.07, at.y - head.unit * 0.07, head.unit * 0.14, head.unit * 0.15);
  }
}

function onSkull(head: HeadView, around: number, y: number, out: number): Point {
  const level = skullAt(y, head.look);
  return head.point(
    (level.halfWidth + out) * Math.sin(around),
    y,
    level.ahead + (level.halfDepth + out) * Math.cos(around),
  );
}

function paintCheeks(head: HeadView): void {
  const { context, light } = head.figure;
  for (const sign of [-1, 1] as const) {
    const facing = head.facing(sign * 0.65);
    if (facing < 0.2) continue;
    const at = onSkull(head, sign * 0.62, -0.3, 0);
    const radius = head.unit * 0.27;
    const blush = context.createRadialGradient(at.x, at.y, 0, at.x, at.y, radius);
    const colour = light.bright(mix(head.look.skin, [226, 92, 84], 0.42));
    blush.addColorStop(0, css(colour, 0.42 * facing));
    blush.addColorStop(1, css(colour, 0));
    context.fillStyle = blush;
    context.fillRect(at.x - radius, at.y - radius, radius * 2, radius * 2);
  }
}

const eyeAround = 0.45;

function paintEye(head: HeadView, sign: 1 | -1, open: number): void {
  const facing = head.facing(sign * eyeAround);
  if (facing < 0.12) return;
  const { context, light } = head.figure;
  const { look, unit } = head;
  const at = onSkull(head, sign * eyeAround, 0.02, 0.005);
  const big = look.headScale > 1.2 ? 1.15 : 1;
  const wide = unit * 0.158 * big * clamp(facing * 1.08, 0.3, 1);
  const tall = unit * 0.094 * big * Math.max(0.06, open) * (look.sex === "female" ? 1.1 : 1);
  // The socket is a little darker than the cheek: eyes sit in, not on, the face.
  context.fillStyle = css(light.dark(look.skin), 0.28);
  context.beginPath();
  context.ellipse(at.x, at.y - unit * 0.02, wide * 1.35, unit * 0.17, 0, 0, 2 * Math.PI);
  context.fill();
  const almond = (): void => {
    context.beginPath();
    context.moveTo(at.x - wide, at.y + tall * 0.2);
    context.bezierCurveTo(
      at.x - wide * 0.5,
      at.y - tall * 1.25,
      at.x + wide * 0.5,
      at.y - tall * 1.25,
      at.x + wide,
      at.y + tall * 0.1,
    );
    context.bezierCurveTo(
      at.x + wide * 0.45,
      at.y + tall * 1.05,
      at.x - wide * 0.45,
      at.y + tall * 1.05,
      at.x - wide,
      at.y + tall * 0.2,
    );
  };
  if (open > 0.25) {
    context.save();
    almond();
    context.fillStyle = css(mix(light.dark([244, 242, 240]), light.bright([252, 250, 248]), 0.7));
    context.fill();
    context.clip();
    const gazeX = at.x + unit * 0.03 * Math.sin(head.angle) * -0.4;
    const gazeY = at.y - tall * 0.05 + unit * 0.02 * Math.sin(head.pitch);
    const iris = unit * 0.1 * big;
    context.fillStyle = css(light.bright(look.eyes));
    context.beginPath();
    context.ellipse(gazeX, gazeY, iris * clamp(facing * 1.1, 0.4, 1), iris, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = css([14, 10, 14]);
    context.beginPath();
    context.ellipse(gazeX, gazeY, iris * 0.5 * clamp(facing * 1.1, 0.4, 1), iris * 0.52, 0, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = "rgba(20,10,20,0.28)";
    context.fillRect(at.x - wide, at.y - tall * 1.3, wide * 2, tall * 0.75);
    context.fillStyle = "rgba(255,255,255,0.92)";
    context.beginPath();
    context.arc(gazeX + light.keySide * iris * 0.36, gazeY - iris * 0.36, iris * 0.24, 0, 2 * Math.PI);
    context.fill();
    context.restore();
  }
  // Upper lid, with lashes drawn out at the outer corner.
  context.strokeStyle = css(scaled(look.hair, 0.45));
  context.lineCap = "round";
  context.lineWidth = Math.max(0.7, unit * (look.sex === "female" ? 0.05 : 0.036));
  const outer = sign * (Math.cos(head.angle) >= 0 ? 1 : -1);
  const lashes = look.sex === "female" ? unit * 0.05 : unit * 0.01;
  context.beginPath();
  if (open > 0.25) {
    context.moveTo(at.x - wide * 1.02 - (outer < 0 ? lashes : 0), at.y + tall * 0.2 - (outer < 0 ? lashes * 0.7 : 0));
    context.bezierCurveTo(
      at.x - wide * 0.5,
      at.y - tall * 1.3,
      at.x + wide * 0.5,
      at.y - tall * 1.3,
      at.x + wide * 1.02 + (outer > 0 ? lashes : 0),
      at.y + tall * 0.1 - (outer > 0 ? lashes * 0.7 : 0),
    );
  } else {
    context.moveTo(at.x - wide, at.y);
    context.quadraticCurveTo(at.x, at.y + unit * 0.06, at.x + wide, at.y);
  }
  context.stroke();
  context.strokeStyle = css(light.dark(scaled(look.skin, 0.8)), 0.5);
  context.lineWidth = Math.max(0.5, unit * 0.02);
  context.beginPath();
  context.moveTo(at.x - wide * 0.8, at.y - unit * 0.13);
  context.quadraticCurveTo(at.x, at.y - unit * 0.18, at.x + wide * 0.8, at.y - unit * 0.13);
  context.stroke();
}

function paintBrow(head: HeadView, sign: 1 | -1, speaking: number): void {
  if (head.facing(sign * 0.5) < 0.1) return;
  const { context, light } = head.figure;
  const { look, unit } = head;
  const lift = 0.03 * speaking;
  const inner = onSkull(head, sign * 0.2, 0.245 + lift, 0.01);
  const middle = onSkull(head, sign * 0.48, 0.32 + lift, 0.01);
  const outer = onSkull(head, sign * 0.78, 0.22 + lift * 0.5, 0.01);
  context.strokeStyle = css(mix(light.dark(look.hair), light.bright(look.hair), 0.2), 0.92);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = Math.max(0.8, unit * (look.sex === "female" ? 0.05 : 0.075));
  traceCurve(context, [inner, middle, outer]);
  context.stroke();
}

function paintLens(head: HeadView, sign: 1 | -1): void {
  const facing = head.facing(sign * eyeAround);
  if (facing < 0.15) return;
  const { context } = head.figure;
  const at = onSkull(head, sign * eyeAround, 0, 0.05);
  context.strokeStyle = css([34, 30, 34], 0.9);
  context.lineWidth = Math.max(0.8, head.unit * 0.035);
  context.beginPath();
  context.ellipse(at.x, at.y, head.unit * 0.24 * facing, head.unit * 0.2, 0, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = "rgba(220,235,255,0.12)";
  context.fill();
  const bridge = head.point(0, 0.04, 0.82);
  context.beginPath();
  context.moveTo(at.x + (bridge.x > at.x ? 1 : -1) * head.unit * 0.24 * facing, at.y);
  context.lineTo(bridge.x, bridge.y);
  context.stroke();
}

function paintNose(head: HeadView): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  const long = look.sex === "female" ? 0.9 : 1;
  const sideways = Math.sin(head.angle);
  const bridge = head.point(0, 0.1, 0.77);
  const tip = head.point(0, -0.27 * long, 0.755 + 0.2 * long);
  const base = head.point(0, -0.37, 0.79);
  const skin = light.bright(look.skin);
  const shade = light.dark(look.skin);
  if (Math.abs(sideways) > 0.25) {
    context.fillStyle = css(skin);
    context.beginPath();
    const root = head.point(0, 0.06, 0.66);
    const lip = head.point(0, -0.38, 0.66);
    context.moveTo(root.x, root.y);
    context.lineTo(bridge.x, bridge.y);
    context.quadraticCurveTo((bridge.x + tip.x) / 2, (bridge.y + tip.y) / 2 + unit * 0.02, tip.x, tip.y);
    context.quadraticCurveTo(tip.x, tip.y + unit * 0.08, base.x, base.y);
    context.lineTo(lip.x, lip.y);
    context.fill();
  }
  // The shadowed flank, a highlight on the bridge, and the underside.
  const flank = light.keySide * -1;
  context.fillStyle = css(shade, 0.4);
  context.beginPath();
  context.moveTo(bridge.x, bridge.y);
  const wing = head.point(flank * 0.16, -0.31, 0.76);
  context.quadraticCurveTo((bridge.x + tip.x) / 2, (bridge.y + tip.y) / 2, tip.x, tip.y + unit * 0.03);
  context.quadraticCurveTo(wing.x, wing.y + unit * 0.03, wing.x, wing.y);
  context.quadraticCurveTo((bridge.x + wing.x) / 2, (bridge.y + wing.y) / 2, bridge.x, bridge.y);
  context.fill();
  context.strokeStyle = css(scaled(shade, 0.8), 0.8);
  context.lineCap = "round";
  context.lineWidth = Math.max(0.6, unit * 0.03);
  const left = head.point(-0.13, -0.34, 0.74);
  const right = head.point(0.13, -0.34, 0.74);
  context.beginPath();
  context.moveTo(left.x, left.y);
  context.quadraticCurveTo(base.x, base.y + unit * 0.05, right.x, right.y);
  context.stroke();
  if (Math.abs(sideways) > 0.6) return;
  context.fillStyle = css(mix(skin, [255, 255, 255], 0.4), 0.3);
  context.beginPath();
  context.ellipse(
    tip.x - sideways * unit * 0.07 + light.keySide * unit * 0.03,
    tip.y - unit * 0.03,
    unit * 0.045,
    unit * 0.035,
    0,
    0,
    2 * Math.PI,
  );
  context.fill();
}

function paintMouth(head: HeadView, mouth: Mouth): void {
  if (Math.cos(head.angle) < -0.1) return;
  const { context, light } = head.figure;
  const { look, unit } = head;
  const y = -0.57;
  const half = 0.32 * mouth.width * (1 - 0.25 * mouth.round);
  const smile = 0.055 * (1 - mouth.round);
  const corner = (sign: 1 | -1): Point =>
    head.facing(sign * half) > -0.05
      ? onSkull(head, sign * half * 1.1, y + smile, 0.01)
      : onSkull(head, -head.angle + (sign * Math.PI) / 2, y + smile, 0);
  const left = corner(-1);
  const right = corner(1);
  const middle = onSkull(head, 0, y, 0.03);
  const open = unit * 0.27 * mouth.open;
  const lip: Rgb = light.bright(
    mix(look.skin, look.sex === "female" ? [196, 60, 70] : [176, 84, 74], look.sex === "female" ? 0.66 : 0.45),
  );
  const top = middle.y - open * 0.3;
  const bottom = middle.y + open * 0.85;
  if (open > unit * 0.02) {
    context.save();
    context.beginPath();
    context.moveTo(left.x, left.y);
    context.quadraticCurveTo(middle.x, top - open * 0.1, right.x, right.y);
    context.bezierCurveTo(
      right.x - (right.x - left.x) * 0.06,
      bottom + open * 0.28,
      left.x + (right.x - left.x) * 0.06,
      bottom + open * 0.28,
      left.x,
      left.y,
    );
    context.fillStyle = css([74, 24, 30]);
    context.fill();
    context.clip();
    if (mouth.tongue > 0.05) {
      context.fillStyle = css(light.bright([198, 88, 92]), 0.9);
      context.beginPath();
      context.ellipse(
        middle.x,
        bottom + unit * (0.09 - 0.06 * mouth.tongue),
        unit * 0.16,
        unit * 0.1,
        0,
        0,
        2 * Math.PI,
      );
      context.fill();
    }
    if (mouth.teeth > 0.05) {
      context.fillStyle = css(
        mix(light.dark([250, 248, 244]), light.bright([252, 250, 246]), 0.75),
        Math.min(1, mouth.teeth * 1.3),
      );
      context.beginPath();
      context.ellipse(
        middle.x,
        (left.y + right.y) / 2 - unit * 0.03,
        (right.x - left.x) * 0.4,
        unit * 0.035 + open * 0.24,
        0,
        0,
        2 * Math.PI,
      );
      context.fill();
    }
    context.restore();
  }
  context.lineCap = "round";
  // Upper lip with its bow, lower lip fuller.
  context.fillStyle = css(lip, 0.95);
  const thick = unit * (look.sex === "female" ? 0.062 : 0.042);
  context.beginPath();
  context.moveTo(left.x, left.y);
  context.quadraticCurveTo(
    left.x + (middle.x - left.x) * 0.6,
    top - thick * 1.35,
    middle.x - unit * 0.035,
    top - thick * 0.9,
  );
  context.quadraticCurveTo(middle.x, top - thick * 0.55, middle.x + unit * 0.035, top - thick * 0.9);
  context.quadraticCurveTo(right.x + (middle.x - right.x) * 0.6, top - thick * 1.35, right.x, right.y);
  context.quadraticCurveTo(middle.x, top + thick * 0.3, left.x, left.y);
  context.fill();
  context.fillStyle = css(mix(lip, light.bright(look.skin), 0.25), 0.95);
  context.beginPath();
  context.moveTo(left.x, left.y);
  const inset = (right.x - left.x) * 0.06;
  context.bezierCurveTo(left.x + inset, bottom + open * 0.24, right.x - inset, bottom + open * 0.24, right.x, right.y);
  context.bezierCurveTo(
    right.x - inset,
    bottom + open * 0.24 + thick * 1.7,
    left.x + inset,
    bottom + open * 0.24 + thick * 1.7,
    left.x,
    left.y,
  );
  context.fill();
  if (open <= unit * 0.02) {
    context.strokeStyle = css(scaled(lip, 0.5), 0.85);
    context.lineWidth = Math.max(0.7, unit * 0.028);
    traceCurve(context, [left, { x: middle.x, y: middle.y + unit * 0.015 }, right]);
    context.stroke();
  }
}
