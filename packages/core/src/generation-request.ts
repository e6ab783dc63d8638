/**
 * The one internal form of "make me this": every dialect translates into it, the price book and the catalog judge it,
 * every engine renders from it. It is stored with the task as JSON, so it holds no bytes: media are named by asset id.
 */
export interface GenerationRequest {
  readonly kind: "video" | "image";
  /** Id of the catalog, never an alias. */
  readonly model: ModelId;
  /** Pinned version, when the caller pinned one. */
  readonly modelVersion?: string;
  /** Empty only where shots or a motion clip stand in for it. At most 2,500 characters. */
  readonly prompt: string;
  readonly negativePrompt?: string;
  /** Whole seconds that are asked for; 0 for images. */
  readonly durationSeconds: number;
  readonly resolution: Resolution;
  readonly aspectRatio: AspectRatio;
  readonly audio: boolean;
  readonly voiceDescription?: string;
  /** What the portrait in `inputs.image` says, without a recording of it; the voice is one of `namedVoices`. */
  readonly speech?: { readonly text: string; readonly voiceId: string };
  readonly multiShot: boolean;
  /** Durations add up to `durationSeconds`. Empty with `multiShot` means an automatic storyboard. */
  readonly shots: readonly RequestedShot[];
  readonly inputs: RequestInputs;
  /** 32-bit unsigned; chosen at create when the caller gave none, so that a re-render is the same clip. */
  readonly seed: number;
  readonly watermark: boolean;
  /** How many pictures; 1 for video. */
  readonly count: number;
  /** Of pictures; PNG if left out. */
  readonly stillFormat?: StillFormat;
  readonly camera?: CameraRequest;
  readonly videoMode?: "edit" | "reference";
  readonly keepOriginalSound?: boolean;
  readonly characterOrientation?: "image" | "video";
  /** Rendered small by the local engine first; `resolution` stays what its final is to have. */
  readonly draft?: true;
  /** Directives of test keys, cut from the prompt. */
  readonly directives: TestDirectives;
}

export type ModelId = "kling-v3" | "kling-o3" | "kling-motion-control" | "kling-image" | "kling-avatar" | "kling-lite";
export type Resolution = "480p" | "720p" | "1080p" | "4k" | "1k" | "2k";
export type StillFormat = "png" | "jpeg" | "webp";
export type AspectRatio = "16:9" | "9:16" | "1:1" | "4:3" | "3:4" | "3:2" | "2:3" | "21:9";

export interface RequestedShot {
  readonly prompt: string;
  readonly durationSeconds: number;
}

/** Asset ids, stored and probed before the task exists. */
export interface RequestInputs {
  readonly image?: string;
  readonly endImage?: string;
  readonly video?: string;
  /** Whole seconds of the clip, rounded; decides the billed length of edits and motion transfer. */
  readonly videoSeconds?: number;
  /** What the portrait in `image` says: samples of 16 bits at 48 kHz in a WAV, decoded and written anew. */
  readonly recording?: string;
  /** By its samples, to a thousandth; `durationSeconds` is this in whole seconds. */
  readonly recordingSeconds?: number;
  readonly referenceImages: readonly string[];
  readonly elements: readonly RequestedElement[];
}

/** A person or a thing that the prompt names as `@name`, as it was when the task was created. */
export interface RequestedElement {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Asset ids, the one that shows it best first. */
  readonly images: readonly string[];
}

export type CameraRequest =
  | { readonly kind: "preset"; readonly name: string }
  | { readonly kind: "keyframes"; readonly keyframes: readonly CameraKeyframe[] };

export interface CameraKeyframe {
  /** Fraction of the clip, 0 to 1. */
  readonly at: number;
  readonly pan?: number;
  readonly tilt?: number;
  readonly roll?: number;
  readonly dolly?: number;
  readonly zoom?: number;
  readonly ease?: string;
}

export interface TestDirectives {
  /** Ends the task with this catalogue code after normal queueing. */
  readonly failWith?: string;
  /** Keeps the task processing for so many seconds (at most 600) without a render slot. */
  readonly slowSeconds?: number;
}

/** A field that was ignored, changed or approximated; every one is told to the caller. */
export interface Warning {
  readonly code: string;
  readonly param?: string;
  readonly message: string;
}
