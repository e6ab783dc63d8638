import { isPerson } from "../actor-classes.ts";
import type { Shot } from "../scene-spec.ts";
import type { ShotContext } from "../scene/shot.ts";
import type { StagePlan } from "./create-cast.ts";
import type { Performer } from "./performer.ts";

/** How the camera sees the cast. Metres and pixels. */
export interface Framing {
  /** Of world from the top of the picture to its bottom, at the cast. */
  readonly metresHigh: number;
  readonly distance: number;
  readonly focal: number;
  /** The camera over the ground or the spot that the lead is on. */
  readonly cameraUp: number;
  readonly x: number;
  readonly horizonY: number;
  /** Where the middle of the cast is over its ground; a camera that rises keeps it in sight. */
  readonly middleUp: number;
  /** The highest head over the ground, and how near to the top of the picture it may come, as a share of its height. */
  readonly head?: { readonly upMetres: number; readonly room: number };
  /** 1 when the camera keeps its distance to the lead's own place, which may be ahead of where the cast begins. */
  readonly near: number;
}

interface Placed {
  readonly x: number;
  readonly z: number;
  readonly facingX: number;
  readonly facingZ: number;
  readonly spotted: boolean;
}

type View = Shot["camera"]["framing"];

/**
 * For people: metres of world from top to bottom at their distance, for a lead of 1.8 m, the lens, the camera's height as
 * a share of the lead's, and where the top of the head is.
 */
const peopleViews: Readonly<Record<View, { metresHigh: number; lens: number; cameraY: number; headTop: number }>> = {
  wide: { metresHigh: 3.05, lens: 1, cameraY: 0.64, headTop: 0.3 },
  medium: { metresHigh: 1.5, lens: 1.45, cameraY: 0.69, headTop: 0.13 },
  "close-up": { metresHigh: 0.74, lens: 2, cameraY: 0.855, headTop: 0.1 },
  macro: { metresHigh: 0.5, lens: 2.4, cameraY: 0.9, headTop: 0.06 },
};

/**
 * For everything else: shares of the picture's height and width that it fills, the lens, the camera's height over its
 * middle as a share of the picture's height, and where its middle is.
 */
const otherViews: Readonly<
  Record<
    View,
    { high: number; wide: number; face: number; lens: number; above: number; middle: number; metresMin: number }
  >
> = {
  wide: { high: 0.44, wide: 0.6, face: 0.2, lens: 1, above: 0.14, middle: 0.62, metresMin: 0.95 },
  medium: { high: 0.68, wide: 0.78, face: 0.36, lens: 1.45, above: 0.1, middle: 0.54, metresMin: 0.3 },
  "close-up": { high: 0.86, wide: 0.9, face: 0.62, lens: 2, above: 0.08, middle: 0.52, metresMin: 0.1 },
  macro: { high: 1.35, wide: 1.35, face: 1.3, lens: 2.4, above: 0.06, middle: 0.5, metresMin: 0.05 },
};

/** How much of the picture's width people may take together. */
const filledShare: Readonly<Record<View, number>> = { wide: 0.8, medium: 0.84, "close-up": 1.02, macro: 1.2 };
/** More faces than this are not seen from near. */
const nearMax = 3;

const personMetres = 1.8;
const nearestMetres = 1.15;
/** From what stands on the ground: further away the ground of a small place has ended. */
const furthestMetres = 9.5;

/** Frames people as people, a cat as a cat and a train as a train. */
export function frameSubject(
  context: ShotContext,
  cast: readonly Performer[],
  all: readonly Placed[],
  stage: StagePlan,
): Framing {
  // A tree by somebody is where they are, not what the picture is of.
  const told = cast.flatMap(({ actor }, index) => (actor.kind === "tree" ? [] : [index]));
  const performers = told.length === 0 ? cast : told.flatMap((index) => cast[index] ?? []);
  const places = told.length === 0 ? all : told.flatMap((index) => all[index] ?? []);
  const lead = performers[0];
  return lead === undefined || performers.some(({ actor }) => isPerson(actor))
    ? framePeople(context, performers, places, stage)
    : frameOthers(context, performers, { places, lead }, stage);
}

