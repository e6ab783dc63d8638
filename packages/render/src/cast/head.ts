import { css, mix, scaled, smoothStep } from "../scene/colour.ts";
import type { Face } from "./face-acting.ts";
import { paintComplexion, paintFace } from "./face.ts";
import { traceSmooth, type FigureView, type Point } from "./figure-view.ts";
import { paintBackHair, paintHair, paintSideLocks } from "./head-hair.ts";
import { paintHat, paintHatBack } from "./head-hat.ts";
import { paintAstronautHead, paintRobotHead } from "./head-machine.ts";
import type { Look } from "./look.ts";
import type { Pose } from "./skeleton.ts";
import { aroundHead, faceAt, headOutline, skullAt, type HeadView } from "./skull.ts";

/** Half the height of an adult's head, metres. */
const halfHeadMetres = 0.118;

/** From the ground to the top of the head, of a standing adult's own size. */
export function headTopMetres(look: Look): number {
  const hat = { none: 0.07, cap: 0.14, brimmed: 0.35, helmet: 0.25, toque: 1.05 }[look.hat];
  return 1.66 + riseOf(look) + halfHeadMetres * look.headScale * (1.03 + hat);
}

/** A larger head sits higher: the chin stays where it is. */
function riseOf(look: Look): number {
  return (look.headScale - 1) * 0.1;
}

/** Skull, ears, face and hair; or what a robot or astronaut has instead. */
export function paintHead(figure: FigureView, pose: Pose, look: Look, face: Face): void {
  const head = headViewOf(figure, pose, look);
  if (look.garment === "robot") return paintRobotHead(head, face);
  if (look.garment === "spacesuit") return paintAstronautHead(head, () => paintSkinHead(head, face));
  paintSkinHead(head, face);
}

/** Hair that falls behind neck and shoulders; to be painted before the body when the person looks at us, after it when not. */
export function paintFallingHair(figure: FigureView, pose: Pose, look: Look): void {
  if (look.garment === "robot" || look.garment === "spacesuit") return;
  paintBackHair(headViewOf(figure, pose, look));
}

function headViewOf(figure: FigureView, pose: Pose, look: Look): HeadView {
  const centre = figure.at([pose.head[0], pose.head[1] + riseOf(look), pose.head[2]]);
  const unit = halfHeadMetres * look.headScale * centre.scale;
  const angle = figure.angle(pose.headYaw);
  const cosRoll = Math.cos(pose.headRoll * Math.cos(angle));
  const sinRoll = Math.sin(pose.headRoll * Math.cos(angle));
  const point2 = (x: number, y: number): Point => ({
    x: centre.x + (x * cosRoll + y * sinRoll) * unit,
    y: centre.y - (y * cosRoll - x * sinRoll) * unit,
  });
  const sinPitch = Math.sin(pose.headPitch);
  return {
    figure,
    look,
    unit,
    angle,
    pitch: pose.headPitch,
    trail:
      -3.5 * Math.sin(pose.headRoll) * Math.cos(angle) -
      0.35 * Math.sin(pose.headYaw - pose.chestYaw) * Math.cos(angle),
    point2,
    point: (x, y, z) => point2(x * Math.cos(angle) + z * Math.sin(angle), y - z * sinPitch * 0.85),
    facing: (around) => Math.cos(around + angle),
  };
}

/** A head too small for a face: skin below hair or hat, hair alone from behind. */
export function paintFarHead(view: FigureView, pose: Pose, look: Look): void {
  const { context, light } = view;
  const at = view.at([pose.head[0], pose.head[1] + 0.02, pose.head[2]]);
  const radius = 0.1 * look.headScale * at.scale;
  const facing = Math.cos(view.angle(pose.headYaw));
  const skin = look.garment === "robot" || look.garment === "spacesuit" ? look.top : look.skin;
  context.fillStyle = css(light.bright(skin));
  context.beginPath();
  context.ellipse(at.x, at.y, radius * 0.82, radius, 0, 0, 2 * Math.PI);
  context.fill();
  if (look.hairStyle === "bald" || skin === look.top) return;
  context.fillStyle = css(mix(light.dark(look.hair), light.bright(look.hair), 0.5));
  context.beginPath();
  // From the front the forehead is free, from behind the neck.
  const low = facing > 0 ? -0.12 : 0.5;
  context.ellipse(at.x, at.y, radius * 0.9, radius * 1.06, 0, Math.PI - low, 2 * Math.PI + low);
  context.fill();
}

