import { smoothStep } from "../../scene/colour.ts";
import { hashUnit } from "../../scene/random.ts";
import type { Creature } from "../../scene-spec.ts";
import { fraction, pawAt, type Gait } from "./gait.ts";
import { legNames, type LegName, type PawPose, type QuadrupedBuild, type QuadrupedPose } from "./quadruped.ts";

/** How a kind of animal does what it does. */
export interface Habits {
  readonly walk: Gait;
  readonly run: Gait;
  /** How it carries its tail: pitch of each bone against the one before. */
  readonly tail: readonly number[];
  /** Swings of the tail a second, and how far; radians. */
  readonly wag: { readonly perSecond: number; readonly reach: number };
  /** Head and neck against the build's, while standing and while walking. */
  readonly standHead: number;
  readonly walkHead: number;
  readonly sit: RestPose;
  readonly sleep: RestPose;
  readonly jumpMetres: number;
}

/** A pose held at rest: the trunk over the ground and the legs folded. */
export interface RestPose {
  readonly lift: number;
  readonly shift: number;
  readonly trunk: number;
  readonly pelvis: number;
  readonly chest: number;
  readonly chestYaw?: number;
  readonly pelvisYaw?: number;
  readonly neck: number;
  readonly neckYaw?: number;
  readonly head: number;
  readonly headYaw?: number;
  readonly headRoll?: number;
  readonly fore: PawPose;
  readonly hind: PawPose;
  readonly tail: readonly { readonly pitch?: number; readonly yaw?: number }[];
}

/** What an animal does at a moment of a shot. */
export function poseFor(
  action: Creature["action"],
  options: { readonly build: QuadrupedBuild; readonly habits: Habits; readonly seconds: number; readonly seed: number },
): QuadrupedPose {
  const { build, habits, seconds, seed } = options;
  switch (action) {
    case "walk":
      return going(habits.walk, options, 1);
    case "run":
      return galloping(habits.run, options);
    case "jump":
      return jumping(options);
    case "sit":
      return resting(habits.sit, options, "awake");
    case "sleep":
      return resting(habits.sleep, options, "asleep");
    case "stand":
    case "look-around":
    case "fly":
    case "swim": {
      const breath = Math.sin(seconds * 2.2 + seed);
      const looks = action === "look-around" ? 1.5 : 0.7;
      return {
        lift: 0.0012 * breath,
        shift: 0,
        trunk: {},
        pelvis: {},
        chest: { pitch: 0.01 * breath },
        neck: { pitch: habits.standHead, yaw: 0.3 * glance(seed, seconds) * looks },
        head: {
          pitch: -habits.standHead * 0.6,
          yaw: 0.35 * glance(seed, seconds) * looks,
          roll: 0.12 * glance(seed + 5, seconds),
        },
        tail: tailAt(habits, seconds, seed),
        paws: pawsBy((leg) => standing(build, leg)),
        ears: [earAt(seed, seconds), earAt(seed + 3, seconds)],
        eyesOpen: eyesAt(seed, seconds),
      };
    }
  }
}

/** Metres a second over the ground while it does it. */
export function paceFor(action: Creature["action"], habits: Habits): number {
  return action === "walk" ? habits.walk.pace : action === "run" ? habits.run.pace : 0;
}

interface Moment {
  readonly build: QuadrupedBuild;
  readonly habits: Habits;
  readonly seconds: number;
  readonly seed: number;
}

