import type { Person, PersonMood, SettingName, SpotName } from "../scene-spec.ts";
import type { ActionMeaning, Traits } from "./lexicon.ts";

/** Somebody or something a prompt speaks of: one or a group. */
export interface Mention {
  readonly name: string;
  readonly members: readonly Traits[];
  /** The prompt's words for it. */
  readonly words: string;
  /** `nearest` when the kind only stands for what the words name. */
  readonly match: "exact" | "nearest";
  readonly hint?: SettingName;
  /** What somebody of this calling does when nothing is said of it. */
  readonly usually?: Person["action"];
  readonly colour?: string;
  readonly action?: ActionMeaning;
  readonly spot?: SpotName;
  /** What people feel, when the prompt says so. */
  readonly mood?: PersonMood;
  /** People on or in what is mentioned at the token `mount`; those in a train or an aircraft are not seen. */
  readonly rides?: { readonly mount: number; readonly seen: boolean };
  /** True of what carries people. */
  readonly ridden?: boolean;
  /** Not named, and there all the same: the bicycle of who cycles. */
  readonly implied?: true;
  /** "The woman" may be one who was named before. */
  readonly definite: boolean;
  /** How many the prompt asks for; more than `members` when it asks for a multitude. */
  readonly count: number;
  /** True when the number is said, and not only that there are several. */
  readonly counted: boolean;
  /** First token; below 0, and its own, for what is implied. */
  readonly from: number;
}

export interface CastReading {
  /** Whom and what the picture is about, in the order of the text. */
  readonly mentions: readonly Mention[];
  /** Things that are mentioned besides: what is held, worn, eaten, or belongs to the place. */
  readonly besides: readonly Mention[];
}