function paintSkinHead(head: HeadView, face: Face): void {
  const { figure, look } = head;
  const { context, light } = figure;
  paintHatBack(head);
  paintEars(head, false);
  const jawDrop = 0.13 * face.mouth.open;
  traceSmooth(context, headOutline(head, jawDrop));
  context.fillStyle = css(light.bright(look.skin));
  context.fill();
  const hasFace = Math.cos(head.angle) > -0.35;
  context.save();
  context.clip();
  if (figure.fine) paintHeadShade(head);
  if (figure.fine && hasFace) paintComplexion(head, face);
  context.restore();
  if (look.beard) paintBeard(head, jawDrop);
  if (hasFace) paintFace(head, face);
  paintEars(head, true);
  if (look.hairStyle !== "bald") paintHair(head);
  else paintBaldShine(head);
  paintSideLocks(head);
  paintHat(head);
}

function paintHeadShade(head: HeadView): void {
  const { context, light } = head.figure;
  const { keySide } = light;
  const skin = head.look.skin;
  const shade = mix(light.dark(skin), [150, 60, 70], 0.08);
  const corner = head.point2(-1.6, 1.5);
  const size = head.unit * 3.2;
  // The side away from the light, with a soft edge that bends around the cheek.
  const near = head.point2(keySide * -0.1, 0.1);
  const far = head.point2(keySide * -0.8, -0.15);
  const side = context.createLinearGradient(near.x, near.y, far.x, far.y);
  side.addColorStop(0, css(shade, 0));
  side.addColorStop(0.45, css(shade, 0.3));
  side.addColorStop(1, css(shade, 0.72));
  context.fillStyle = side;
  context.fillRect(corner.x, corner.y, size, size);
  const chin = head.point2(0, -0.76);
  const under = head.point2(0, -1.08);
  const jaw = context.createLinearGradient(chin.x, chin.y, under.x, under.y);
  jaw.addColorStop(0, css(shade, 0));
  jaw.addColorStop(1, css(shade, 0.6));
  context.fillStyle = jaw;
  context.fillRect(corner.x, chin.y, size, head.unit);
  // Warm light on forehead and cheek.
  const glow = head.point2(keySide * 0.3, 0.35);
  const warm = context.createRadialGradient(glow.x, glow.y, 0, glow.x, glow.y, head.unit * 0.75);
  warm.addColorStop(0, css(light.bright(mix(skin, [255, 244, 224], 0.55)), 0.5));
  warm.addColorStop(1, css(light.bright(skin), 0));
  context.fillStyle = warm;
  context.fillRect(corner.x, corner.y, size, size);
}

function paintBaldShine(head: HeadView): void {
  const { context, light } = head.figure;
  if (!head.figure.fine) return;
  const at = head.point2(light.keySide * 0.26, 0.72);
  context.fillStyle = css(light.bright(mix(head.look.skin, [255, 255, 255], 0.5)), 0.4);
  context.beginPath();
  context.ellipse(at.x, at.y, head.unit * 0.17, head.unit * 0.1, -0.35 * light.keySide, 0, 2 * Math.PI);
  context.fill();
  // A fringe of hair around the back, as far as it is seen on either side.
  context.fillStyle = css(mix(light.dark(head.look.hair), light.bright(head.look.hair), 0.5));
  const crownOf = (around: number): number =>
    -0.02 + 0.26 * smoothStep(1.3, 1.85, Math.abs(Math.atan2(Math.sin(around), Math.cos(around))));
  const strip: number[] = [];
  const paintStrip = (): void => {
    if (strip.length > 2) {
      const low = [...strip].reverse().map((around) => {
        const away = Math.abs(Math.atan2(Math.sin(around), Math.cos(around)));
        return aroundHead(head, around, away > 2.1 ? -0.52 : away > 1.8 ? -0.3 : -0.06, 0.05);
      });
      traceSmooth(context, [...strip.map((around) => aroundHead(head, around, crownOf(around), 0.04)), ...low]);
      context.fill();
    }
    strip.length = 0;
  };
  for (let step = 0; step <= 40; step++) {
    const around = -head.angle - Math.PI / 2 + (Math.PI * step) / 40;
    const away = Math.abs(Math.atan2(Math.sin(around), Math.cos(around)));
    if (away > 1.3) strip.push(around);
    else paintStrip();
  }
  paintStrip();
}