function going(gait: Gait, { build, habits, seconds, seed }: Moment, spring: number): QuadrupedPose {
  const stride = 2 * Math.PI * seconds * gait.stridesPerSecond;
  const legLength = build.fore.top[0];
  return {
    lift: -0.028 * legLength * spring + 0.012 * legLength * Math.cos(2 * stride),
    shift: 0,
    trunk: { roll: 0.025 * Math.sin(stride), pitch: 0.012 * Math.sin(2 * stride) },
    pelvis: { yaw: 0.07 * Math.sin(stride), roll: 0.04 * Math.sin(stride) },
    chest: { yaw: -0.05 * Math.sin(stride), roll: -0.03 * Math.sin(stride) },
    neck: { pitch: habits.walkHead + 0.05 * Math.sin(2 * stride + 0.8), yaw: 0.12 * glance(seed, seconds) },
    head: { pitch: -habits.walkHead * 0.75 - 0.035 * Math.sin(2 * stride + 0.8), yaw: 0.2 * glance(seed, seconds) },
    tail: tailAt(habits, seconds, seed),
    paws: pawsBy((leg) => pawAt(gait, leg, legOf(build, leg), seconds)),
    ears: [earAt(seed, seconds), earAt(seed + 3, seconds)],
    eyesOpen: eyesAt(seed, seconds),
  };
}

function galloping(gait: Gait, moment: Moment): QuadrupedPose {
  const { build, seconds } = moment;
  const calm = going(gait, moment, 1.6);
  const stride = 2 * Math.PI * seconds * gait.stridesPerSecond;
  const legLength = build.fore.top[0];
  // The back arches as the hind paws come under, and stretches as they push.
  const gather = Math.cos(stride - 2 * Math.PI * 0.02);
  return {
    ...calm,
    lift: legLength * (-0.05 + 0.1 * Math.sin(stride - 2 * Math.PI * 0.52)),
    trunk: { pitch: 0.11 * Math.sin(stride - 2 * Math.PI * 0.3) },
    pelvis: { pitch: -0.3 * gather },
    chest: { pitch: 0.16 * gather },
    neck: { pitch: moment.habits.walkHead * 0.7 - 0.16 * gather },
    head: { pitch: -moment.habits.walkHead * 0.5 - 0.1 * Math.sin(stride) },
    ears: [0.7, 0.75],
    tail: moment.habits.tail.map((pitch, index) => ({
      pitch: pitch * 0.35 + 0.14 * Math.sin(stride - 0.8 * index),
      yaw: 0.06 * Math.sin(stride * 0.5 - index),
    })),
  };
}

/** Crouches, springs straight up and lands, again and again. */
function jumping(moment: Moment): QuadrupedPose {
  const { build, habits, seconds, seed } = moment;
  const beat = fraction(seconds / 1.5 + 0.1) * 1.5;
  const crouch =
    smoothStep(0, 0.45, beat) * (1 - smoothStep(0.45, 0.56, beat)) +
    0.8 * smoothStep(1.04, 1.1, beat) * (1 - smoothStep(1.12, 1.45, beat));
  const air = beat > 0.52 && beat < 1.06 ? (beat - 0.52) / 0.54 : 0;
  const height = habits.jumpMetres * 4 * air * (1 - air);
  const legLength = build.fore.top[0];
  const fold = Math.sin(Math.PI * air);
  return {
    lift: -0.3 * legLength * crouch + height,
    shift: 0,
    trunk: { pitch: (beat < 0.8 ? -1 : 1) * 0.32 * fold * Math.abs(Math.cos(Math.PI * air)) - 0.1 * crouch },
    pelvis: { pitch: 0.2 * crouch - 0.2 * fold },
    chest: {},
    neck: { pitch: -0.12 * fold },
    head: { pitch: -0.1 * crouch },
    tail: tailAt(habits, seconds, seed),
    paws: pawsBy((leg) => {
      const rest = standing(build, leg);
      const fore = leg === "leftFore" || leg === "rightFore";
      return {
        ...rest,
        y: rest.y + height + legLength * 0.22 * fold,
        z: rest.z + legLength * (fore ? 0.16 : -0.14) * fold,
        lean: rest.lean + (fore ? -0.3 : 0.4) * fold + 0.25 * crouch * (fore ? 0.4 : 1),
        dip: 0.5 * fold,
      };
    }),
    ears: [0.4 * fold, 0.4 * fold],
    eyesOpen: 1,
  };
}

