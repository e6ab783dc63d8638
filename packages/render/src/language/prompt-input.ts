/** What a request says about the clip, in the words of the request. */
export interface PromptInput {
  readonly prompt: string;
  /** Of the whole clip; ignored for a still. */
  readonly durationSeconds: number;
  readonly framesPerSecond: number;
  readonly seed: number;
  /** Whether sound is asked for; without it nobody speaks. */
  readonly audio: boolean;
  readonly voiceDescription?: string;
  readonly negativePrompt?: string;
  /** Shots that the request spells out; empty when it does not. Their durations are scaled to the clip's. */
  readonly shots: readonly { readonly prompt: string; readonly durationSeconds: number }[];
  /** Without `shots`: makes a storyboard of the prompt. */
  readonly multiShot: boolean;
  readonly hasImage: boolean;
  readonly hasEndImage: boolean;
  /** Somebody is heard in a recording: nobody speaks besides, and what would cover the voice is left out. */
  readonly hasRecording?: boolean;
  /** One frame instead of a clip. */
  readonly still: boolean;
  /** A camera move by name, stronger than the prompt's words. */
  readonly camera?: string;
}
