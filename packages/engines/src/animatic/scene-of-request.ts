import type { CameraKeyframe, CameraRequest, GenerationRequest, Warning } from "@kinora/core";
import { parsePrompt, type SceneSpec } from "@kinora/render";

/** What films have; every frame more is a frame to draw. */
export const framesPerSecondDefault = 24;

/** The scene that a request describes; the same request gives the same scene. */
export function sceneOf(request: GenerationRequest, framesPerSecond: number): SceneSpec {
  const { camera, voiceDescription, negativePrompt } = request;
  const move = camera === undefined ? undefined : cameraName(camera);
  return parsePrompt({
    prompt: request.prompt,
    durationSeconds: request.durationSeconds,
    framesPerSecond,
    seed: request.seed,
    audio: request.audio,
    shots: request.shots,
    multiShot: request.multiShot,
    hasImage: pictureOf(request) !== undefined,
    hasEndImage: request.inputs.endImage !== undefined,
    still: request.kind === "image",
    ...(voiceDescription === undefined ? {} : { voiceDescription }),
    ...(negativePrompt === undefined ? {} : { negativePrompt }),
    ...(move === undefined ? {} : { camera: move }),
  });
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
    [inputs.elements.length > 0, "elements", "Elements are not drawn."],
    [unseen > 0, "reference_images", "One picture is shown; the other references are left out."],
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
