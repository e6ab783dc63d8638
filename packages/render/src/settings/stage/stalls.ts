import type { SKRSContext2D } from "@napi-rs/canvas";
import { hashUnit } from "../../scene/random.ts";
import type { ShotContext } from "../../scene/shot.ts";
import { paintUpright } from "../room-view.ts";
import type { RoomThing } from "../room.ts";

/** Where the heads of the first row show: metres in the picture's height, the lens, and how high they reach, by framing. */
const views = {
  wide: { metresHigh: 3.05, lens: 1, headY: 0.46 },
  medium: { metresHigh: 1.5, lens: 1.45, headY: 0.86 },
} as const;

/** Heads and shoulders of the audience against the light; some hold up a hand or a telephone. */
export function stalls({ shot, width, height }: ShotContext): RoomThing[] {
  const { framing } = shot.camera;
  if (framing !== "wide" && framing !== "medium") return [];
  const { metresHigh, lens, headY } = views[framing];
  const crowd = 1 + 0.16 * Math.max(0, Math.min(shot.actors.length, 4) - 1);
  const distance = ((metresHigh * crowd * lens) / height) * (width > height ? width : height * 1.05) * 0.98;
  const row = (index: number): RoomThing => {
    const z = distance * (-0.52 + index * 0.13);
    return {
      z,
      paint(view) {
        const seed = view.seed + index * 37;
        for (let head = -12; head <= 12; head++) {
          const unit = hashUnit(seed, head + 50);
          const x = head * 0.44 + (index % 2) * 0.22 + (unit - 0.5) * 0.16;
          const bob = 0.018 * Math.sin(view.seconds * (2.2 + unit) + head * 1.7);
          const y =
            headY +
            0.14 * (hashUnit(seed, head + 90) - 0.5) +
            bob -
            index * 0.05 -
            (framing === "wide" ? 0.1 : 0) -
            (width > height ? 0 : 0.12);
          // Nobody stands between us and who it is about.
          if (Math.abs(x) < (framing === "medium" ? 0.62 : index > 0 ? 0.3 : 0)) continue;
          const dark = index === 0 ? "rgb(12,10,18)" : index === 1 ? "rgb(20,18,30)" : "rgb(30,27,42)";
          const raised = hashUnit(seed, head + 130) < 0.3 && Math.abs(x) > 0.75;
          paintUpright(view, { x, y, z }, (pen) =>
            paintListener(pen, { unit, dark, seconds: view.seconds, head, raised }),
          );
        }
      },
    };
  };
  return framing === "wide" ? [row(2), row(1), row(0)] : [row(1), row(0)];
}

/** Somebody of the audience from behind, in metres from the middle of the head: hair of one of four cuts, neck, shoulders. */
function paintListener(
  pen: SKRSContext2D,
  one: {
    readonly unit: number;
    readonly dark: string;
    readonly seconds: number;
    readonly head: number;
    readonly raised: boolean;
  },
): void {
  const { unit, dark, seconds, head, raised } = one;
  pen.fillStyle = dark;
  pen.beginPath();
  pen.moveTo(-0.27, -1.2);
  pen.lineTo(-0.245, -0.29);
  pen.quadraticCurveTo(-0.2, -0.205, -0.06, -0.17);
  pen.lineTo(-0.048, -0.08);
  pen.lineTo(0.048, -0.08);
  pen.lineTo(0.06, -0.17);
  pen.quadraticCurveTo(0.2, -0.205, 0.245, -0.29);
  pen.lineTo(0.27, -1.2);
  pen.fill();
  pen.beginPath();
  pen.ellipse(0, 0, 0.088, 0.112, 0, 0, 2 * Math.PI);
  for (const side of [-1, 1]) pen.ellipse(side * 0.09, -0.015, 0.018, 0.03, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  if (unit < 0.25) pen.roundRect(-0.105, -0.27, 0.21, 0.36, [0.1]);
  else if (unit < 0.45) pen.ellipse(0, 0.135, 0.045, 0.04, 0, 0, 2 * Math.PI);
  else if (unit < 0.6) pen.roundRect(-0.098, 0.01, 0.196, 0.11, [0.06]);
  else if (unit < 0.72)
    for (let curl = 0; curl < 9; curl++) {
      const angle = Math.PI * (0.02 + 0.12 * curl);
      pen.moveTo(0.1 * Math.cos(angle) + 0.04, 0.04 + 0.1 * Math.sin(angle));
      pen.arc(0.1 * Math.cos(angle), 0.04 + 0.1 * Math.sin(angle), 0.04, 0, 2 * Math.PI);
    }
  pen.fill();
  // The stage lights their outlines.
  pen.strokeStyle = "rgba(214,206,246,0.34)";
  pen.lineWidth = 0.011;
  pen.lineCap = "round";
  pen.beginPath();
  pen.ellipse(0, 0.004, unit < 0.25 ? 0.104 : 0.09, 0.114, 0, 0.45, Math.PI - 0.45);
  pen.stroke();
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.moveTo(side * 0.075, -0.176);
    pen.quadraticCurveTo(side * 0.2, -0.205, side * 0.245, -0.29);
    pen.stroke();
  }
  if (!raised) return;
  const wave = 0.08 * Math.sin(seconds * 2.6 + head);
  pen.strokeStyle = dark;
  pen.lineWidth = 0.058;
  pen.beginPath();
  pen.moveTo(0.21, -0.27);
  pen.quadraticCurveTo(0.31, -0.02, 0.25 + wave, 0.22);
  pen.stroke();
  pen.fillStyle = dark;
  pen.beginPath();
  pen.arc(0.25 + wave, 0.25, 0.04, 0, 2 * Math.PI);
  pen.fill();
  if (unit > 0.6) {
    pen.fillStyle = "rgba(190,220,255,0.9)";
    pen.fillRect(0.215 + wave, 0.25, 0.065, 0.12);
    return;
  }
  for (const finger of [-0.03, -0.01, 0.01, 0.03]) {
    pen.lineWidth = 0.014;
    pen.beginPath();
    pen.moveTo(0.25 + wave + finger * 0.8, 0.27);
    pen.lineTo(0.25 + wave + finger * 1.5, 0.325);
    pen.stroke();
  }
}
