import type { Camera } from "../scene/camera.ts";
import { shiftAt } from "../scene/camera-move.ts";
import type { Actor } from "../scene-spec.ts";
import type { ShotContext, ShotMoment } from "../scene/shot.ts";
import type { StagePlan } from "./create-cast.ts";
import type { Performer, Placement } from "./performer.ts";

/**
 * How large the lead is in the picture: metres of world from top to bottom at its distance, for a lead of 1.8 m, the lens,
 * and the camera's height as a share of the lead's.
 */
const framings = {
  wide: { metresHigh: 3.05, lens: 1, cameraY: 0.64, headTop: 0.3 },
  medium: { metresHigh: 1.5, lens: 1.45, cameraY: 0.69, headTop: 0.13 },
  "close-up": { metresHigh: 0.74, lens: 2, cameraY: 0.855, headTop: 0.1 },
  macro: { metresHigh: 0.5, lens: 2.4, cameraY: 0.9, headTop: 0.06 },
} as const;

/** The least that a framing shows, against a standing adult. */
const sizeMin = { wide: 0.42, medium: 0.2, "close-up": 0, macro: 0 } as const;

/** The size a framing is made for. */
const personMetres = 1.8;

/** Where the cast is and how the camera sees it, at any moment. */
export interface Blocking {
  camera(moment: ShotMoment): Camera;
  placement(index: number, moment: ShotMoment): Placement;
  /** Metres from the camera to the cast. */
  readonly distance: number;
}

/** Frames the cast of a shot: who travels keeps to its pace, who is alone stands a little aside, a crowd needs room. */
export function createBlocking(context: ShotContext, performers: readonly Performer[], stage: StagePlan): Blocking {
  const { shot, width, height } = context;
  const framing = framings[shot.camera.framing];
  // A wide shot of something small still shows where it is.
  const size = Math.max(sizeOf(performers), sizeMin[shot.camera.framing]);
  const crowd = 1 + 0.16 * Math.max(0, Math.min(performers.length, 4) - 1);
  const metresHigh = framing.metresHigh * size * crowd * (stage.view?.share ?? 1);
  const baseFocal = (width > height ? width : height * 1.05) * 0.98;
  const wanted = (metresHigh * baseFocal * framing.lens) / height;
  const distance = Math.min(wanted, stage.distanceMax ?? wanted);
  // Nearer than it wants to be, the camera takes a wider lens.
  const focal = (distance * height) / metresHigh;
  const headTopY = personMetres * size;
  const cameraY = framing.cameraY * headTopY + (stage.view?.rise ?? 0) * Math.min(1, size);
  // A raised hand needs room over the head.
  const headTop = framing.headTop + (performers.some(({ actor }) => actor.action === "wave") ? 0.11 : 0);
  const alone = performers.length === 1;
  const centre = alone && width > height ? -0.2 * size : 0;
  const ground = stage.groundAt ?? (() => 0);
  // The head's place in the picture decides where the horizon is; in a wide shot, the feet do.
  const horizonY =
    shot.camera.framing === "wide"
      ? height * 0.87 - (cameraY * focal) / distance
      : height * headTop + ((headTopY - cameraY) * focal) / distance;
  const followed = shot.camera.move !== "static";
  const widest = performers.reduce((most, { lengthMetres }) => Math.max(most, lengthMetres), 0.5);

  const spotOf = (index: number): { x: number; y: number; z: number } | undefined => {
    const actor = performers[index]?.actor;
    const spot = actor?.spot === undefined ? undefined : stage.spots?.[actor.spot];
    return spot !== undefined && actor !== undefined && "age" in actor ? (spot.people ?? spot) : spot;
  };
  const leadSpot = spotOf(0);

  const heading = (index: number): { facingX: number; facingZ: number } => {
    const performer = performers[index];
    if (performer === undefined) return facings.front;
    const wantedHeading = facings[performer.actor.facing];
    const metres = performer.paceMetresPerSecond * shot.durationSeconds;
    // Who crosses the picture for long goes slantwise towards us, and stays within the setting.
    const sideways = Math.min(Math.abs(wantedHeading.facingX), (2 * stage.halfWidth) / Math.max(1, metres));
    if (sideways === Math.abs(wantedHeading.facingX)) return wantedHeading;
    return { facingX: Math.sign(wantedHeading.facingX) * sideways, facingZ: -Math.sqrt(1 - sideways * sideways) };
  };

  const travel = (index: number, moment: ShotMoment): { x: number; z: number } => {
    const pace = performers[index]?.paceMetresPerSecond ?? 0;
    const { facingX, facingZ } = heading(index);
    const fromMiddle = moment.seconds - shot.durationSeconds / 2;
    return { x: facingX * pace * fromMiddle, z: facingZ * pace * (followed ? moment.seconds : fromMiddle) };
  };

  return {
    distance,
    placement(index, moment) {
      const spot = spotOf(index);
      if (spot !== undefined) return { x: spot.x, y: spot.y, z: stage.startZ + spot.z, ...heading(index) };
      const { x, z } = travel(index, moment);
      const row = Math.floor((index + 1) / 2);
      const side = index % 2 === 0 ? -1 : 1;
      const apart = Math.max(0.62, widest * 1.05);
      const offset = alone ? centre * Math.min(1, metresHigh / 3) : side * (apart * (row - 0.5) + 0.36) + 0.1;
      const at = { x: offset + x, z: stage.startZ + z + row * 0.35 * size };
      return { ...at, y: ground(at.x, at.z), ...heading(index) };
    },
    camera(moment) {
      const way = followed ? travel(0, moment) : { x: 0, z: 0 };
      const follow = stage.follow ?? 1;
      const lead = leadSpot ?? { x: way.x * follow, z: way.z * follow };
      const shift = shiftAt(shot.camera, moment.fraction, moment.seconds, distance);
      const x = lead.x + shift.right + (alone && width > height ? 0.08 * size : 0);
      const z = stage.startZ - distance + lead.z + shift.forward;
      const floor = ground(x, z);
      return {
        x,
        y: Math.max(
          floor + 0.3 * Math.min(1, size),
          (leadSpot?.y ?? ground(lead.x, stage.startZ + lead.z)) + cameraY + shift.up,
        ),
        z,
        yaw: shift.yaw,
        focal: focal * shift.zoom,
        centreX: width / 2,
        horizonY: horizonY + shift.lift * height,
        vertical: 1,
      };
    },
  };
}

/** Of the largest performer against a standing adult; what is long counts by its length. */
function sizeOf(performers: readonly Performer[]): number {
  const largest = performers.reduce(
    (most, { heightMetres, lengthMetres, elevationMetres }) =>
      Math.max(most, heightMetres + elevationMetres, lengthMetres * 0.62),
    0,
  );
  return (largest || personMetres) / personMetres;
}

const facings: Readonly<Record<Actor["facing"], { readonly facingX: number; readonly facingZ: number }>> = {
  front: { facingX: 0.1, facingZ: -0.995 },
  back: { facingX: 0, facingZ: 1 },
  left: { facingX: -1, facingZ: 0 },
  right: { facingX: 1, facingZ: 0 },
  "three-quarter": { facingX: 0.55, facingZ: -0.835 },
};
