import type { SKRSContext2D } from "@napi-rs/canvas";
import type { Actor, MouthCue, Person, Season } from "../scene-spec.ts";
import type { Camera } from "../scene/camera.ts";
import type { Light } from "../scene/light.ts";
import type { Mount } from "./riding/mount.ts";

/** Where a performer is in the world, and which way it faces. Metres. */
export interface Placement {
  readonly x: number;
  /** Height of the ground under it. */
  readonly y: number;
  readonly z: number;
  /** Unit vector of the way it faces. */
  readonly facingX: number;
  readonly facingZ: number;
  /** Height of what there is to sit on, over `y`; a person who sits without it gets a stool. */
  readonly seatMetres?: number;
  /** It is at the place its actor names, which the setting has. */
  readonly atSpot?: boolean;
  /** Nothing hides what is under `y`: a swimmer seen from under water. */
  readonly floats?: boolean;
}

/** When a performer is painted. */
export interface PerformerMoment {
  /** Since the shot began. */
  readonly seconds: number;
  /** Of the clip: mouth shapes are timed to it. */
  readonly clipSeconds: number;
}

/** One actor, drawn by any camera at any moment; a pure function of its arguments. */
export interface Performer {
  readonly actor: Actor;
  /** From its ground to its top, hat included. */
  readonly heightMetres: number;
  /** From nose to tail, from bumper to bumper; of a person, from shoulder to shoulder. */
  readonly lengthMetres: number;
  /** Across its length, where that is not as a person's. */
  readonly widthMetres?: number;
  /** What a close view is of, when not the whole: a creature's head. Metres over its ground, ahead of its middle, across. */
  readonly portrait?: { readonly upMetres: number; readonly aheadMetres: number; readonly sizeMetres: number };
  /** Of its lowest point over the ground, while flying. */
  readonly elevationMetres: number;
  /** Over the ground while it does what it does. */
  readonly paceMetresPerSecond: number;
  /** For people who sit on or in it. */
  readonly mount?: Mount;
  /** The people on or in it. */
  readonly riders?: readonly Person[];
  /** In full, with bright edges. */
  paint(context: SKRSContext2D, camera: Camera, placement: Placement, moment: PerformerMoment): void;
  /** Without edges: for what is far away. */
  paintPlain(context: SKRSContext2D, camera: Camera, placement: Placement, moment: PerformerMoment): void;
  /** Upside down under its ground, for wet ground and water. */
  paintReflection(context: SKRSContext2D, camera: Camera, placement: Placement, moment: PerformerMoment): void;
}

/** What a performer is made from. Sizes in pixels, of the picture. */
export interface PerformerOptions<A extends Actor = Actor> {
  readonly actor: A;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly light: Light;
  readonly mouthCues: readonly MouthCue[];
  /** Where the light comes from in the picture. */
  readonly keySide: 1 | -1;
  /** 0: lit from behind, in silhouette; 1: lit from the front. */
  readonly frontLight: number;
  /** Of the shot; summer if left out. */
  readonly season?: Season;
  /** Snow lies or falls. */
  readonly snowy?: boolean;
  /** Somebody sits on it or in it: it is saddled. */
  readonly ridden?: boolean;
}
