/**
 * A SceneSpec is everything the renderer needs to know about a clip, and all it is told: versioned JSON, made from a
 * prompt by `parsePrompt`, stored with the task, and editable by hand. Equal specs give equal frames.
 *
 * Units: seconds, metres, degrees; fractions of the shot's time run from 0 to 1.
 */
export interface SceneSpec {
  readonly version: 1;
  /** 32-bit unsigned; every random choice of the renderer derives from it and a name. */
  readonly seed: number;
  readonly framesPerSecond: number;
  /** Shots follow each other without gaps; their durations add up to the clip's. A still has one shot of one frame. */
  readonly shots: readonly Shot[];
  readonly audio: AudioSpec;
  /** Words of the prompt that named a thing and that nothing here draws. */
  readonly unmatched: readonly string[];
  readonly warnings: readonly SceneWarning[];
}

export interface SceneWarning {
  readonly code:
    | "setting_approximated"
    | "subject_approximated"
    | "word_unmatched"
    | "style_approximated"
    /** Said in another way than it would be: by a voice of another language. */
    | "line_approximated"
    /** Not heard, or not all of it: no voice can read it. */
    | "line_unspoken";
  readonly message: string;
}

export interface Shot {
  readonly durationSeconds: number;
  readonly setting: Setting;
  readonly camera: CameraMove;
  readonly actors: readonly Actor[];
  readonly style: Style;
  /** How this shot follows the one before it; the first has none. */
  readonly transition?: "cut" | "dissolve";
  /** A user's picture that this shot moves over instead of a drawn setting; the key of `ScenePictures`. */
  readonly picture?: PictureMove;
}

/** Every place that is drawn. A prompt that names another one gets the most like it, and a warning. */
export type SettingName =
  | "city-street"
  | "futuristic-city"
  | "village"
  | "kitchen"
  | "living-room"
  | "office"
  | "cafe"
  | "classroom"
  | "stage"
  | "forest"
  | "mountain-lake"
  | "beach"
  | "desert"
  | "meadow"
  | "snowfield"
  | "space"
  | "underwater"
  | "road"
  | "rooftop"
  | "studio";
export type TimeOfDay = "dawn" | "day" | "sunset" | "dusk" | "night";
export type Weather = "clear" | "cloudy" | "rain" | "snow" | "fog";
export type Season = "spring" | "summer" | "autumn" | "winter";
export type Style = "cinematic" | "anime" | "noir" | "watercolour" | "documentary" | "claymation" | "pencil";

export interface Setting {
  readonly name: SettingName;
  readonly timeOfDay: TimeOfDay;
  readonly weather: Weather;
  readonly season: Season;
  /** 0, 1, 2 …: which of the setting's seeded variants. */
  readonly variant: number;
}

export interface CameraMove {
  readonly move:
    | "static"
    | "push-in"
    | "pull-out"
    | "zoom-in"
    | "zoom-out"
    | "pan-left"
    | "pan-right"
    | "tilt-up"
    | "tilt-down"
    | "crane-up"
    | "crane-down"
    | "orbit"
    | "follow"
    | "handheld"
    | "drone"
    | "point-of-view";
  readonly framing: "wide" | "medium" | "close-up" | "macro";
}

/** Somebody or something the shot is about. */
export type Actor = Person | Creature | Vehicle | Thing;

interface Presence {
  /** Unique within the spec; a spoken line names its speaker by it. */
  readonly id: string;
  /** Towards the camera, away from it, or across the picture. */
  readonly facing: "front" | "back" | "left" | "right" | "three-quarter";
  /** CSS colour of the main garment, the coat, the paint, when the prompt names one. */
  readonly colour?: string;
  /** The prompt's own word for what it is, in English: husky, rose, burger, perfume. Words that no painter knows change nothing. */
  readonly variety?: string;
  /** Where it is, when not on the ground; a setting without such a spot shows it on the ground. */
  readonly spot?: SpotName;
}

