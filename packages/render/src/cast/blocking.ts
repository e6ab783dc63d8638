import { isPerson } from "../actor-classes.ts";
import type { Camera } from "../scene/camera.ts";
import { type CameraShift, shiftAt } from "../scene/camera-move.ts";
import { clamp } from "../scene/colour.ts";
import type { Actor, CameraMove, SettingName } from "../scene-spec.ts";
import type { ShotContext, ShotMoment } from "../scene/shot.ts";
import { apparentWidth, frameSubject, type Framing } from "./framing.ts";
import type { StagePlan } from "./create-cast.ts";
import type { Performer, Placement } from "./performer.ts";
import { spreadAtSpots } from "./spread.ts";

/** Where the cast is and how the camera sees it, at any moment. */
export interface Blocking {
  camera(moment: ShotMoment): Camera;
  placement(index: number, moment: ShotMoment): Placement;
  /** How fast a performer goes against its own pace: a dog beside a walker keeps up. */
  tempo(index: number): number;
  /** Metres from the camera to the cast. */
  readonly distance: number;
}

/** A performer's place at the middle of the shot and the way it goes from there. Metres, metres a second. */
interface Mark {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly facingX: number;
  readonly facingZ: number;
  /** Over the ground, in the world. */
  readonly paceX: number;
  readonly paceZ: number;
  /** At a place of the setting: it keeps still and stands on that. */
  readonly spotted: boolean;
}

/** Further from where the cast begins the camera never goes: settings are painted for it there. What floats or flies is set further back. */
const cameraBackMax = 12;

/** Frames the cast of a shot: who travels keeps to its pace, who is alone stands a little aside, a crowd needs room. */
export function createBlocking(context: ShotContext, performers: readonly Performer[], stage: StagePlan): Blocking {
  const { shot, width, height } = context;
  const marks = markCast(context, performers, stage);
  const framing = frameSubject(context, performers, marks, stage);
  const { distance } = framing;
  const back = Math.max(0, distance - (stage.distanceMax ?? cameraBackMax));
  const ground = stage.groundAt ?? (() => 0);
  const lead = marks[0];
  const tracked = isTracked(context, { performers, marks, framing });
  const halfTime = shot.durationSeconds / 2;
  const travelled = (mark: Mark, moment: ShotMoment): { readonly x: number; readonly z: number } => {
    const fromMiddle = moment.seconds - halfTime;
    // Who comes nearer to the camera does not run it over.
    const gain = tracked ? (lead?.paceZ ?? 0) - mark.paceZ : -mark.paceZ;
    const held = Math.max(0, gain * (tracked ? shot.durationSeconds : halfTime) - 0.16 * distance);
    return { x: mark.paceX * fromMiddle, z: mark.paceZ * (tracked ? moment.seconds : fromMiddle) + held };
  };

  return {
    distance,
    tempo: (index) => tempoOf(performers, index),
    placement(index, moment) {
      const mark = marks[index];
      if (mark === undefined) return { x: 0, y: 0, z: stage.startZ, ...facings.front };
      const { facingX, facingZ } = mark;
      if (mark.spotted) return { x: mark.x, y: mark.y, z: stage.startZ + mark.z, facingX, facingZ, atSpot: true };
      const way = travelled(mark, moment);
      const x = mark.x + way.x;
      const z = stage.startZ + back + mark.z + way.z;
      return { x, y: mark.y + ground(x, z), z, facingX, facingZ };
    },
    camera(moment) {
      const way = lead === undefined || lead.spotted || !tracked ? { x: 0, z: 0 } : travelled(lead, moment);
      const follow = stage.follow ?? 1;
      const onSpot = lead?.spotted === true;
      const shift = gentle(shiftAt(shot.camera, moment.fraction, moment.seconds, distance), framing);
      const x = framing.x + way.x * follow + shift.right;
      const z =
        stage.startZ +
        (onSpot ? lead.z : back + (lead?.spotted === false ? lead.z * framing.near : 0)) -
        distance +
        way.z * follow +
        shift.forward;
      const base = onSpot ? lead.y : ground(framing.x + way.x * follow, stage.startZ + way.z * follow);
      const up = risenBy(shot.camera.move, shift.up, framing);
      const low = onSpot ? Number.NEGATIVE_INFINITY : ground(x, z) + 0.3 * Math.min(1, framing.metresHigh / 3);
      return {
        x,
        y: Math.max(low, base + framing.cameraUp + up),
        z,
        yaw: shift.yaw,
        focal: framing.focal * shift.zoom,
        centreX: width / 2,
        horizonY: keptInSight(framing, {
          move: shot.camera.move,
          horizonY: framing.horizonY + shift.lift * height,
          up,
          scale: (framing.focal * shift.zoom) / Math.max(0.3, distance - shift.forward),
          height,
        }),
        vertical: 1,
      };
    },
  };
}

