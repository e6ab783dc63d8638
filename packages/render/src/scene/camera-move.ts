import type { CameraMove } from "../scene-spec.ts";
import { smoothStep } from "./colour.ts";

/** How a move has displaced the camera by a moment of the shot. Metres, radians; `lift` shifts the lens by fractions of the picture's height. */
export interface CameraShift {
  readonly right: number;
  readonly up: number;
  readonly forward: number;
  readonly yaw: number;
  readonly lift: number;
  /** Multiplies the focal length. */
  readonly zoom: number;
}

/**
 * @param fraction of the shot, 0 to 1
 * @param distance metres to what the shot is about; moves scale with it
 */
export function shiftAt(camera: CameraMove, fraction: number, seconds: number, distance: number): CameraShift {
  const eased = smoothStep(-0.08, 1.08, fraction);
  const signed = eased - 0.5;
  const unsteady = camera.move === "handheld" ? 1 : camera.move === "static" ? 0.12 : 0.3;
  const sway = {
    right: distance * 0.0045 * unsteady * (Math.sin(seconds * 1.3) + 0.6 * Math.sin(seconds * 2.9 + 1)),
    up: distance * 0.0035 * unsteady * (Math.sin(seconds * 1.7 + 2) + 0.5 * Math.sin(seconds * 3.7)),
    yaw: 0.0032 * unsteady * (Math.sin(seconds * 1.1 + 4) + 0.5 * Math.sin(seconds * 2.3)),
  };
  const still: CameraShift = { right: sway.right, up: sway.up, forward: 0, yaw: sway.yaw, lift: 0, zoom: 1 };
  switch (camera.move) {
    case "static":
    case "handheld":
      return still;
    case "zoom-in":
      return { ...still, zoom: 1 + 0.35 * eased };
    case "zoom-out":
      return { ...still, zoom: 1.35 - 0.35 * eased };
    case "point-of-view":
      return { ...still, forward: distance * 0.3 * eased, up: still.up + 0.03 * Math.sin(seconds * 6.1) };
    case "follow":
      return { ...still, right: still.right + signed * distance * 0.1, up: still.up + signed * 0.12 };
    case "push-in":
      return { ...still, forward: distance * 0.22 * eased, up: still.up + 0.05 * signed };
    case "pull-out":
      return { ...still, forward: distance * 0.24 * (1 - eased), up: still.up + 0.05 * signed };
    case "pan-left":
      return { ...still, yaw: still.yaw - signed * 0.3 };
    case "pan-right":
      return { ...still, yaw: still.yaw + signed * 0.3 };
    case "tilt-up":
      return { ...still, lift: eased * 0.36 - 0.06 };
    case "tilt-down":
      return { ...still, lift: 0.3 - eased * 0.36 };
    case "crane-down":
      return {
        ...still,
        up: still.up + (1 - eased) * distance * 0.26,
        forward: eased * distance * 0.06,
        lift: -(1 - eased) * 0.06,
      };
    case "drone":
      return {
        ...still,
        up: still.up + distance * (0.4 - 0.1 * eased),
        forward: distance * 0.3 * eased,
        lift: -0.1 + 0.03 * eased,
      };
    case "crane-up":
      return {
        ...still,
        up: still.up + eased * distance * 0.26,
        forward: eased * distance * 0.06,
        lift: -eased * 0.06,
      };
    case "orbit": {
      const angle = signed * 0.5;
      return {
        ...still,
        right: -Math.sin(angle) * distance,
        forward: (1 - Math.cos(angle)) * distance,
        yaw: still.yaw + angle,
      };
    }
  }
}
