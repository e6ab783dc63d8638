import type {
  Person,
  AmbienceName,
  AudioSpec,
  CameraMove,
  SettingName,
  Style,
  TimeOfDay,
  Weather,
} from "../scene-spec.ts";

/** What a word or phrase of a prompt says about the picture or the sound. */
export type Meaning =
  | PlaceMeaning
  | { readonly kind: "time"; readonly time: TimeOfDay }
  | { readonly kind: "weather"; readonly weather: Weather }
  | StyleMeaning
  | ActorMeaning
  | StandInMeaning
  | PropMeaning
  | { readonly kind: "nobody" }
  | { readonly kind: "action"; readonly action: Person["action"] }
  | { readonly kind: "pronoun"; readonly sex?: Person["sex"] }
  | { readonly kind: "trait"; readonly sex?: Person["sex"]; readonly age?: Person["age"] }
  | { readonly kind: "number"; readonly count: number }
  | { readonly kind: "colour"; readonly colour: string }
  | { readonly kind: "garment" }
  | { readonly kind: "wears" }
  | { readonly kind: "facing"; readonly facing: Person["facing"] }
  | { readonly kind: "camera"; readonly move: CameraMove["move"] }
  | { readonly kind: "framing"; readonly framing: CameraMove["framing"] }
  | { readonly kind: "ambience"; readonly names: readonly AmbienceName[] }
  | { readonly kind: "heard" }
  | { readonly kind: "mood"; readonly music: Exclude<AudioSpec["music"], "none"> }
  | { readonly kind: "music" }
  | { readonly kind: "says" }
  | { readonly kind: "written" }
  | { readonly kind: "speech"; readonly topic: SpeechTopic }
  | { readonly kind: "narrator" }
  | { readonly kind: "understood" };

/** A place. One that is not built here is `nearest` to one that is. */
export interface PlaceMeaning {
  readonly kind: "place";
  readonly setting: SettingName;
  readonly match: "exact" | "nearest";
  /** Describes a place rather than naming one: "futuristic". */
  readonly adjective?: boolean;
}

export interface StyleMeaning {
  readonly kind: "style";
  readonly style: Style;
  readonly match: "exact" | "nearest";
}

/** Somebody who can be drawn; several people when the word names a group. */
export interface ActorMeaning {
  readonly kind: "actor";
  /** Of the figure in ids and messages, in English. */
  readonly name: string;
  readonly people: readonly PersonTraits[];
}

export interface PersonTraits {
  readonly kind: Person["kind"];
  readonly sex?: Person["sex"];
  readonly age?: Person["age"];
}

/** A creature that is not drawn; a figure takes its part. */
export interface StandInMeaning {
  readonly kind: "stand-in";
  readonly name: string;
  readonly figure: Person["kind"];
}

/** A thing that belongs to the drawing of some settings. */
export interface PropMeaning {
  readonly kind: "prop";
  readonly settings: readonly [SettingName, ...SettingName[]];
}

export type SpeechTopic =
  | "recipe"
  | "story"
  | "speech"
  | "news"
  | "poem"
  | "greeting"
  | "lesson"
  | "tour"
  | "conversation"
  | "song"
  | "pitch"
  | "joke"
  | "forecast"
  | "phone"
  | "introduction"
  | "argument"
  | "confession";

/** Phrases, separated by commas, and what each of them means. Words in their base form: plurals and -ing, -ed, -s are found. */
export type Lexicon = readonly (readonly [phrases: string, meaning: Meaning])[];
