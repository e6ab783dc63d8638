import type { Point } from "../figure-view.ts";
import type { PerformerMoment } from "../performer.ts";
import type { Side, Vec3 } from "../skeleton.ts";

/** What an actor offers to people who sit on or in it. Points are in its own space: left, up, forward, metres. */
export interface Mount {
  /**
   * "astride": one leg on each side of it; "inside": behind its near side; "behind-glass": in it, seen through its
   * windows alone.
   */
  readonly seating: "astride" | "inside" | "behind-glass";
  /** Where riders sit at a moment, the best place first. */
  seats(moment: PerformerMoment): readonly Seat[];
  /** Outlines in the picture: of what is nearer to the camera than the riders, or of the glass they are seen through. */
  outlines(moment: PerformerMoment, seen: SeenMount): readonly (readonly Point[])[];
  /** What goes from it to a rider's hands. */
  readonly reins?: (moment: PerformerMoment) => readonly Rein[];
}

/** A mount as the camera sees it. */
export interface SeenMount {
  /** A point of the mount in the picture. */
  at(point: Vec3): Point;
  /** Angle between the way it faces and the way to the camera: 0 looks at us, positive turns to the right of the picture. */
  readonly angle: number;
}

/** A place for one rider. */
export interface Seat {
  /** Where the weight rests. */
  readonly at: Vec3;
  /** Faces the other way than the mount, as rowers do. */
  readonly backwards?: boolean;
  /** Of the back, forward from upright, radians. */
  readonly lean: number;
  /** Middles of the palms, and of the soles under the ball of the foot, by the rider's own side. */
  readonly hands: Readonly<Record<Side, Vec3>>;
  readonly feet: Readonly<Record<Side, Vec3>>;
  /** Which way the knees bend, sideways against forwards: wide around a horse. */
  readonly kneesOut: number;
}

/** A strap from the mount to a rider's hand. */
export interface Rein {
  readonly from: Vec3;
  readonly to: Vec3;
}
