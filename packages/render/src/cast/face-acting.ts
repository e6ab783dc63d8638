import type { PersonAction, PersonMood } from "../scene-spec.ts";
import { clamp, smoothStep } from "../scene/colour.ts";
import { hashUnit } from "../scene/random.ts";
import { thinkingAt } from "./action-seated.ts";
import { glance, sipAt } from "./action-standing.ts";
import { moodFaces } from "./moods.ts";
import type { Mouth } from "./mouth.ts";

/** What moves in a face. */
export interface Face {
  readonly mouth: Mouth;
  /** 1 open, 0 shut in a blink; over 1 in fright. */
  readonly eyesOpen: number;
  /** Where the eyes look against the head: x to the person's left, y up, each -1 to 1. */
  readonly gaze: { readonly x: number; readonly y: number };
  /** -1 sad to 1 beaming. */
  readonly smile: number;
  /** How far a silent smile bares the teeth, 0 to 1. */
  readonly grin: number;
  /** Lower lids pushed up by the cheeks, 0 to 1. */
  readonly squint: number;
  readonly browRaise: number;
  /** Positive lifts the inner ends (worry), negative lowers them (effort). */
  readonly browTilt: number;
  /** Redness of the cheeks beyond their own, 0 to 1. */
  readonly flush: number;
  /** How far the tear that runs down each cheek has come, 0 to 1; none when left out. */
  readonly tear?: number;
}

/** What a face depends on. */
export interface FaceMoment {
  readonly action: PersonAction;
  readonly mood?: PersonMood;
  readonly seconds: number;
  readonly seed: number;
  readonly mouth: Mouth;
  /** 0 silent to 1 in full voice. */
  readonly speaking: number;
  /** Of the head against the way to the camera, radians; positive is turned to the right of the picture. */
  readonly headAngle: number;
}

/** The face of somebody in the middle of an action: eyes that look at what they do, brows and mouth that go with it. */
export function faceFor(moment: FaceMoment): Face {
  const { action, seconds, seed, mouth, speaking, headAngle } = moment;
  const mood = moment.mood === undefined ? undefined : moodFaces[moment.mood];
  const manner =
    mood === undefined
      ? manners[action]
      : {
          ...manners[action],
          smile: mood.smile,
          brow: mood.browRaise,
          tilt: mood.browTilt,
          squint: mood.squint,
          lids: mood.lids,
        };
  const silent = 1 - speaking;
  // A thought crosses every face now and then.
  const thought = Math.sin(seconds * 0.9 + seed * 1.7) * Math.sin(seconds * 0.53 + seed);
  const accent = speaking * (0.5 + 0.5 * Math.sin(seconds * 4.1 + seed));
  const smile = clamp(manner.smile * (0.85 + 0.15 * thought) * (0.55 + 0.45 * silent), -1, 1);
  const grin = silent * smoothStep(0.6, 0.85, smile);
  return {
    mouth: {
      open: Math.max(
        mouth.open,
        manner.breath * silent * (0.5 + 0.5 * Math.sin(seconds * 5)),
        (mood?.open ?? 0) * silent * (0.94 + 0.06 * thought),
      ),
      // Words shape the mouth; the mood has it between them.
      width: mouth.width * (1 + ((mood?.width ?? 1) - 1) * (0.35 + 0.65 * silent)),
      round: Math.max(mouth.round, (mood?.round ?? 0) * silent),
      teeth: Math.max(mouth.teeth, (mood?.teeth ?? 0) * silent),
      tongue: mouth.tongue,
    },
    eyesOpen:
      eyesAt(seed, seconds) * (action === "drink" ? 1 - 0.55 * smoothStep(0.75, 1, sipAt(seconds)) : 1) * manner.lids,
    gaze: lowered(gazeOf(moment, headAngle), mood?.gazeY ?? 0),
    smile,
    grin,
    squint: clamp(0.75 * Math.max(0, smile) ** 1.5 + manner.squint, 0, 1),
    browRaise: manner.brow + 0.35 * accent + 0.2 * thought,
    browTilt: manner.tilt + 0.25 * accent * Math.sin(seconds * 1.3 + seed) + 0.1 * thought,
    flush: mood?.flush ?? 0,
    ...(mood?.tears === true ? { tear: ((seconds + (seed % 3)) % tearSeconds) / tearSeconds } : {}),
  };
}

/** From a lid to the chin. */
const tearSeconds = 2.6;

function lowered(gaze: Face["gaze"], by: number): Face["gaze"] {
  return { x: gaze.x, y: clamp(gaze.y + by, -1, 1) };
}

interface Manner {
  readonly smile: number;
  readonly brow: number;
  readonly tilt: number;
  readonly squint: number;
  /** How far the lips part for breath. */
  readonly breath: number;
  /** How far the lids are open. */
  readonly lids: number;
}

