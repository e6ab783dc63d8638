import type { RenderedClip, ClipJob, HostLimits, RenderProgress } from "./render-clip.ts";
import type { RenderFailure } from "./render-error.ts";
import type { RenderedStills, StillsJob } from "./render-stills.ts";

/** What the parent sends, one at a time, over the IPC channel. Both ends are this package, so messages are typed, not parsed. */
export type HostJob = (({ readonly kind: "clip" } & ClipJob) | ({ readonly kind: "stills" } & StillsJob)) & HostOrders;

export interface HostOrders {
  /** Ends every temporary file of this job, so that the parent can find what a killed host left. */
  readonly temporarySuffix: string;
  readonly sceneModuleUrl: string;
  readonly limits: HostLimits;
}

/** What the host answers to a job: any number of progress reports, then one of the others. */
export type HostReport =
  | { readonly kind: "progress"; readonly progress: RenderProgress }
  | { readonly kind: "clip"; readonly clip: RenderedClip; readonly residentBytes: number }
  | { readonly kind: "stills"; readonly stills: RenderedStills; readonly residentBytes: number }
  | { readonly kind: "failed"; readonly reason: RenderFailure; readonly message: string };
