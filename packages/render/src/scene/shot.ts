import type { SKRSContext2D } from "@napi-rs/canvas";
import type { MouthCue, Shot } from "../scene-spec.ts";
import type { Glows } from "./glow.ts";
import type { Light } from "./light.ts";

/** All a setting is told about the shot it paints. */
export interface ShotContext {
  readonly shot: Shot;
  readonly width: number;
  readonly height: number;
  /** Of the scene: shots in one place share it. */
  readonly seed: number;
  readonly light: Light;
  readonly glows: Glows;
  readonly mouthCues: readonly MouthCue[];
  /** Of the shot within the clip. */
  readonly startSeconds: number;
}

/** A moment of a shot. */
export interface ShotMoment {
  /** Since the shot began. */
  readonly seconds: number;
  /** Of the shot, 0 to 1. */
  readonly fraction: number;
}

/** A shot ready to be painted at any moment, in any order. */
export interface ShotPainter {
  paint(context: SKRSContext2D, moment: ShotMoment): void;
}

/** What the reference size of 1920x1080 calls one pixel. */
export function unitOf(size: { readonly width: number; readonly height: number }): number {
  return Math.min(size.width / 1080, size.height / 1080);
}