function framePeople(
  context: ShotContext,
  performers: readonly Performer[],
  places: readonly Placed[],
  stage: StagePlan,
): Framing {
  const { shot, width, height } = context;
  const view = shot.camera.framing;
  const { lens, ...framing } = peopleViews[view];
  const size = sizeOf(performers);
  const crowd = 1 + 0.03 * Math.max(0, Math.min(performers.length, 5) - 2);
  const span = spanOf(performers, places);
  // A near view of few is of them all, one of many is of the first.
  const ofLead = performers.length > nearMax && (view === "close-up" || view === "macro");
  // Nobody is cut off at the sides; in near views, shoulders may be.
  const needed = ofLead ? 0 : ((span.right - span.left) / filledShare[view]) * (height / width);
  const metresHigh = Math.max(framing.metresHigh * size * crowd * (stage.view?.share ?? 1), needed);
  const { distance, focal } = lensFor(context, { metresHigh, lens, stage, onGround: false });
  // A near view looks at heads where they are; a wide one at the room around who sits.
  const headTopY = view === "wide" ? personMetres * size : Math.max(...performers.map(headTopOf));
  const cameraUp = framing.cameraY * headTopY + (stage.view?.rise ?? 0) * Math.min(1, size);
  // A raised hand needs room over the head.
  const headTop = framing.headTop + (performers.some(({ actor }) => actor.action === "wave") ? 0.11 : 0);
  // The head's place in the picture decides where the horizon is; in a wide shot, the feet do.
  const horizonY =
    view === "wide"
      ? height * 0.87 - (cameraUp * focal) / distance
      : height * headTop + ((headTopY - cameraUp) * focal) / distance;
  const alone = performers.length === 1;
  const first = places[0];
  const onFirst = first !== undefined && (ofLead || (alone && first.spotted));
  const x = onFirst ? first.x : alone && width > height ? 0.08 * size : (span.left + span.right) / 2;
  const head = { upMetres: Math.max(...performers.map(headTopOf)), room: view === "macro" ? -1 : 0.045 };
  return { metresHigh, distance, focal, cameraUp, x, horizonY, middleUp: headTopY / 2, near: 0, head };
}

function frameOthers(
  context: ShotContext,
  performers: readonly Performer[],
  { places, lead }: { readonly places: readonly Placed[]; readonly lead: Performer },
  stage: StagePlan,
): Framing {
  const { shot, width, height } = context;
  const view = shot.camera.framing;
  const { lens, high, wide, face, above, middle, metresMin } = otherViews[view];
  const aspect = width / height;
  const portrait = view === "close-up" || view === "macro" ? lead.portrait : undefined;
  const first = places[0];
  const span = spanOf(performers, places);
  const ridden = performers.some(({ riders }) => riders !== undefined);
  const bottom = Math.min(...performers.map(({ elevationMetres }) => elevationMetres));
  const top = Math.max(
    ...performers.map(({ elevationMetres, heightMetres }) =>
      Math.min(elevationMetres + heightMetres, ridden && view !== "wide" ? riddenTopMetres : Number.POSITIVE_INFINITY),
    ),
  );
  const metresHigh =
    portrait === undefined
      ? Math.max(
          metresMin * (stage.view?.share ?? 1),
          (top - bottom) /
            (lead.actor.kind === "tree" ? Math.max(high, treeShare) : ridden ? Math.max(high, riddenShare) : high),
          (span.right - span.left) / (wide * aspect),
        )
      : Math.max(portrait.sizeMetres / face, portrait.sizeMetres / (face * 1.2 * aspect));
  const { distance, focal } = lensFor(context, {
    metresHigh,
    lens,
    stage,
    onGround: bottom < 0.3 && lead.actor.kind !== "boat",
  });
  const centre = portrait?.upMetres ?? (top + bottom) / 2;
  const flies = bottom > 0.3;
  // What flies is seen from below, against the sky; what stands, from a little above.
  const cameraUp =
    flies && bottom > 0.25 * metresHigh ? Math.max(0.4, centre - 0.24 * metresHigh) : centre + above * metresHigh;
  const middleAt = flies
    ? 0.42
    : portrait === undefined && view === "wide"
      ? feetAt(middle, (top - bottom) / metresHigh)
      : middle;
  const horizonY = height * middleAt + ((centre - cameraUp) * focal) / distance;
  const ahead = portrait === undefined || first === undefined ? 0 : portrait.aheadMetres * first.facingX;
  const x = portrait !== undefined && first !== undefined ? first.x + ahead : (span.left + span.right) / 2;
  return { metresHigh, distance, focal, cameraUp, x, horizonY, middleUp: centre, near: 1 };
}

