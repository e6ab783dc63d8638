export type RenderFailure = "crashed" | "timeout" | "out_of_memory" | "no_encoder" | "broken_recording" | "canceled";

/** Why a render ended without a file. Nothing is left on the disk and no process runs when it is thrown. */
export class RenderError extends Error {
  readonly reason: RenderFailure;

  constructor(reason: RenderFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "RenderError";
    this.reason = reason;
  }
}
