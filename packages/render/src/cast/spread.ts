import { isPerson } from "../actor-classes.ts";
import type { StagePlan } from "./create-cast.ts";
import type { Performer } from "./performer.ts";

/** Where one of several at a place is from the place's own point, metres: to the right, and away from us. */
export interface Aside {
  readonly x: number;
  readonly z: number;
}

const gapMetres = 0.03;
/** Half of what somebody who sits takes of a seat: knees and elbows need more than shoulders. */
const seatedHalf = 0.31;

/**
 * Lays out those who share a place, each within what the place has room for and none in another: side by side about its
 * middle, the first nearest to it, and in two rows where one is too short.
 */
export function spreadAtSpots(
  performers: readonly Performer[],
  halves: readonly number[],
  stage: StagePlan,
): readonly Aside[] {
  const asides: Aside[] = performers.map(() => ({ x: 0, z: 0 }));
  const spots = new Set(performers.flatMap(({ actor: { spot } }) => (spot === undefined ? [] : [spot])));
  for (const spot of spots) {
    const there = performers.flatMap(({ actor }, index) => (actor.spot === spot ? [index] : []));
    const room = stage.spots?.[spot]?.room;
    if (there.length < 2) continue;
    const half = (index: number): number => {
      const performer = performers[index];
      const own = halves[index] ?? 0;
      return performer !== undefined && isPerson(performer.actor) ? Math.max(own, seatedHalf) : own;
    };
    const widthOf = (row: readonly number[]): number =>
      row.reduce((sum, index) => sum + 2 * half(index) + gapMetres, 0);
    const crowded = room !== undefined && there.length > 2 && widthOf(there) > 2 * room.half;
    const deep = room?.deep ?? 0;
    const middle = room?.middle ?? 0;
    const place = (row: readonly number[], z: number, shift: number): void => {
      const xs = sideBySide(row.map(half));
      row.forEach((index, at) => (asides[index] = { x: middle + shift + (xs[at] ?? 0), z }));
    };
    if (!crowded || deep === 0) {
      place(there, 0, 0);
      continue;
    }
    const front = there.filter((_, at) => at % 2 === 0);
    const back = there.filter((_, at) => at % 2 === 1);
    // Those behind show between those in front.
    const stagger = front.length === back.length ? widthOf(front) / (4 * front.length) : 0;
    place(front, -deep, -stagger);
    place(back, deep, stagger);
  }
  return asides;
}

/** The first in the middle, then right, left, right …; all of them moved so that the row has the place in its middle. */
function sideBySide(halves: readonly number[]): readonly number[] {
  const xs: number[] = [];
  let left = 0;
  let right = 0;
  for (const [index, half] of halves.entries()) {
    if (index === 0) {
      xs.push(0);
      [left, right] = [-half, half];
    } else if (index % 2 === 1) {
      xs.push(right + gapMetres + half);
      right += gapMetres + 2 * half;
    } else {
      xs.push(left - gapMetres - half);
      left -= gapMetres + 2 * half;
    }
  }
  const middle = (left + right) / 2;
  return xs.map((x) => x - middle);
}
