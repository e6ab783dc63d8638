import type { ActionMoment } from "../action-timing.ts";
import type { FootStep, HandAim, PoseAim, Side, Vec3 } from "../skeleton.ts";
import { signOf } from "../skeleton.ts";
import type { PersonAction } from "../../scene-spec.ts";
import type { Seat } from "./mount.ts";

/** From a seat to the hips of who sits on it, metres of the rider's own size. */
const hipsOverSeatMetres = 0.085;

/** The way a seat's points are told to its rider, who may be smaller than an adult and may look back. */
export interface RiderFrame {
  /** Of the rider's own ground, in the mount's space. */
  readonly origin: Vec3;
  readonly size: number;
  readonly backwards: boolean;
}

/** A rider's ground is under the seat, as far as a chair's is. */
export function riderFrame(seat: Seat, size: number): RiderFrame {
  const [x, y, z] = seat.at;
  return { origin: [x, y - riderSeatMetres * size, z], size, backwards: seat.backwards === true };
}

const riderSeatMetres = 0.82;

/** Sits in a seat: hips on it, feet and hands where the mount has something for them. */
export function riding(seat: Seat, action: PersonAction, frame: RiderFrame, moment: ActionMoment): PoseAim {
  const { seconds, seed, speaking } = moment;
  const own = (point: Vec3): Vec3 => {
    const turn = frame.backwards ? -1 : 1;
    return [
      (turn * (point[0] - frame.origin[0])) / frame.size,
      (point[1] - frame.origin[1]) / frame.size,
      (turn * (point[2] - frame.origin[2])) / frame.size,
    ];
  };
  const foot = (side: Side): FootStep => {
    const [x, y, z] = own(seat.feet[side]);
    return { x, z: z - 0.1, lift: y, pitch: -0.06, yaw: signOf(side) * 0.12 };
  };
  const hand = (side: Side): HandAim => {
    const [x, y, z] = own(seat.hands[side]);
    const sign = signOf(side);
    return {
      wrist: [x + sign * 0.01, y + 0.02, z - 0.07],
      fingers: [-sign * 0.2, -0.3, 0.95],
      palm: [-sign * 0.5, -0.85, 0],
      elbowTowards: [sign * 0.55, -0.9, -0.35],
      grip: "fist",
    };
  };
  const waves = action === "wave";
  const swing = 0.11 * Math.sin(seconds * 8.4);
  const raised: HandAim = {
    wrist: [-0.36 - swing, riderSeatMetres + 0.92, 0.12],
    fingers: [-swing * 3.6, 1, 0.06],
    palm: [0, 0, 1],
    elbowTowards: [-1, -0.75, 0.05],
    grip: "open",
  };
  const breath = 0.012 * Math.sin(seconds * 1.9 + (seed % 3));
  const looks = action === "look-around" ? 0.5 * Math.sin(seconds * 1.1 + seed) : 0.07 * Math.sin(seconds * 0.7 + seed);
  return {
    pelvis: [0, riderSeatMetres + hipsOverSeatMetres, 0],
    lean: { forward: seat.lean + breath, left: 0.015 * Math.sin(seconds * 1.3 + seed) },
    stoop: 0.1,
    pelvisYaw: 0,
    chestYaw: 0.03 * Math.sin(seconds * 0.9 + seed),
    // The eyes stay on the way ahead however far the back leans.
    headYaw: looks,
    headPitch: -0.35 * Math.max(0, seat.lean) + 0.03 * Math.sin(seconds * 2.6) * speaking,
    headRoll: 0.02 * Math.sin(seconds * 0.8 + seed),
    feet: { left: foot("left"), right: foot("right") },
    hands: { left: hand("left"), right: waves ? raised : hand("right") },
    kneesOut: seat.kneesOut,
  };
}
