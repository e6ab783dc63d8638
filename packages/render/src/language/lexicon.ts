import type {
  Actor,
  ActorKind,
  AmbienceName,
  AudioSpec,
  CameraMove,
  Creature,
  Person,
  PersonLook,
  PersonMood,
  Season,
  SettingName,
  SpotName,
  Style,
  Thing,
  TimeOfDay,
  Vehicle,
  Weather,
} from "../scene-spec.ts";
import type { ActorClass } from "../actor-classes.ts";

/** What a word or phrase of a prompt says about the picture or the sound. */
export type Meaning =
  | PlaceMeaning
  | VariantMeaning
  | { readonly kind: "time"; readonly time: TimeOfDay }
  | { readonly kind: "weather"; readonly weather: Weather }
  | { readonly kind: "season"; readonly season: Season }
  | StyleMeaning
  | ActorMeaning
  | PropMeaning
  | { readonly kind: "spot"; readonly spot: SpotName }
  | { readonly kind: "nobody" }
  | ActionMeaning
  | { readonly kind: "pronoun"; readonly sex?: Person["sex"] }
  | TraitMeaning
  | { readonly kind: "number"; readonly count: number; readonly vague?: true }
  | { readonly kind: "colour"; readonly colour: string }
  | { readonly kind: "garment"; readonly look?: PersonLook }
  | { readonly kind: "wears" }
  | { readonly kind: "facing"; readonly facing: Actor["facing"] }
  | { readonly kind: "camera"; readonly move: CameraMove["move"] }
  | { readonly kind: "framing"; readonly framing: CameraMove["framing"] }
  | { readonly kind: "ambience"; readonly names: readonly AmbienceName[] }
  | { readonly kind: "heard" }
  | EmotionMeaning
  | { readonly kind: "mood"; readonly music: Exclude<AudioSpec["music"], "none"> }
  | { readonly kind: "music" }
  | { readonly kind: "says" }
  | { readonly kind: "written" }
  | { readonly kind: "speech"; readonly topic: SpeechTopic }
  | { readonly kind: "narrator" }
  | { readonly kind: "understood" }
  | { readonly kind: "undrawn" };

/** A place. One for which no setting has a name is `nearest` to one that has. */
export interface PlaceMeaning {
  readonly kind: "place";
  readonly setting: SettingName;
  readonly match: "exact" | "nearest";
  /** Describes a place rather than naming one: "futuristic". */
  readonly adjective?: boolean;
}

/** Which of a setting's variants is meant, if it is that setting. */
export interface VariantMeaning {
  readonly kind: "variant";
  readonly setting: SettingName;
  readonly number: number;
}

export interface StyleMeaning {
  readonly kind: "style";
  readonly style: Style;
  readonly match: "exact" | "nearest";
}

/** Somebody or something a picture can be about; several when the word names a group. */
export interface ActorMeaning {
  readonly kind: "actor";
  /** In ids and messages, in English. */
  readonly name: string;
  readonly members: readonly Traits[];
  /** `nearest` when the kind only stands for what the word names: a fox drawn as a dog. */
  readonly match: "exact" | "nearest";
  /** Where it belongs when the prompt names no place. */
  readonly hint?: SettingName;
  /** What somebody of this calling does when the prompt says nothing of it. */
  readonly usually?: Person["action"];
  /** What somebody of this calling is on or in: a cyclist. */
  readonly rides?: MountKind;
}

/** What people are drawn on or in. */
export type MountKind = "horse" | "bicycle" | "boat" | "car";

export interface Traits {
  readonly kind: ActorKind;
  readonly sex?: Person["sex"];
  readonly age?: Person["age"];
  readonly look?: PersonLook;
}

/** What is done, by whomever: "spins" is a turn of a person and of a shoe on a turntable. */
export interface ActionMeaning {
  readonly kind: "action";
  readonly person: Person["action"];
  readonly creature: Creature["action"];
  readonly vehicle: Vehicle["action"];
  readonly thing: Thing["action"];
  /** For whom the action only stands for what the word says: a man who sails sits, a fight is drawn as a dance. */
  readonly loose: readonly ActorClass[];
  /** Where it is done when the prompt names no place. */
  readonly hint?: SettingName;
  /** Done by people on or in something: of this kind when the prompt names none, or of whatever kind it names. */
  readonly rides?: MountKind | "any";
  /** What one person does of it who is alone: who laughs with others talks. */
  readonly alone?: Person["action"];
}

/** What somebody feels, as a face shows it. */
export interface EmotionMeaning {
  readonly kind: "emotion";
  readonly mood: PersonMood;
}

/** What an adjective or a phrase after the noun says of a person. */
export interface TraitMeaning {
  readonly kind: "trait";
  readonly sex?: Person["sex"];
  readonly age?: Person["age"];
  readonly look?: PersonLook;
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

/** What is known of a language: its words and its grammar's small change. */
export interface Language {
  /** Each is read by itself, so that one word may name a thing and a sound. */
  readonly lexicons: readonly Lexicon[];
  /** Words that name nothing to draw. */
  readonly stopWords: ReadonlySet<string>;
  /** Words that take away what follows: "no", "without". */
  readonly negating: ReadonlySet<string>;
  /** Words after which what follows is wanted again: "no people but a dog". */
  readonly restoring: ReadonlySet<string>;
  /** "On", "in": what makes of a piece of furniture the place of somebody. */
  readonly placing: ReadonlySet<string>;
}
