/**
 * A camera that looks along +z (metres; x to the right, y up). It turns about the vertical axis only and looks up or down
 * by shifting the lens, so that verticals of the world stay vertical in the picture: walls can then be painted column by
 * column, the ground row by row.
 */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Radians; positive looks to the right. */
  readonly yaw: number;
  /** Pixels per metre at one metre. */
  readonly focal: number;
  readonly centreX: number;
  /** Pixel row of the horizon. */
  readonly horizonY: number;
  /** -1 shows the world mirrored in the ground plane. */
  readonly vertical: 1 | -1;
}

/** A point of the world in the picture. */
export interface Projected {
  readonly x: number;
  readonly y: number;
  /** Pixels per metre at this depth. */
  readonly scale: number;
  readonly depth: number;
}

/** Nothing nearer than this many metres is drawn. */
export const nearMetres = 0.35;

/** Where a point (metres) is in the picture; what is nearer than `nearMetres` is moved there. */
export function project(camera: Camera, x: number, y: number, z: number): Projected {
  const depth = Math.max(nearMetres, depthOf(camera, x, z));
  const scale = camera.focal / depth;
  return {
    x: camera.centreX + sidewaysOf(camera, x, z) * scale,
    y: camera.horizonY - (y * camera.vertical - camera.y) * scale,
    scale,
    depth,
  };
}

/** Metres in front of the camera. */
export function depthOf(camera: Camera, x: number, z: number): number {
  return (x - camera.x) * Math.sin(camera.yaw) + (z - camera.z) * Math.cos(camera.yaw);
}

/** Metres to the right of the camera's axis. */
export function sidewaysOf(camera: Camera, x: number, z: number): number {
  return (x - camera.x) * Math.cos(camera.yaw) - (z - camera.z) * Math.sin(camera.yaw);
}

/** The same view of the world below the ground. */
export function mirrored(camera: Camera): Camera {
  return { ...camera, vertical: -1 };
}