/** Room that is left for the trunk of a tree by somebody. */
const trunkMetres = 0.5;

/** Moves that lift the camera over the cast. */
const rising: ReadonlySet<CameraMove["move"]> = new Set([
  "drone",
  "crane-up",
  "crane-down",
  "orbit",
] satisfies CameraMove["move"][]);

const tilting: ReadonlySet<CameraMove["move"]> = new Set(["tilt-up", "tilt-down"] satisfies CameraMove["move"][]);

/** A camera before something small steps and sways as much less as there is less to see. */
function gentle(shift: CameraShift, framing: Framing): CameraShift {
  const share = Math.min(1, (framing.metresHigh * 1.74) / framing.distance);
  return { ...shift, right: shift.right * share, up: shift.up * share * Math.min(1, framing.metresHigh / 1.4) };
}

/** How far a camera rises at most, so that the horizon stays in the picture when it looks down on the cast. */
function risenBy(move: CameraMove["move"], up: number, framing: Framing): number {
  if (!rising.has(move)) return up;
  const most = Math.max(0.1, 0.5 * framing.metresHigh - (framing.cameraUp - framing.middleUp));
  // The moves rise by 0.4 of the distance at most.
  return up * Math.min(1, most / (0.4 * framing.distance));
}

/** The row of the horizon; a camera that rises looks down as far as its cast needs. */
function keptInSight(
  framing: Framing,
  view: {
    readonly move: CameraMove["move"];
    readonly horizonY: number;
    readonly up: number;
    readonly scale: number;
    readonly height: number;
  },
): number {
  const { move, horizonY, up, scale, height } = view;
  const kept = rising.has(move) || (framing.near === 1 && !tilting.has(move));
  if (!kept) {
    if (framing.head === undefined || tilting.has(move)) return horizonY;
    // Who is come nearer to keeps hat and hair.
    const top = horizonY - (framing.head.upMetres - framing.cameraUp - up) * scale;
    return horizonY + Math.max(0, framing.head.room * height - top);
  }
  const below = (framing.cameraUp + up - framing.middleUp) * scale;
  return clamp(horizonY + below, 0.32 * height, (rising.has(move) ? 0.58 : 0.68) * height) - below;
}

/** A camera goes along unless it is told to stand; near views take it along, and so does whoever would leave the picture. */
function isTracked(
  { shot, width, height }: ShotContext,
  {
    performers,
    marks,
    framing,
  }: { readonly performers: readonly Performer[]; readonly marks: readonly Mark[]; readonly framing: Framing },
): boolean {
  if (shot.camera.move !== "static" || shot.camera.framing !== "wide") return true;
  const metresWide = (framing.metresHigh * width) / height;
  return marks.some((mark, index) => {
    const performer = performers[index];
    const across = Math.abs(mark.paceX) * shot.durationSeconds;
    const own = performer === undefined ? 0 : apparentWidth(performer, mark);
    return across + own > 0.92 * metresWide || Math.abs(mark.paceZ) * shot.durationSeconds > 2.2 * framing.metresHigh;
  });
}

