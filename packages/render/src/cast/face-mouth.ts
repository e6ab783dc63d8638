import { css, mix, scaled, type Rgb } from "../scene/colour.ts";
import type { Face } from "./face-acting.ts";
import { traceCurve, type Point } from "./figure-view.ts";
import { faceAt, type HeadView } from "./skull.ts";

const mouthY = -0.585;

/** Lips, teeth and tongue; the corners follow the mood. */
export function paintMouth(head: HeadView, face: Face): void {
  if (Math.cos(head.angle) < -0.1) return;
  const { context, light } = head.figure;
  const { look, unit } = head;
  const { smile, grin } = face;
  const mouth = {
    ...face.mouth,
    open: Math.max(face.mouth.open, 0.34 * grin),
    width: face.mouth.width + 0.1 * grin,
    teeth: Math.max(face.mouth.teeth, grin),
  };
  const female = look.sex === "female";
  const half = (look.child ? 0.205 : 0.235) * mouth.width * (1 - 0.32 * mouth.round) + 0.05 * Math.max(0, smile);
  const drop = 0.25 * mouth.open;
  // The corners go up in a smile while the middle stays.
  const rise = 0.11 * smile * (1 - 0.6 * mouth.round);
  const shape = (s: number): { top: Point; bottom: Point } => {
    const bow = 1 - s * s;
    const top = mouthY + rise * (s * s) - rise * 0.35 + 0.02 * mouth.open * bow;
    return {
      top: faceAt(head, s * half, top, 0.004),
      bottom: faceAt(head, s * half, top - drop * Math.max(0, bow) ** 0.62, 0.004),
    };
  };
  const ss = [-1, -0.82, -0.55, -0.28, 0, 0.28, 0.55, 0.82, 1].filter((s) => isSeen(head, s * half));
  if (ss.length < 2) return;
  const top = ss.map((s) => shape(s).top);
  const bottom = ss.map((s) => shape(s).bottom);
  const lip: Rgb = light.bright(mix(look.skin, female ? [192, 62, 76] : [170, 84, 78], female ? 0.6 : 0.36));
  const line = css(scaled(mix(light.dark(look.skin), [96, 24, 30], 0.55), 0.62), 0.92);
  const opened = drop > 0.022;
  if (female || opened) {
    const thick = female ? 0.05 : 0.026;
    const upperLip = ss.map((s) => {
      const cupid = 1 - 0.32 * Math.exp(-((s / 0.16) ** 2));
      const bow = Math.max(0, 1 - s * s) ** 0.8;
      const at = mouthY + rise * (s * s) - rise * 0.35 + 0.02 * mouth.open * (1 - s * s);
      return faceAt(head, s * half, at + thick * cupid * bow, 0.004);
    });
    context.fillStyle = css(scaled(lip, 0.92), female ? 0.9 : 0.6);
    fillBetween(head, upperLip, top);
    const lowerLip = ss.map((s) => {
      const bow = Math.max(0, 1 - s * s) ** 0.7;
      const at =
        mouthY + rise * (s * s) - rise * 0.35 + 0.02 * mouth.open * (1 - s * s) - drop * Math.max(0, 1 - s * s) ** 0.62;
      return faceAt(head, s * half, at - (female ? 0.066 : 0.045) * bow, 0.004);
    });
    context.fillStyle = css(lip, female ? 0.9 : 0.6);
    fillBetween(head, bottom, lowerLip);
  }
  if (opened) {
    context.save();
    fillPath(head, top, bottom);
    context.fillStyle = css([78, 22, 30]);
    context.fill();
    context.clip();
    const middle = shape(0);
    if (mouth.tongue > 0.05) {
      context.fillStyle = css(light.bright([206, 92, 98]), 0.92);
      context.beginPath();
      context.ellipse(
        middle.bottom.x,
        middle.bottom.y + unit * (0.05 - 0.06 * mouth.tongue),
        unit * half * 0.62,
        unit * 0.1,
        0,
        0,
        2 * Math.PI,
      );
      context.fill();
    }
    if (mouth.teeth > 0.05) {
      const tall = Math.min(0.085, drop * 0.5) * Math.min(1, mouth.teeth * 1.2);
      const edge = ss.map((s) => {
        const at = mouthY + rise * (s * s) - rise * 0.35 + 0.02 * mouth.open * (1 - s * s);
        return faceAt(head, s * half, at - tall * Math.max(0, 1 - s ** 6), 0.004);
      });
      context.fillStyle = css(mix(light.dark([248, 246, 242]), light.bright([254, 252, 248]), 0.8));
      fillBetween(head, top, edge);
    }
    context.restore();
  }
  context.strokeStyle = line;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.lineWidth = Math.max(0.7, unit * (opened ? 0.022 : 0.03));
  traceCurve(context, top);
  context.stroke();
  if (unit < 16) return;
  // Under the lower lip lies a little shade; a smile dents the cheeks.
  context.strokeStyle = css(scaled(light.dark(look.skin), 0.82), 0.4);
  context.lineWidth = unit * 0.03;
  const chinY = mouthY - drop - 0.105;
  traceCurve(
    context,
    [-0.09, 0, 0.09].map((x) => faceAt(head, x, chinY - (x === 0 ? 0.012 : 0))),
  );
  context.stroke();
  if (smile < 0.25) return;
  context.lineWidth = Math.max(0.6, unit * 0.022);
  context.strokeStyle = css(scaled(light.dark(look.skin), 0.7), 0.55 * Math.min(1, smile));
  for (const sign of [-1, 1] as const) {
    if (!isSeen(head, sign * (half + 0.05))) continue;
    const y = mouthY + rise * 0.65;
    traceCurve(context, [
      faceAt(head, sign * (half + 0.025), y + 0.05),
      faceAt(head, sign * (half + 0.055), y),
      faceAt(head, sign * (half + 0.03), y - 0.045),
    ]);
    context.stroke();
  }
}

function isSeen(head: HeadView, x: number): boolean {
  return head.facing(Math.asin(Math.max(-1, Math.min(1, x / 0.6)))) > -0.06;
}

function fillPath(head: HeadView, upper: readonly Point[], lower: readonly Point[]): void {
  const { context } = head.figure;
  context.beginPath();
  [...upper, ...[...lower].reverse()].forEach((point, index) =>
    index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y),
  );
  context.closePath();
}

function fillBetween(head: HeadView, upper: readonly Point[], lower: readonly Point[]): void {
  fillPath(head, upper, lower);
  head.figure.context.fill();
}
