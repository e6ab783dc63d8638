import { yuv420SizeBytes } from "@kinora/media";
import type { MouthCue } from "../scene-spec.ts";
import type { HostJob } from "./host-protocol.ts";
import { RenderError } from "./render-error.ts";
import { type RenderThread, startShare } from "./render-thread.ts";

/** Slots per worker: one being drawn, one ready, one being encoded. */
const slotCount = 3;

export interface RingFrame {
  /** Shared memory of the worker's slot; valid until `release`. */
  readonly yuv420: Uint8Array;
  readonly release: () => void;
}

/**
 * The frames of a clip in order, drawn by worker threads ahead of the reader into shared memory. A worker that has
 * filled its slots waits, so memory stays at three frames per worker however slow the encoder is.
 */
export class FrameRing implements AsyncDisposable {
  readonly #threads: readonly RenderThread[];
  readonly #ready = new Map<number, RingFrame>();
  #frameCount: number | undefined;
  #failure: RenderError | undefined;
  #wake: (() => void) | undefined;

  constructor(job: Extract<HostJob, { readonly kind: "clip" }>) {
    const frameSizeBytes = yuv420SizeBytes(job);
    this.#threads = Array.from({ length: job.workers }, (_, first) => {
      const ring = new SharedArrayBuffer(frameSizeBytes * slotCount);
      const thread = startShare(job, { kind: "frames", first, step: job.workers, ring, slotCount }, (event) => {
        switch (event.kind) {
          case "built":
            this.#built(event.frameCount);
            break;
          case "frame":
            this.#ready.set(event.frame, {
              yuv420: new Uint8Array(ring, event.slot * frameSizeBytes, frameSizeBytes),
              release: () => {
                thread.tell({ kind: "slot_free", slot: event.slot });
              },
            });
            break;
          case "failed":
            this.#failure ??= event.error;
            break;
          case "still_done":
          case "done":
            break;
        }
        this.#wake?.();
      });
      return thread;
    });
  }

  /** Lets the workers draw; they have loaded their code meanwhile. */
  begin(mouthCues: readonly MouthCue[]): void {
    for (const thread of this.#threads) thread.tell({ kind: "begin", mouthCues });
  }

  /** How many frames the scene has, once a worker has built it. */
  async frameCount(): Promise<number> {
    return await this.#once(() => this.#frameCount);
  }

  /** The frame's pixels, when they are drawn. @throws RenderError when a worker fails */
  async take(frame: number): Promise<RingFrame> {
    const taken = await this.#once(() => this.#ready.get(frame));
    this.#ready.delete(frame);
    return taken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#threads.map(async (thread) => await thread.leave()));
  }

  #built(frameCount: number): void {
    if (this.#frameCount !== undefined && this.#frameCount !== frameCount)
      this.#failure ??= new RenderError("crashed", "The workers built different scenes from one spec.");
    this.#frameCount = frameCount;
  }

  async #once<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      const value = look();
      if (value !== undefined) return value;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
