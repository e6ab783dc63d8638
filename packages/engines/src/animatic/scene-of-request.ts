import type { CameraKeyframe, CameraRequest, GenerationRequest, RequestedElement, Warning } from "@kinora/core";
import { namedVoices } from "@kinora/core";
import { parsePrompt, type SceneSpec } from "@kinora/render";

/** What films have; every frame more is a frame to draw. */
export const framesPerSecondDefault = 24;

/** The scene that a request describes; the same request gives the same scene. */
export function sceneOf(request: GenerationRequest, framesPerSecond: number): SceneSpec {
  const { camera, negativePrompt, speech, inputs } = request;
  const voiceDescription =
    speech === undefined ? request.voiceDescription : namedVoices.find(({ id }) => id === speech.voiceId)?.description;
  const move = camera === undefined ? undefined : cameraName(camera);
  const spec = parsePrompt({
    prompt: withElements(withSpeech(request), inputs.elements, "every"),
    durationSeconds: request.durationSeconds,
    framesPerSecond,
    seed: request.seed,
    audio: request.audio,
    shots: request.shots.map((shot) => ({
      ...shot,
      prompt: withElements(shot.prompt, request.inputs.elements, "named"),
    })),
    multiShot: request.multiShot,
    hasImage: pictureOf(request) !== undefined,
    hasEndImage: inputs.endImage !== undefined,
    hasRecording: inputs.recording !== undefined,
    still: request.kind === "image",
    ...(voiceDescription === undefined ? {} : { voiceDescription }),
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    ...(move === undefined ? {} : { camera: move }),
  });
  // A recording brings its room along; another one is heard only where words ask for a place.
  const isBare = inputs.recording !== undefined && request.prompt.trim() === "";
  return isBare ? { ...spec, audio: { ...spec.audio, ambience: [] } } : spec;
}

/**
 * The prompt with each `@name`, or `@element_1` by its place, as what it stands for; what is not named is added at the
 * end where every element is to be seen.
 */
export function withElements(prompt: string, elements: readonly RequestedElement[], shown: "every" | "named"): string {
  let text = prompt;
  const unnamed: string[] = [];
  for (const [index, { name, description }] of elements.entries()) {
    const mention = new RegExp(`@(?:${name}|element_?${index + 1})(?![\\p{L}\\p{N}_-])`, "giu");
    if (mention.test(text)) text = text.replaceAll(mention, () => description);
    else unnamed.push(description);
  }
  if (shown === "named" || unnamed.length === 0) return text;
  return [text.replace(/[\s.,]+$/, ""), ...unnamed].filter((part) => part !== "").join(", ");
}

/** Quotation marks within would end what is said. */
function withSpeech({ prompt, speech }: GenerationRequest): string {
  if (speech === undefined) return prompt;
  const said = `A person says: "${speech.text.replaceAll(/["“”„«»]/g, "'")}"`;
  return prompt.trim() === "" ? said : `${prompt.replace(/[\s.]+$/, "")}. ${said}`;
}

/** The asset that the clip moves over: the picture itself, else the first reference. */
export function pictureOf({ inputs }: GenerationRequest): string | undefined {
  return inputs.image ?? inputs.referenceImages[0];
}

/** What of a request is left out or only hinted at, besides what the scene says of the prompt. */
export function approximations(request: GenerationRequest): readonly Warning[] {
  const { inputs, camera, characterOrientation } = request;
  const unseen = inputs.referenceImages.length - (inputs.image === undefined ? 1 : 0);
  const left: readonly (readonly [boolean, string, string])[] = [
    [inputs.elements.length > 0, "elements", "Elements are drawn from their descriptions, not from their pictures."],
    [unseen > 0, "reference_images", "One picture is shown; the other references are left out."],
    [
      request.speech !== undefined || inputs.recording !== undefined,
      "image_url",
      "The portrait is shown and heard; its lips do not move.",
    ],
    [camera?.kind === "keyframes", "camera", "The keyframes are drawn as the one camera move that is nearest to them."],
    [characterOrientation !== undefined, "character_orientation", "There is no character to orient."],
  ];
  return left
    .filter(([applies]) => applies)
    .map(([, param, message]) => ({ code: "animatic_approximated", param, message: `Animatic: ${message}` }));
}

function cameraName(camera: CameraRequest): string {
  return camera.kind === "preset" ? camera.name : nearestMove(camera.keyframes);
}

/** The move along the axis that changes most from the first keyframe to the last. */
export function nearestMove(keyframes: readonly CameraKeyframe[]): string {
  const first = keyframes[0];
  const last = keyframes.at(-1);
  const change = (axis: "pan" | "tilt" | "roll" | "dolly" | "zoom"): number =>
    (last?.[axis] ?? 0) - (first?.[axis] ?? 0);
  const moves = [
    { change: change("pan"), up: "pan right", down: "pan left" },
    { change: change("tilt"), up: "tilt up", down: "tilt down" },
    { change: change("dolly"), up: "push in", down: "pull out" },
    { change: change("zoom"), up: "push in", down: "pull out" },
    { change: change("roll"), up: "orbit", down: "orbit" },
  ];
  const [most] = moves.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  if (most === undefined || most.change === 0) return "static";
  return most.change > 0 ? most.up : most.down;
}
