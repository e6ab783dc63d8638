import type { SKRSContext2D } from "@napi-rs/canvas";
import { isPerson } from "../actor-classes.ts";
import type { SpotName } from "../scene-spec.ts";
import type { Camera } from "../scene/camera.ts";
import type { ShotContext, ShotMoment } from "../scene/shot.ts";
import type { Light } from "../scene/light.ts";
import { type Blocking, createBlocking } from "./blocking.ts";
import { paintContactShadow, paintLongShadow } from "./contact-shadow.ts";
import { createPerformer } from "./create-performer.ts";
import type { Performer, Placement } from "./performer.ts";
import { seatRiders } from "./riding/seat-riders.ts";

/** What a setting tells its cast about itself. Metres. */
export interface StagePlan {
  /** Along the view, where the cast begins. */
  readonly startZ: number;
  /** How far the cast may go to each side. */
  readonly halfWidth: number;
  /** The camera stays nearer than this to the cast: a room has a fourth wall. */
  readonly distanceMax?: number;
  /** Height of the ground; 0 everywhere if left out. */
  readonly groundAt?: (x: number, z: number) => number;
  /** Places that are not the ground, at `x` and `z` from the middle of the cast's start; what stands there keeps still. */
  readonly spots?: Readonly<Partial<Record<SpotName, Spot>>>;
  /** How the setting changes the framings: metres the camera is raised, and a factor on how much is shown. */
  readonly view?: { readonly rise: number; readonly share: number };
  /** Share of the lead's way that the camera goes along; all of it if left out. A room is no longer than it is. */
  readonly follow?: number;
  /** The cast has no ground under it and throws no shadow: deep water, space. */
  readonly floats?: boolean;
  readonly light: Light;
  /** Where the light comes from in the picture. */
  readonly keySide: 1 | -1;
  /** 0: lit from behind, in silhouette; 1: lit from the front. Per actor facing where it matters. */
  readonly frontLight: number | ((facing: "front" | "back" | "left" | "right" | "three-quarter") => number);
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Where people are who are at it: on the floor before a sofa's seat, behind a counter. On the spot itself if left out. */
  readonly people?: { readonly x: number; readonly y: number; readonly z: number };
  /**
   * How far several may spread to each side, and before and behind each other; about another middle than where one alone
   * is best seen. As much as they need, side by side, if left out.
   */
  readonly room?: { readonly half: number; readonly deep: number; readonly middle?: number };
  /** Where boats are, which go on from there: water that is deep enough. */
  readonly afloat?: { readonly x: number; readonly y: number; readonly z: number };
}

/** One thing to paint in the order of depth, between the setting's own things. */
export interface CastPiece {
  /** Of its place in the world. */
  readonly z: number;
  paint(target: SKRSContext2D): void;
}

/** Everybody and everything a shot is about, with the camera that frames them. */
export interface Cast extends Blocking {
  readonly performers: readonly Performer[];
  /** The cast at a moment, furthest first, each with its contact shadow. */
  pieces(camera: Camera, moment: ShotMoment): readonly CastPiece[];
  /** The cast mirrored in wet ground or water, furthest first. */
  reflections(camera: Camera, moment: ShotMoment): readonly CastPiece[];
}

/** Prepares the actors of a shot and the camera for a setting. */
export function createCast(context: ShotContext, stage: StagePlan): Cast {
  const { actors, setting } = context.shot;
  const prepared = actors.map((actor) => {
    // A rider looks where the mount goes.
    const mount = actors.find(({ id }) => isPerson(actor) && id === actor.riding);
    const frontLight =
      typeof stage.frontLight === "number" ? stage.frontLight : stage.frontLight((mount ?? actor).facing);
    return createPerformer({
      actor,
      seed: context.seed,
      width: context.width,
      height: context.height,
      light: stage.light,
      mouthCues: context.mouthCues,
      keySide: stage.keySide,
      frontLight,
      season: setting.season,
      snowy: setting.weather === "snow" || setting.season === "winter",
      ridden: actors.some((other) => isPerson(other) && other.riding === actor.id),
    });
  });
  const performers = seatRiders(prepared, context);
  const blocking = createBlocking(context, performers, stage);
  const clipMoment = (moment: ShotMoment, index: number): { seconds: number; clipSeconds: number } => ({
    seconds: moment.seconds * blocking.tempo(index),
    clipSeconds: context.startSeconds + moment.seconds,
  });
  const byDepth = (pieces: CastPiece[]): CastPiece[] => pieces.sort((a, b) => b.z - a.z);
  return {
    ...blocking,
    performers,
    pieces: (camera, moment) =>
      byDepth(
        performers.map((performer, index) => {
          const placement = { ...blocking.placement(index, moment), floats: stage.floats === true };
          return {
            z: placement.z,
            paint(target) {
              if (stage.floats !== true)
                paintShadow(target, camera, { performer, placement, night: stage.light.sun.moon });
              performer.paint(target, camera, placement, clipMoment(moment, index));
            },
          };
        }),
      ),
    reflections: (camera, moment) =>
      byDepth(
        performers.map((performer, index) => {
          const placement = blocking.placement(index, moment);
          return {
            z: placement.z,
            paint: (target) => performer.paintReflection(target, camera, placement, clipMoment(moment, index)),
          };
        }),
      ),
  };
}

function paintShadow(
  target: SKRSContext2D,
  camera: Camera,
  {
    performer,
    placement,
    night,
  }: { readonly performer: Performer; readonly placement: Placement; readonly night: boolean },
): void {
  const { lengthMetres, widthMetres, heightMetres, elevationMetres } = performer;
  if (elevationMetres > 4) return;
  if (widthMetres === undefined) {
    const radiusMetres = 0.34 * Math.max(lengthMetres, 0.55 * heightMetres);
    paintContactShadow(target, camera, placement, { radiusMetres, strength: 1 / (1 + 2 * elevationMetres) });
    return;
  }
  const strength = (night ? 0.8 : 1.15) / (1 + elevationMetres);
  paintLongShadow(target, camera, placement, {
    halfLength: 0.56 * lengthMetres,
    halfWidth: 0.72 * widthMetres,
    strength,
  });
}
