import {
  AppError,
  type Engine,
  type EngineCapabilities,
  type EngineName,
  type GenerationRequest,
  type TaskMode,
} from "@kinora/core";

/** What routing reads of an engine. */
export type EngineOffer = Pick<Engine, "name" | "capabilities" | "cost">;

/**
 * The engines that could serve the request, best first: the cheapest for us, then in the order they were configured.
 * Empty when there is none; `explainNoEngine` says why.
 */
export function chooseEngines<Offer extends EngineOffer>(
  request: GenerationRequest,
  mode: TaskMode,
  engines: readonly Offer[],
): readonly Offer[] {
  return engines
    .filter(({ capabilities }) => serves(request, mode, capabilities) && lacking(request, capabilities).length === 0)
    .map((engine) => ({ engine, cost: engine.cost(request) }))
    .toSorted((a, b) => (a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : 0))
    .map(({ engine }) => engine);
}

/**
 * Why no engine can serve the request, fit for the caller. `upstream_unavailable` when none is configured for the mode
 * and model, `unsupported_combination` when those that are cannot do what is asked.
 */
export function explainNoEngine(request: GenerationRequest, mode: TaskMode, engines: readonly EngineOffer[]): AppError {
  const serving = engines.filter(({ capabilities }) => serves(request, mode, capabilities));
  const gaps = serving.map(({ capabilities }) => lacking(request, capabilities));
  const fewest = gaps.toSorted((a, b) => a.length - b.length)[0]?.[0];
  if (fewest !== undefined) {
    const { param, what } = capabilityWords[fewest];
    return new AppError(
      "unsupported_combination",
      `No engine of this server can do ${what} for ${request.model} yet.`,
      {
        param,
        fix: `Leave ${param} out.`,
      },
    );
  }
  if (mode === "test") {
    return new AppError("upstream_unavailable", `No engine of this server renders ${request.model} for test keys.`, {
      fix: "Choose another model of `GET /v1/models`. No credits were used.",
    });
  }
  return new AppError(
    "upstream_unavailable",
    `No engine that makes ${request.model} for live keys is configured on this server.`,
    {
      fix: `Use a test key, or send draft: true: the same request is then rendered here as an animatic, free of charge. To render it live, the operator sets one of ${liveSettings(request)}. No credits were used.`,
    },
  );
}

/** Settings that switch an engine on, as an operator writes them. */
const engineSettings: Readonly<
  Record<Exclude<EngineName, "animatic">, { readonly setting: string; readonly image: boolean }>
> = {
  kling: { setting: "KLING_API_KEY (or KLING_ACCESS_KEY with KLING_SECRET_KEY)", image: true },
  fal: { setting: "FAL_KEY", image: true },
  replicate: { setting: "REPLICATE_API_TOKEN", image: true },
  higgsfield: { setting: "HIGGSFIELD_API_KEY with HIGGSFIELD_API_SECRET", image: false },
  segmind: { setting: "SEGMIND_API_KEY", image: true },
  comfyui: { setting: "COMFYUI_URL", image: true },
  "openai-videos": { setting: "OPENAI_VIDEOS_URL", image: false },
};

function liveSettings(request: GenerationRequest): string {
  return Object.values(engineSettings)
    .filter(({ image }) => request.kind === "video" || image)
    .map(({ setting }) => setting)
    .join(", ");
}

function serves(request: GenerationRequest, mode: TaskMode, capabilities: EngineCapabilities): boolean {
  // a draft runs where test tasks do, on this machine, whoever asks
  const runs = request.draft === undefined ? capabilities.modes.includes(mode) : isLocal(capabilities);
  return runs && capabilities.models.includes(request.model);
}

function isLocal({ local, modes }: EngineCapabilities): boolean {
  return local && modes.includes("test");
}

type Capability = "audio" | "multiShot" | "imageInput" | "endImage" | "videoInput";

const capabilityWords: Readonly<Record<Capability, { readonly param: string; readonly what: string }>> = {
  audio: { param: "audio", what: "sound" },
  multiShot: { param: "multi_shot", what: "several shots" },
  imageInput: { param: "image_url", what: "pictures as input" },
  endImage: { param: "end_image_url", what: "a last frame" },
  videoInput: { param: "video_url", what: "clips as input" },
};

/** What the request needs and the engine has not; in the order in which it is told. */
function lacking(request: GenerationRequest, capabilities: EngineCapabilities): readonly Capability[] {
  const { inputs } = request;
  const needs: Readonly<Record<Capability, boolean>> = {
    videoInput: inputs.video !== undefined,
    endImage: inputs.endImage !== undefined,
    imageInput: inputs.image !== undefined || inputs.referenceImages.length > 0 || inputs.elements.length > 0,
    multiShot: request.multiShot,
    audio: request.audio,
  };
  const all = ["videoInput", "endImage", "imageInput", "multiShot", "audio"] as const satisfies readonly Capability[];
  return all.filter((capability) => needs[capability] && !capabilities[capability]);
}