function resting(rest: RestPose, { habits, seconds, seed }: Moment, state: "awake" | "asleep"): QuadrupedPose {
  const asleep = state === "asleep";
  const breath = Math.sin(seconds * (asleep ? 1.5 : 2.2) + seed);
  const looks = asleep ? 0 : 1;
  const swing = Math.sin(2 * Math.PI * habits.wag.perSecond * seconds) * habits.wag.reach;
  return {
    lift: rest.lift + 0.0015 * breath,
    shift: rest.shift,
    trunk: { pitch: rest.trunk },
    pelvis: { pitch: rest.pelvis, yaw: rest.pelvisYaw ?? 0 },
    chest: { pitch: rest.chest + 0.014 * breath, yaw: rest.chestYaw ?? 0 },
    neck: { pitch: rest.neck - 0.01 * breath, yaw: (rest.neckYaw ?? 0) + 0.22 * looks * glance(seed, seconds) },
    head: {
      pitch: rest.head + 0.06 * looks * glance(seed + 7, seconds),
      yaw: (rest.headYaw ?? 0) + 0.4 * looks * glance(seed, seconds),
      roll: (rest.headRoll ?? 0) + 0.16 * looks * glance(seed + 5, seconds),
    },
    tail: rest.tail.map(({ pitch = 0, yaw = 0 }, index) => ({
      pitch: pitch + (index > 2 && !asleep ? 0.1 * Math.sin(seconds * 1.7 - index) : 0),
      yaw: yaw + (asleep ? 0 : swing * (0.4 + 0.15 * index)),
    })),
    paws: pawsBy((leg) => {
      const paw = leg === "leftFore" || leg === "rightFore" ? rest.fore : rest.hind;
      return { ...paw, z: paw.z + (leg === "leftFore" ? 0.006 : 0) };
    }),
    ears: asleep ? [0.35, 0.3] : [earAt(seed, seconds), earAt(seed + 3, seconds)],
    eyesOpen: asleep ? 0 : eyesAt(seed, seconds),
  };
}

function standing(build: QuadrupedBuild, leg: LegName): PawPose {
  const { paw, ankle } = legOf(build, leg);
  return { y: paw[0], z: paw[1], lean: Math.atan2(ankle[1] - paw[1], ankle[0] - paw[0]), dip: 0 };
}

function legOf(build: QuadrupedBuild, leg: LegName): QuadrupedBuild["fore"] {
  return leg === "leftFore" || leg === "rightFore" ? build.fore : build.hind;
}

function pawsBy(paw: (leg: LegName) => PawPose): Readonly<Record<LegName, PawPose>> {
  const [a, b, c, d] = legNames;
  return { [a]: paw(a), [b]: paw(b), [c]: paw(c), [d]: paw(d) } as Readonly<Record<LegName, PawPose>>;
}

function tailAt(habits: Habits, seconds: number, seed: number): QuadrupedPose["tail"] {
  const turn = 2 * Math.PI * habits.wag.perSecond * seconds + seed;
  return habits.tail.map((pitch, index) => ({
    pitch: pitch + 0.05 * Math.sin(turn * 0.6 - 0.7 * index),
    yaw: habits.wag.reach * Math.sin(turn - 0.55 * index) * (index === 0 ? 1 : 0.45),
  }));
}

/** Looks to one side, holds, looks to the other: from -1 to 1. */
function glance(seed: number, seconds: number): number {
  const every = 1.7;
  const at = seconds / every + hashUnit(seed, 21) * 4;
  const index = Math.floor(at);
  const from = hashUnit(seed, 100 + index) * 2 - 1;
  const to = hashUnit(seed, 101 + index) * 2 - 1;
  return from + (to - from) * smoothStep(0.1, 0.42, at - index);
}

/** An ear flicks back now and then. */
function earAt(seed: number, seconds: number): number {
  const every = 1.9 + hashUnit(seed, 31);
  const since = (seconds + every * hashUnit(seed, 32)) % every;
  return since < 0.3 ? 0.55 * Math.sin((Math.PI * since) / 0.3) : 0;
}

function eyesAt(seed: number, seconds: number): number {
  const every = 2.3 + 2 * hashUnit(seed, 41);
  const since = (seconds + every * hashUnit(seed, 42)) % every;
  return since < 0.2 ? Math.abs(since - 0.1) / 0.1 : 1;
}
