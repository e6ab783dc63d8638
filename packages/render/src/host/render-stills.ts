import type { StillFormat } from "@kinora/media";
import type { SceneSpec } from "../scene-spec.ts";
import type { RenderOptions } from "./render-clip.ts";
import { runHost } from "./run-host.ts";

export interface StillsJob {
  /** One shot of one frame; each still draws it with a seed of its own. */
  readonly spec: SceneSpec;
  readonly width: number;
  readonly height: number;
  /** One file per still, in this order; each appears complete or not at all. */
  readonly outputPaths: readonly string[];
  readonly format: StillFormat;
  readonly pictures: Readonly<Partial<Record<"image" | "end_image", string>>>;
  readonly watermark: boolean;
  readonly comment: string;
  readonly workers: number;
}

export interface RenderedStills {
  readonly stills: readonly { readonly path: string; readonly seed: number }[];
  readonly width: number;
  readonly height: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}

/**
 * Renders pictures in another process. The first has the spec's seed, the others follow from it.
 *
 * @throws RenderError; stills that were complete by then are removed
 */
export async function renderStills(job: StillsJob, options: RenderOptions = {}): Promise<RenderedStills> {
  const answer = await runHost({ kind: "stills", ...job }, options);
  if ("stills" in answer) return answer.stills;
  throw new Error("the host answered stills with a clip");
}
