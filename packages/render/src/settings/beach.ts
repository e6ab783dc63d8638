import { project } from "../scene/camera.ts";
import { css, mix, type Rgb } from "../scene/colour.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { cellMetres, type Coast, coasts, startZ } from "./beach/coast.ts";
import { capeX } from "./beach/lighthouse.ts";
import { paintSand } from "./beach/sand.ts";
import { shoreBackdrops } from "./beach/shore-backdrops.ts";
import { shoreProps } from "./beach/shore-props.ts";
import { paintSail } from "./beach/shore-things.ts";
import { paintBirds } from "./land/birds.ts";
import { buildLand, type LandView } from "./land/build-land.ts";
import { createSea } from "./land/sea.ts";
import { createSite } from "./land/site.ts";
import { paintTerrain } from "./land/terrain.ts";
import { veilGround } from "./land/veil-ground.ts";

/** A beach before the open sea: palms, rocks with a lighthouse, or dunes. */
export function buildBeach(context: ShotContext): ShotPainter {
  const site = createSite(context);
  const { light, width, height, glows } = context;
  const { seed, snowy } = site;
  const coast = coasts[site.variant] ?? (coasts[0] as Coast);
  const sea = createSea(site, coast);
  const sandColour: Rgb = snowy ? mix(coast.sand, [236, 240, 248], 0.75) : coast.sand;
  const sand = site.terrain((pixels) => paintSand(site, sandColour, coast.kind, pixels), 9);
  // Who walks away from us does not walk into the water.
  const walkedBack = context.shot.actors.some(({ facing }) => facing === "back")
    ? context.shot.durationSeconds * 1.4
    : 0;
  const shoreAt = (x: number): number =>
    startZ + coast.shore + walkedBack + coast.slant * x + 0.9 * Math.sin(x * 0.13 + seed) + 0.3 * Math.sin(x * 0.5);
  const props = shoreProps(site, coast, shoreAt);
  const boat = paintSail(site);
  const beacon = { x: capeX(site), y: 17, z: startZ + 112 };

  function paintGround(view: LandView): void {
    const { target, camera } = view;
    paintTerrain(target, camera, sand, site.rows(120));
    veilGround(site, view, { farMetres: 120 });
    sea.paint(view, shoreAt);
  }

  function paintBehind(view: LandView): void {
    const { target, camera, moment, turn } = view;
    paintBirds(site, view, { count: 7, over: 0.16, size: 13, colour: [70, 72, 84] });
    const scale = camera.focal / 260;
    const x =
      camera.centreX -
      turn -
      camera.x * scale +
      (-0.22 + 0.012 * moment.seconds * 0.2) * width * (camera.focal / width);
    const high = 11 * scale;
    const y = camera.horizonY + camera.y * scale;
    target.save();
    target.translate(x, y + 0.2 * scale * Math.sin(moment.seconds * 1.3));
    target.rotate(0.02 * Math.sin(moment.seconds * 1.1));
    target.globalAlpha = 0.85;
    target.drawImage(boat.canvas, -high * 0.4, -high, high * 0.8, high);
    target.restore();
  }

  function paintAir({ target, camera, moment }: LandView): void {
    if (coast.kind !== "rocky" || light.lamps < 0.3) return;
    const at = project(camera, beacon.x, beacon.y, beacon.z);
    const angle = moment.seconds * 1.1;
    const towards = Math.cos(angle);
    glows.stamp(target, {
      x: at.x,
      y: at.y,
      radius: (0.06 + 0.12 * Math.max(0, towards) ** 6) * height,
      colour: [255, 232, 176],
      strength: 0.95,
    });
    target.globalCompositeOperation = "screen";
    for (const side of [-1, 1]) {
      const reach = side * Math.sin(angle) * width * 0.7;
      const spread = height * 0.035;
      const beam = target.createLinearGradient(at.x, 0, at.x + reach, 0);
      beam.addColorStop(0, css([255, 236, 190], 0.34 * light.lamps));
      beam.addColorStop(1, css([255, 236, 190], 0));
      target.fillStyle = beam;
      target.beginPath();
      target.moveTo(at.x, at.y);
      target.lineTo(at.x + reach, at.y - spread);
      target.lineTo(at.x + reach, at.y + spread);
      target.fill();
    }
    target.globalCompositeOperation = "source-over";
  }

  return buildLand(site, {
    startZ,
    halfWidth: 3.4,
    spots: {
      rock: { x: 1.5, y: 0.6, z: 0.5 },
      bench: { x: 1.4, y: 0.45, z: 0.3 },
      water: {
        x: 0.4,
        y: -0.25,
        z: coast.shore + walkedBack + 2.2,
        afloat: { x: 0, y: -0.05, z: coast.shore + walkedBack + 9 },
      },
      sky: { x: 0, y: 4, z: 8 },
    },
    emptyRise: 0.9,
    emptyHorizon: 0.47,
    backdrops: shoreBackdrops(site, coast),
    paintBehind,
    paintGround,
    cellMetres,
    props,
    propsFar: 150,
    paintAir,
    frontLight: light.sun.height > 1 ? 0.95 : light.sun.moon ? 0.6 : 0.56,
  });
}