/** Places the cast: side by side in the order of the text from the middle outwards, nobody behind anybody. */
function markCast(context: ShotContext, performers: readonly Performer[], stage: StagePlan): readonly Mark[] {
  const { shot, width, height } = context;
  const headings = performers.map((performer, index) => {
    const [lead] = performers;
    // Who goes along with somebody goes the same way.
    const guide =
      lead !== undefined && goesAlong(performers, index) ? { performer: lead, index: 0 } : { performer, index };
    return headingOf(context, performers, guide, stage);
  });
  const halves = performers.map((performer, index) =>
    // Under a tree, not beside its crown.
    performer.actor.kind === "tree" && performers.length > 1
      ? trunkMetres
      : apparentWidth(performer, headings[index] ?? facings.front) / 2,
  );
  const offsets: number[] = [];
  // 0 in the middle, then right, left, right …
  let left = -(halves[0] ?? 0);
  let right = halves[0] ?? 0;
  for (const [index, half] of halves.entries()) {
    const gap = 0.16 + 0.12 * Math.min(1, half * 2);
    if (index === 0) offsets.push(0);
    else if (index % 2 === 1) {
      offsets.push(right + gap + half);
      right += gap + 2 * half;
    } else {
      offsets.push(left - gap - half);
      left -= gap + 2 * half;
    }
  }
  const middle = (left + right) / 2;
  const alone = performers.length === 1;
  const tallest = performers.reduce((most, { heightMetres }) => Math.max(most, heightMetres), 0);
  const fits = right - left > 2 * stage.halfWidth ? (2 * stage.halfWidth) / (right - left) : 1;
  const asides = spreadAtSpots(performers, halves, stage);
  const spots = performers.map(({ actor }, index) => {
    const spot = spotOf(actor, stage);
    const aside = asides[index];
    return spot === undefined || aside === undefined ? spot : { x: spot.x + aside.x, y: spot.y, z: spot.z + aside.z };
  });
  const beside = besideSeated(spots, halves);
  return performers.map((performer, index) => {
    const heading = headings[index] ?? facings.front;
    const spot = spots[index];
    if (spot !== undefined) return { ...spot, ...heading, paceX: 0, paceZ: 0, spotted: true };
    const afloat = performer.actor.kind === "boat" ? stage.spots?.water?.afloat : undefined;
    const base = afloat ?? (isPerson(performer.actor) ? undefined : stage.spots?.floor);
    // Alone in a picture that is wider than high, people stand on one of its thirds and look into it.
    const aside =
      alone && width > height && isPerson(performer.actor) && shot.camera.framing !== "macro" ? -0.11 * tallest : 0;
    const x = beside(index) ?? (base?.x ?? 0) + aside + (offsets[index] ?? 0) * fits - middle * fits;
    // Nobody stands behind a tree that they are under.
    const beyond = performer.actor.kind === "tree" && !alone ? 1.3 : 0;
    const z = (base?.z ?? 0) + beyond + Math.ceil(index / 2) * 0.2 * Math.min(tallest, 3);
    const pace = performer.paceMetresPerSecond * tempoOf(performers, index);
    // A setting is as wide as it is: what is faster than that allows is followed past less of it.
    const acrossMax = (isPerson(performer.actor) ? 2 : 1.1) * stage.halfWidth;
    const across = clamp(heading.facingX * pace, -acrossMax / shot.durationSeconds, acrossMax / shot.durationSeconds);
    return { x, y: afloat?.y ?? 0, z, ...heading, paceX: across, paceZ: heading.facingZ * pace, spotted: false };
  });
}

/** Who stays on the ground by others who sit or lie somewhere is beside them, not before them: to the right, left, right … */
function besideSeated(
  spots: readonly ({ readonly x: number } | undefined)[],
  halves: readonly number[],
): (index: number) => number | undefined {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const [index, spot] of spots.entries()) {
    if (spot === undefined) continue;
    left = Math.min(left, spot.x - (halves[index] ?? 0));
    right = Math.max(right, spot.x + (halves[index] ?? 0));
  }
  const xs = new Map<number, number>();
  if (right < left) return () => undefined;
  let toTheRight = true;
  for (const [index, spot] of spots.entries()) {
    if (spot !== undefined) continue;
    const half = halves[index] ?? 0;
    if (toTheRight) {
      xs.set(index, right + 0.15 + half);
      right += 0.15 + 2 * half;
    } else {
      xs.set(index, left - 0.15 - half);
      left -= 0.15 + 2 * half;
    }
    toTheRight = !toTheRight;
  }
  return (index) => xs.get(index);
}

