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
        for (let head = -9; head <= 9; head++) {
          const unit = hashUnit(seed, head + 50);
          const x = head * 0.56 + (index % 2) * 0.28 + (unit - 0.5) * 0.2;
          const bob = 0.018 * Math.sin(view.seconds * (2.2 + unit) + head * 1.7);
          const y = headY + 0.12 * (hashUnit(seed, head + 90) - 0.5) + bob - index * 0.06 - (width > height ? 0 : 0.12);
          const raised = hashUnit(seed, head + 130) < 0.24 && Math.abs(x) > 0.75;
          // Nobody sits between us and who it is about.
          if (framing === "medium" && Math.abs(x) < 0.62) continue;
          paintUpright(view, { x, y, z }, (pen) => {
            const dark = index === 0 ? "rgb(10,9,15)" : "rgb(18,16,26)";
            pen.fillStyle = dark;
            pen.strokeStyle = "rgba(210,200,240,0.3)";
            pen.lineWidth = 0.012;
            pen.beginPath();
            pen.ellipse(0, 0, 0.105, 0.135, 0, 0, 2 * Math.PI);
            pen.fill();
            pen.beginPath();
            pen.ellipse(0, 0, 0.105, 0.135, 0, 0.35, Math.PI - 0.35);
            pen.stroke();
            if (unit < 0.3) {
              pen.beginPath();
              pen.ellipse(0, -0.06, 0.135, 0.18, 0, 0, 2 * Math.PI);
              pen.fill();
            }
            pen.beginPath();
            pen.moveTo(-0.3, -1.2);
            pen.lineTo(-0.27, -0.26);
            pen.quadraticCurveTo(-0.2, -0.16, 0, -0.15);
            pen.quadraticCurveTo(0.2, -0.16, 0.27, -0.26);
            pen.lineTo(0.3, -1.2);
            pen.fill();
            if (raised) {
              const wave = 0.08 * Math.sin(view.seconds * 2.6 + head);
              pen.strokeStyle = dark;
              pen.lineCap = "round";
              pen.lineWidth = 0.058;
              pen.beginPath();
              pen.moveTo(0.22, -0.25);
              pen.quadraticCurveTo(0.33, -0.02, 0.27 + wave, 0.24);
              pen.stroke();
              pen.fillStyle = dark;
              pen.beginPath();
              pen.arc(0.27 + wave, 0.27, 0.042, 0, 2 * Math.PI);
              pen.fill();
              if (unit > 0.6) {
                pen.fillStyle = "rgba(190,220,255,0.9)";
                pen.fillRect(0.235 + wave, 0.27, 0.065, 0.12);
              }
            }
          });
        }
      },
    };
  };
  return framing === "wide" ? [row(1), row(0)] : [row(0)];
}