const manners: Readonly<Record<PersonAction, Manner>> = {
  stand: { smile: 0.55, brow: 0.05, tilt: 0.05, squint: 0.05, breath: 0, lids: 0.92 },
  walk: { smile: 0.42, brow: 0.05, tilt: 0, squint: 0, breath: 0, lids: 0.93 },
  run: { smile: 0.15, brow: 0, tilt: -0.45, squint: 0.15, breath: 0.3, lids: 0.95 },
  wave: { smile: 0.95, brow: 0.55, tilt: 0.15, squint: 0, breath: 0, lids: 1 },
  talk: { smile: 0.55, brow: 0.25, tilt: 0.1, squint: 0, breath: 0, lids: 0.95 },
  cook: { smile: 0.5, brow: 0.1, tilt: 0, squint: 0, breath: 0, lids: 1 },
  sit: { smile: 0.5, brow: 0, tilt: 0.1, squint: 0.05, breath: 0, lids: 0.9 },
  dance: { smile: 0.95, brow: 0.35, tilt: 0.1, squint: 0.1, breath: 0, lids: 1 },
  "look-around": { smile: 0.18, brow: 0.4, tilt: 0.2, squint: 0, breath: 0.08, lids: 1 },
  write: { smile: 0.12, brow: -0.1, tilt: -0.25, squint: 0.1, breath: 0, lids: 0.92 },
  drink: { smile: 0.35, brow: 0.15, tilt: 0.1, squint: 0, breath: 0, lids: 1 },
  swim: { smile: 0, brow: 0.1, tilt: -0.2, squint: 0.2, breath: 0.35, lids: 0.9 },
  jump: { smile: 0.95, brow: 0.5, tilt: 0.1, squint: 0, breath: 0.1, lids: 1 },
  turn: { smile: 0.6, brow: 0.2, tilt: 0.1, squint: 0, breath: 0, lids: 1 },
};

function gazeOf(moment: FaceMoment, headAngle: number): { x: number; y: number } {
  const { action, seconds, seed, speaking } = moment;
  // To meet the camera the eyes turn back as far as the head is turned away.
  const camera = { x: clamp(-Math.sin(headAngle) * 1.35, -1, 1), y: 0 };
  const drift = saccade(seed, seconds);
  const mixed = (towards: { x: number; y: number }, share: number): { x: number; y: number } => ({
    x: clamp(camera.x * (1 - share) + towards.x * share + 0.16 * drift.x, -1, 1),
    y: clamp(camera.y * (1 - share) + towards.y * share + 0.1 * drift.y, -1, 1),
  });
  const meets = Math.abs(headAngle) < 0.75;
  switch (action) {
    case "write":
      return mixed({ x: 0.3 * thinkingAt(seconds, seed), y: -0.75 + 1.35 * thinkingAt(seconds, seed) }, 1);
    case "cook":
      return mixed({ x: -0.05, y: -0.75 }, (1 - speaking) * smoothStep(0.2, 0.6, 0.5 + 0.5 * Math.sin(seconds * 1.1)));
    case "drink": {
      const raised = sipAt(seconds);
      return mixed({ x: -0.15, y: -0.5 * raised * (1 - smoothStep(0.8, 1, raised)) }, meets ? raised : 1);
    }
    case "look-around": {
      // Eyes go first; the head catches up.
      const lead = glance(seconds + 0.18, seed) - glance(seconds - 0.05, seed);
      return mixed({ x: clamp(1.5 * lead + 0.25 * glance(seconds, seed), -1, 1), y: 0.1 }, 1);
    }
    case "walk":
    case "run":
    case "swim":
      return mixed({ x: 0, y: 0.05 }, meets && Math.abs(headAngle) < 0.3 ? 0 : 1);
    case "stand":
    case "wave":
    case "talk":
    case "sit":
    case "dance":
    case "jump":
    case "turn": {
      const aside = speaking > 0.4 ? 0 : smoothStep(0.72, 0.76, Math.abs(drift.x));
      return mixed({ x: 0.5 * Math.sign(drift.x), y: 0.1 * drift.y }, meets ? aside : 1);
    }
  }
}

/** Eyes jump to a new spot every one to two seconds and rest there; each -1 to 1. */
function saccade(seed: number, seconds: number): { x: number; y: number } {
  const every = 1.1 + 0.7 * hashUnit(seed, 21);
  const index = Math.floor(seconds / every);
  const share = smoothStep(0, 0.07, seconds - index * every);
  const at = (spot: number, axis: number): number => 2 * hashUnit(seed ^ (spot * 7919), axis) - 1;
  const towards = (axis: number): number => at(index - 1, axis) + (at(index, axis) - at(index - 1, axis)) * share;
  return { x: towards(22), y: towards(23) };
}

/** Blinks close fast and open slower, every two to four seconds, now and then two in a row. */
function eyesAt(seed: number, seconds: number): number {
  const every = 2.2 + 2 * hashUnit(seed, 11);
  const shifted = seconds + every * (0.2 + 0.6 * hashUnit(seed, 12));
  const since = shifted % every;
  const twice = hashUnit(seed, Math.floor(shifted / every) + 13) > 0.7;
  return Math.min(blink(since), twice ? blink(since - 0.3) : 1);
}

function blink(since: number): number {
  if (since < 0 || since > 0.24) return 1;
  return since < 0.07 ? 1 - smoothStep(0, 0.07, since) : smoothStep(0.1, 0.24, since);
}