/** Of the picture's height that a tree fills: what is tall leaves room for nothing else. */
const treeShare = 0.8;
/** Riders are who it is about: they are seen nearer than what carries them would be, and masts may leave the picture. */
const riddenShare = 0.68;
const riddenTopMetres = 3.4;

/** In a wide view small subjects stand low in the picture, and large ones in its middle. */
function feetAt(middle: number, share: number): number {
  return Math.min(middle, 0.86 - share / 2);
}

function lensFor(
  { width, height }: ShotContext,
  options: {
    readonly metresHigh: number;
    readonly lens: number;
    readonly stage: StagePlan;
    readonly onGround: boolean;
  },
): { readonly distance: number; readonly focal: number } {
  const { metresHigh, lens, stage, onGround } = options;
  const baseFocal = (width > height ? width : height * 1.05) * 0.98;
  // Small things are seen from an arm's length with a longer lens.
  const wanted = Math.max(nearestMetres, (metresHigh * baseFocal * lens) / height);
  const distance = Math.min(wanted, stage.distanceMax ?? wanted, onGround ? furthestMetres : wanted);
  // Nearer than it wants to be, the camera takes a wider lens.
  return { distance, focal: (distance * height) / metresHigh };
}

/** From the leftmost of the cast to the rightmost. */
function spanOf(
  performers: readonly Performer[],
  places: readonly Placed[],
): { readonly left: number; readonly right: number } {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const [index, performer] of performers.entries()) {
    const place = places[index];
    if (place === undefined) continue;
    const half = apparentWidth(performer, place) / 2;
    left = Math.min(left, place.x - half);
    right = Math.max(right, place.x + half);
  }
  return right >= left ? { left, right } : { left: 0, right: 0 };
}

/** Of the largest performer against a standing adult; what is long counts by its length, what flies high only so far. */
function sizeOf(performers: readonly Performer[]): number {
  const largest = performers.reduce(
    (most, { actor, heightMetres, lengthMetres, elevationMetres }) =>
      Math.max(
        most,
        heightMetres + Math.min(1.2, elevationMetres),
        isPerson(actor) ? 0 : Math.min(3, lengthMetres * 0.62),
      ),
    0,
  );
  return (largest || personMetres) / personMetres;
}

/** Hips of who stands, as a share of their height, and of who sits, metres over their ground. */
const hips = { standing: 0.525, seatedMetres: 0.525 } as const;

/** Metres over its ground: the head of who sits is lower, and lower still over a page. */
function headTopOf({ actor, heightMetres, elevationMetres }: Performer): number {
  const sits = isPerson(actor) && (actor.action === "sit" || actor.action === "write");
  const lower = sits ? Math.max(0, hips.standing * heightMetres - hips.seatedMetres) : 0;
  const bent = actor.action === "write" ? 0.05 * heightMetres : 0;
  return elevationMetres + heightMetres - lower - bent;
}

/** Metres from left to right as the camera sees it. */
export function apparentWidth(
  performer: Performer,
  heading: { readonly facingX: number; readonly facingZ: number },
): number {
  const { lengthMetres, widthMetres } = performer;
  // A person is as wide from every side.
  if (widthMetres === undefined) return lengthMetres;
  return lengthMetres * Math.abs(heading.facingX) + widthMetres * Math.abs(heading.facingZ);
}
