import type { StillFormat } from "@kinora/media";
import type { SceneOptions } from "../scene/scene.ts";
import type { MouthCue, SceneSpec } from "../scene-spec.ts";

/** A worker's share of one job. */
export interface WorkerTask {
  readonly sceneModuleUrl: string;
  readonly spec: SceneSpec;
  readonly options: Omit<SceneOptions, "mouthCues">;
  readonly share: FrameShare | StillShare;
}

/** Frames `first`, `first + step` … into the worker's own slots of the ring. */
export interface FrameShare {
  readonly kind: "frames";
  readonly first: number;
  readonly step: number;
  /** `slotCount` slots of one 4:2:0 frame each, owned by this worker alone. */
  readonly ring: SharedArrayBuffer;
  readonly slotCount: number;
}

export interface StillShare {
  readonly kind: "stills";
  readonly stills: readonly { readonly seed: number; readonly path: string }[];
  readonly format: StillFormat;
  readonly comment: string;
}

/** What the host tells a worker. */
export type WorkerOrder =
  /** The next task; its code is loaded at once. Comes only when the one before is done. */
  | { readonly kind: "task"; readonly task: WorkerTask }
  /** The sound is composed, so mouths can move: begin. */
  | { readonly kind: "begin"; readonly mouthCues: readonly MouthCue[] }
  /** The encoder has taken the frame of this slot. */
  | { readonly kind: "slot_free"; readonly slot: number };

/** What a worker tells the host. */
export type WorkerReport =
  | { readonly kind: "built"; readonly frameCount: number }
  | { readonly kind: "frame"; readonly frame: number; readonly slot: number }
  | { readonly kind: "still_done" }
  /** The task is done, and the worker takes another. */
  | { readonly kind: "done" };
