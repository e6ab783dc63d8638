import { paceOf } from "../cast/action.ts";
import { scaledPace, type Figure } from "../cast/figure.ts";
import type { Placement } from "../cast/figure-view.ts";
import type { Camera } from "../scene/camera.ts";
import { shiftAt } from "../scene/camera-move.ts";
import type { Actor } from "../scene-spec.ts";
import type { ShotContext, ShotMoment } from "../scene/shot.ts";

/** How large people are in the picture: metres of world from top to bottom at their distance, lens, and the camera's height. */
const framings = {
  wide: { metresHigh: 3.05, lens: 1, cameraY: 1.15, headTop: 0.3 },
  medium: { metresHigh: 1.5, lens: 1.45, cameraY: 1.24, headTop: 0.13 },
  "close-up": { metresHigh: 0.74, lens: 2, cameraY: 1.54, headTop: 0.1 },
} as const;

/** Camera and placements of a shot of people on open ground, who walk or stay. */
export interface WalkShot {
  camera(moment: ShotMoment): Camera;
  placement(index: number, moment: ShotMoment): Placement;
  /** Metres from the camera to the people. */
  readonly distance: number;
}

/** Frames the people of a shot. `startZ`: metres along the ground where they begin. */
export function createWalkShot(context: ShotContext, figures: readonly Figure[], startZ: number): WalkShot {
  const { shot, width, height } = context;
  const framing = framings[shot.camera.framing];
  const crowd = 1 + 0.16 * Math.max(0, Math.min(shot.actors.length, 4) - 1);
  const metresHigh = framing.metresHigh * crowd;
  const baseFocal = (width > height ? width : height * 1.05) * 0.98;
  const focal = baseFocal * framing.lens;
  const distance = (metresHigh * focal) / height;
  const tallest =
    figures.reduce((most, figure) => Math.max(most, figure.look.scale * (figure.look.hat === "toque" ? 1.16 : 1)), 0) ||
    1;
  const headTopY = 1.8 * tallest;
  const cameraY = framing.cameraY * (shot.camera.framing === "wide" ? 1 : tallest);
  // A raised hand needs room over the head.
  const headTop = framing.headTop + (shot.actors.some(({ action }) => action === "wave") ? 0.11 : 0);
  const centre = figures.length === 1 && width > height ? -0.2 : 0;
  // The head's place in the picture decides where the horizon is; in a wide shot, the feet do.
  const horizonY =
    shot.camera.framing === "wide"
      ? height * 0.87 - (cameraY * focal) / distance
      : height * headTop + ((headTopY - cameraY) * focal) / distance;
  const followed = shot.camera.move !== "static";

  const heading = (index: number): { facingX: number; facingZ: number } => {
    const actor = shot.actors[index];
    const figure = figures[index];
    if (actor === undefined || figure === undefined) return facings.front;
    const wanted = facings[actor.facing];
    const metres = scaledPace(paceOf(actor.action), figure.look) * shot.durationSeconds;
    // Who crosses the picture for long goes slantwise towards us, and stays between the houses.
    const sideways = Math.min(Math.abs(wanted.facingX), sidewaysMetresMax / Math.max(1, metres));
    if (sideways === Math.abs(wanted.facingX)) return wanted;
    return { facingX: Math.sign(wanted.facingX) * sideways, facingZ: -Math.sqrt(1 - sideways * sideways) };
  };

  const travel = (index: number, moment: ShotMoment): { x: number; z: number } => {
    const actor = shot.actors[index];
    const figure = figures[index];
    if (actor === undefined || figure === undefined) return { x: 0, z: 0 };
    const pace = scaledPace(paceOf(actor.action), figure.look);
    const { facingX, facingZ } = heading(index);
    const fromMiddle = moment.seconds - shot.durationSeconds / 2;
    return { x: facingX * pace * fromMiddle, z: facingZ * pace * (followed ? moment.seconds : fromMiddle) };
  };

  return {
    distance,
    placement(index, moment) {
      const { x, z } = travel(index, moment);
      const row = Math.floor((index + 1) / 2);
      const side = index % 2 === 0 ? -1 : 1;
      const offset =
        figures.length === 1 ? centre * Math.min(1, metresHigh / 3) : side * (0.36 + 0.62 * row - 0.31) + 0.1;
      return { x: offset + x, y: 0, z: startZ + z + row * 0.35, ...heading(index) };
    },
    camera(moment) {
      const lead = followed ? travel(0, moment) : { x: 0, z: 0 };
      const shift = shiftAt(shot.camera, moment.fraction, moment.seconds, distance);
      const zoomed = focal * shift.zoom;
      return {
        x: lead.x + shift.right + (figures.length === 1 && width > height ? 0.08 : 0),
        y: Math.max(0.3, cameraY + shift.up),
        z: startZ - distance + lead.z + shift.forward,
        yaw: shift.yaw,
        focal: zoomed,
        centreX: width / 2,
        horizonY: horizonY + shift.lift * height,
        vertical: 1,
      };
    },
  };
}

const sidewaysMetresMax = 8;

const facings: Readonly<Record<Actor["facing"], { readonly facingX: number; readonly facingZ: number }>> = {
  front: { facingX: 0.1, facingZ: -0.995 },
  back: { facingX: 0, facingZ: 1 },
  left: { facingX: -1, facingZ: 0 },
  right: { facingX: 1, facingZ: 0 },
  "three-quarter": { facingX: 0.55, facingZ: -0.835 },
};