function paintEars(head: HeadView, near: boolean): void {
  const { context, light } = head.figure;
  const { look, unit } = head;
  if (look.hairStyle === "long" || look.hairStyle === "bob") return;
  for (const sign of [-1, 1] as const) {
    const facing = head.facing(sign * 1.68);
    if (facing > -0.28 !== near) continue;
    if (facing < -0.75) continue;
    const level = skullAt(-0.05, look);
    const centre = head.point(sign * (level.halfWidth + 0.02), -0.11, -0.04);
    const wide = unit * (0.07 + 0.105 * Math.abs(Math.sin(head.angle)) * (facing > 0 ? 1 : 0.4));
    const outwards = Math.sign(centre.x - head.point2(0, 0).x) || sign;
    context.fillStyle = css(mix(light.dark(look.skin), light.bright(look.skin), near ? 0.78 : 0.35));
    context.beginPath();
    context.ellipse(centre.x, centre.y, wide, unit * 0.205, outwards * 0.14, 0, 2 * Math.PI);
    context.fill();
    const lobe = { x: centre.x - outwards * wide * 0.25, y: centre.y + unit * 0.17 };
    context.beginPath();
    context.ellipse(lobe.x, lobe.y, wide * 0.62, unit * 0.075, 0, 0, 2 * Math.PI);
    context.fill();
    if (!head.figure.fine || unit < 14) continue;
    context.strokeStyle = css(scaled(mix(light.dark(look.skin), [170, 60, 60], 0.2), 0.85), 0.7);
    context.lineWidth = Math.max(0.5, unit * 0.026);
    context.lineCap = "round";
    context.beginPath();
    context.ellipse(centre.x, centre.y - unit * 0.01, wide * 0.56, unit * 0.13, outwards * 0.14, -2.4, 1.3);
    context.stroke();
    context.beginPath();
    context.ellipse(centre.x, centre.y + unit * 0.03, wide * 0.26, unit * 0.06, 0, -1.8, 1.6);
    context.stroke();
  }
}

/** A short beard along the jaw and a moustache; the lips stay free. */
function paintBeard(head: HeadView, jawDrop: number): void {
  if (Math.cos(head.angle) < -0.35) return;
  const { context, light } = head.figure;
  const colour = mix(light.dark(head.look.hair), light.bright(head.look.hair), 0.42);
  const upper: Point[] = [];
  const lower: Point[] = [];
  for (let step = 0; step <= 24; step++) {
    const around = -1.55 + (3.1 * step) / 24;
    const away = Math.abs(around);
    // From the sideburn down the cheek, up to the moustache, and under the lip.
    const top =
      away > 1.05
        ? -0.62 + 0.55 * Math.min(1, (away - 1.05) / 0.45)
        : away > 0.5
          ? -0.52 - 0.1 * ((away - 0.5) / 0.55)
          : away > 0.36
            ? -0.5 - 0.22 * ((0.5 - away) / 0.14)
            : -0.73;
    const drop = jawDrop * (top < -0.55 ? Math.max(0, 1 - away) : 0);
    upper.push(aroundHead(head, around, top - drop, 0.015));
    const share = Math.min(1, away / 1.55);
    const bottom = -1.1 + 0.75 * share ** 2.2;
    lower.push(aroundHead(head, around, Math.max(-1.02, bottom), 0.06 * (1 - share * 0.6)));
    const last = lower.at(-1);
    if (last !== undefined && bottom < -1.02) lower[lower.length - 1] = { x: last.x, y: last.y + head.unit * 0.06 };
    const pulled = lower.at(-1);
    if (pulled !== undefined)
      lower[lower.length - 1] = { x: pulled.x, y: pulled.y + jawDrop * head.unit * (1 - share) };
  }
  context.fillStyle = css(colour, 0.96);
  traceSmooth(context, [...upper, ...lower.reverse()]);
  context.fill();
  const moustache = [-0.3, -0.17, -0.05, 0, 0.05, 0.17, 0.3];
  const above = moustache.map((x) =>
    faceAt(head, x, -0.455 - 0.3 * Math.max(0, Math.abs(x) - 0.06) - (x === 0 ? 0.02 : 0), 0.02),
  );
  const below = moustache.map((x) =>
    faceAt(head, x, -0.535 - 0.24 * Math.abs(x) * (Math.abs(x) > 0.2 ? 1 : 0.5), 0.02),
  );
  traceSmooth(context, [...above, ...below.reverse()]);
  context.fill();
}