export interface Person extends Presence {
  readonly kind: "person" | "chef" | "robot" | "astronaut";
  readonly sex: "female" | "male";
  readonly age: "child" | "adult" | "old";
  readonly action: PersonAction;
  /** What the face shows; a calm one when nothing is said of it. */
  readonly mood?: PersonMood;
  /** The id of the horse, bicycle, boat or car of the same shot that this person sits on or in. */
  readonly riding?: string;
  /** What the prompt says of hair, clothes and face; the rest is chosen from the seed. */
  readonly look?: PersonLook;
}

export type PersonAction =
  | "stand"
  | "walk"
  | "run"
  | "wave"
  | "talk"
  | "cook"
  | "sit"
  | "dance"
  | "look-around"
  | "write"
  | "drink"
  | "swim"
  | "jump"
  | "turn";

export type PersonMood = "happy" | "sad" | "angry" | "afraid" | "surprised";

export interface PersonLook {
  readonly hair?: "black" | "brown" | "blond" | "red" | "grey" | "white";
  readonly hairStyle?: "short" | "long" | "bun" | "bald" | "bob";
  readonly garment?: "coat" | "jacket" | "hoodie" | "shirt" | "dress" | "suit";
  readonly hat?: "none" | "cap" | "brimmed" | "helmet" | "toque";
  readonly beard?: boolean;
  readonly glasses?: boolean;
  readonly build?: "slim" | "heavy";
}

export interface Creature extends Presence {
  readonly kind: "cat" | "dog" | "bird" | "horse" | "fish";
  readonly action: "stand" | "walk" | "run" | "sit" | "look-around" | "fly" | "swim" | "jump" | "sleep";
}

export interface Vehicle extends Presence {
  readonly kind: "car" | "bicycle" | "boat" | "train" | "aircraft" | "spaceship";
  readonly action: "stand" | "drive" | "fly" | "sail";
}

export interface Thing extends Presence {
  readonly kind:
    | "plant"
    | "flower"
    | "tree"
    | "food"
    | "cup"
    | "bottle"
    | "box"
    | "watch"
    | "shoe"
    | "phone"
    | "book"
    | "lamp"
    | "ball";
  /** "turn" is a product on a turntable. */
  readonly action: "stand" | "turn" | "fall";
}

export type ActorKind = Actor["kind"];

/** Places within a setting that are not its ground. */
export type SpotName =
  | "windowsill"
  | "table"
  | "counter"
  | "sofa"
  | "chair"
  | "bench"
  | "bed"
  | "floor"
  | "rock"
  | "roof"
  | "branch"
  | "water"
  | "sky"
  | "podium";

export interface PictureMove {
  readonly key: "image" | "end_image";
  readonly endKey?: "end_image";
}

export interface AudioSpec {
  /** False gives a silent track: the request did not ask for sound. */
  readonly audible: boolean;
  readonly ambience: readonly AmbienceName[];
  readonly music: "none" | "warm" | "tense" | "bright" | "calm";
  readonly lines: readonly SpokenLine[];
  /** A recording of the task's is what is said, from the first frame on; there are no lines then. */
  readonly recording?: true;
  /** Whether what the actors do is heard: steps, splashes, hooves, engines. */
  readonly effects: boolean;
}

export type AmbienceName =
  | "city"
  | "traffic"
  | "kitchen"
  | "room"
  | "wind"
  | "water"
  | "birds"
  | "rain"
  | "crowd"
  | "machines"
  | "sea"
  | "leaves"
  | "fire"
  | "underwater"
  | "space";

export interface SpokenLine {
  readonly text: string;
  readonly actorId?: string;
  readonly startSeconds: number;
  readonly voice: Voice;
}

export interface Voice {
  readonly sex: "female" | "male";
  readonly accent: "american" | "scottish" | "robot";
  readonly pace: "slow" | "moderate" | "fast";
  /** Semitones against the voice's own pitch, -6 to 6. */
  readonly pitchSemitones: number;
  readonly tone: "neutral" | "warm" | "bright";
}

/** When an actor's mouth has which shape; made by the sound from phone times, read by the frames. */
export interface MouthCue {
  readonly actorId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shape: MouthShape;
}

export type MouthShape = "closed" | "narrow" | "open" | "wide" | "round" | "teeth" | "tongue" | "lips" | "rest";
