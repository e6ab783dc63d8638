import type { Voice } from "../scene-spec.ts";
import { tokenize } from "./tokenize.ts";

/** What a description of a voice says; what it leaves open is undefined. */
export type VoiceWords = Partial<Voice>;

/** Reads a description such as "Friendly male voice, American accent, moderate pace". */
export function readVoice(description: string): VoiceWords {
  const words = new Set(tokenize(description).map(({ word }) => word));
  const has = (list: string): boolean => list.split(" ").some((word) => words.has(word));
  const sex = has("female woman womans women girl lady feminine mother grandmother actress she her")
    ? "female"
    : has("male man mans men boy guy masculine gentleman father grandfather baritone bass tenor he his")
      ? "male"
      : undefined;
  const accent = has("robot robotic synthetic computer mechanical android machine")
    ? "robot"
    : has("scottish british english irish scots uk welsh")
      ? "scottish"
      : has("american us usa canadian californian texan")
        ? "american"
        : undefined;
  const pace = has("slow slowly unhurried leisurely relaxed deliberate measured calm")
    ? "slow"
    : has("fast quick quickly rapid rapidly hurried energetic excited brisk")
      ? "fast"
      : has("moderate medium normal steady natural")
        ? "moderate"
        : undefined;
  const pitchSemitones = pitchOf(has);
  const tone = has("warm friendly soft gentle soothing deep kind calm intimate husky mellow smooth rich")
    ? "warm"
    : has("bright cheerful happy crisp clear energetic excited young upbeat lively")
      ? "bright"
      : undefined;
  return {
    ...(sex === undefined ? {} : { sex }),
    ...(accent === undefined ? {} : { accent }),
    ...(pace === undefined ? {} : { pace }),
    ...(pitchSemitones === undefined ? {} : { pitchSemitones }),
    ...(tone === undefined ? {} : { tone }),
  };
}

function pitchOf(has: (list: string) => boolean): number | undefined {
  if (has("deep baritone bass low gravelly booming")) return -3;
  if (has("child childlike kid boy girl squeaky")) return 4;
  if (has("high shrill soprano bright young")) return 2;
  if (has("old elderly grandfather grandmother hoarse raspy")) return -1;
  return undefined;
}
