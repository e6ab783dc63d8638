import type { StillFormat } from "@kinora/media";
import type { SceneOptions } from "../scene/scene.ts";
import type { MouthCue, SceneSpec } from "../scene-spec.ts";

/** What a worker thread is born with. */
export interface WorkerOrders {
  readonly sceneModuleUrl: string;
  readonly spec: SceneSpec;
  readonly options: Omit<SceneOptions, "mouthCues">;
  readonly task: FrameTask | StillTask;
}

/** Frames `first`, `first + step` … into the worker's own slots of the ring. */
export interface FrameTask {
  readonly kind: "frames";
  readonly first: number;
  readonly step: number;
  /** `slotCount` slots of one 4:2:0 frame each, owned by this worker alone. */
  readonly ring: SharedArrayBuffer;
  readonly slotCount: number;
}

export interface StillTask {
  readonly kind: "stills";
  readonly stills: readonly { readonly seed: number; readonly path: string }[];
  readonly format: StillFormat;
  readonly comment: string;
}

/** What the host tells a worker. */
export type WorkerOrder =
  /** The sound is composed, so mouths can move: begin. */
  | { readonly kind: "begin"; readonly mouthCues: readonly MouthCue[] }
  /** The encoder has taken the frame of this slot. */
  | { readonly kind: "slot_free"; readonly slot: number };

/** What a worker tells the host. */
export type WorkerReport =
  | { readonly kind: "built"; readonly frameCount: number }
  | { readonly kind: "frame"; readonly frame: number; readonly slot: number }
  | { readonly kind: "still_done" };