/** A dog goes with its walker, a rider's friend with the horse: whoever moves on the ground beside a lead of another kind. */
function goesAlong(performers: readonly Performer[], index: number): boolean {
  const lead = performers[0];
  const performer = performers[index];
  if (index === 0 || lead === undefined || performer === undefined) return false;
  const both = [lead, performer];
  return (
    both.some(({ actor }) => !isPerson(actor)) &&
    both.every(
      ({ paceMetresPerSecond, elevationMetres, actor }) =>
        paceMetresPerSecond > 0 && elevationMetres === 0 && actor.spot === undefined,
    )
  );
}

function tempoOf(performers: readonly Performer[], index: number): number {
  const lead = performers[0]?.paceMetresPerSecond ?? 0;
  const own = performers[index]?.paceMetresPerSecond ?? 0;
  return goesAlong(performers, index) ? clamp(lead / own, 0.5, 1.8) : 1;
}

function spotOf(
  actor: Actor,
  stage: StagePlan,
): { readonly x: number; readonly y: number; readonly z: number } | undefined {
  // Boats are on the water by themselves, and go.
  if (actor.kind === "boat" && stage.spots?.water?.afloat !== undefined) return undefined;
  const spot = actor.spot === undefined ? undefined : stage.spots?.[actor.spot];
  if (spot === undefined) return undefined;
  const { x, y, z } = isPerson(actor) ? (spot.people ?? spot) : spot;
  return { x, y, z };
}

/** Places where vehicles go along the view, for there is a road. */
const roads: ReadonlySet<SettingName> = new Set(["city-street", "futuristic-city", "road", "village"]);

function headingOf(
  { shot }: ShotContext,
  performers: readonly Performer[],
  { performer, index }: { readonly performer: Performer; readonly index: number },
  stage: StagePlan,
): Heading {
  const { actor } = performer;
  const wanted = facings[actor.facing];
  if (isPerson(actor)) {
    const facing = facingPartner(performers, index);
    if (facing !== undefined) return facing;
  }
  const metres = performer.paceMetresPerSecond * shot.durationSeconds;
  const room = (2 * stage.halfWidth) / Math.max(1, metres);
  if (Math.abs(wanted.facingX) <= room) return wanted;
  const side = Math.sign(wanted.facingX);
  // Who crosses the picture for long goes slantwise towards us, and stays within the setting; on a road, vehicles do too.
  if (isPerson(actor)) return { facingX: side * room, facingZ: -Math.sqrt(1 - room * room) };
  if (roads.has(shot.setting.name) && performer.elevationMetres === 0 && "kind" in actor && vehicles.has(actor.kind))
    return { facingX: side * 0.36, facingZ: -0.933 };
  return wanted;
}

const vehicles: ReadonlySet<Actor["kind"]> = new Set(["car", "bicycle", "train"] satisfies Actor["kind"][]);

/** Two people who talk turn to each other, half towards us. */
function facingPartner(performers: readonly Performer[], index: number): Heading | undefined {
  const [first, second] = performers;
  if (performers.length !== 2 || first === undefined || second === undefined) return undefined;
  if (!isPerson(first.actor) || !isPerson(second.actor)) return undefined;
  const still = first.paceMetresPerSecond === 0 && second.paceMetresPerSecond === 0;
  const talks = first.actor.action === "talk" || second.actor.action === "talk";
  const open = [first, second].every(({ actor: { facing } }) => facing === "front" || facing === "three-quarter");
  if (!still || !talks || !open) return undefined;
  return { facingX: index === 0 ? 0.62 : -0.62, facingZ: -0.785 };
}

interface Heading {
  readonly facingX: number;
  readonly facingZ: number;
}

const facings: Readonly<Record<Actor["facing"], Heading>> = {
  front: { facingX: 0.1, facingZ: -0.995 },
  back: { facingX: 0, facingZ: 1 },
  left: { facingX: -1, facingZ: 0 },
  right: { facingX: 1, facingZ: 0 },
  "three-quarter": { facingX: 0.55, facingZ: -0.835 },
};
