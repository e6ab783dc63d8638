import type { SceneSpec, Shot } from "../scene-spec.ts";
import { buildStreet } from "../settings/street.ts";
import type { Scene, SceneOptions } from "./scene.ts";
import { createGlows } from "./glow.ts";
import { createLight } from "./light.ts";
import { createPost, type Post } from "./post.ts";
import type { ShotContext, ShotPainter } from "./shot.ts";
import { beginSurface, createSurface } from "./surface.ts";
import { paintWatermark, registerWatermarkFont } from "./watermark.ts";

/** A still shows its shot after this long: people have begun to do what they do. */
const stillSeconds = 1.1;

interface BuiltShot {
  readonly shot: Shot;
  readonly startSeconds: number;
  readonly firstFrame: number;
  readonly frames: number;
}

/**
 * Prepares a spec for painting at a size. A shot's bitmaps are made when its first frame is asked for and kept until a
 * frame of another shot is: memory is that of one shot.
 */
export async function buildScene(spec: SceneSpec, options: SceneOptions): Promise<Scene> {
  const { width, height } = options;
  const shots = schedule(spec);
  const frameCount = shots.reduce((sum, { frames }) => sum + frames, 0);
  if (options.watermark) registerWatermarkFont();
  const main = createSurface(width, height);
  const glows = createGlows();
  let current: { index: number; painter: ShotPainter; post: Post } | undefined;

  const prepare = (index: number, built: BuiltShot): { painter: ShotPainter; post: Post } => {
    if (current?.index === index) return current;
    const { shot, startSeconds } = built;
    const light = createLight(shot.setting.timeOfDay, shot.setting.weather);
    const context: ShotContext = { shot, width, height, seed: spec.seed, light, glows, mouthCues: options.mouthCues, startSeconds };
    current = { index, painter: buildSetting(context), post: createPost({ width, height, light, style: shot.style, seed: spec.seed }) };
    return current;
  };

  return {
    width,
    height,
    frameCount,
    render(frameIndex) {
      const index = shots.findIndex(({ firstFrame, frames }) => frameIndex >= firstFrame && frameIndex < firstFrame + frames);
      const built = shots[index];
      if (built === undefined) throw new RangeError(`frame ${frameIndex} is outside of 0 to ${frameCount - 1}`);
      const { painter, post } = prepare(index, built);
      const still = frameCount === 1;
      const seconds = still ? stillSeconds : (frameIndex - built.firstFrame) / spec.framesPerSecond;
      const context = beginSurface(main);
      painter.paint(context, { seconds, fraction: still ? 0.5 : seconds / built.shot.durationSeconds });
      post.apply(main, frameIndex);
      if (options.watermark) paintWatermark(context, options);
      return main.canvas.data();
    },
  };
}

function buildSetting(context: ShotContext): ShotPainter {
  switch (context.shot.setting.name) {
    case "futuristic-city":
      return buildStreet(context, "future");
    case "city-street":
    case "kitchen":
    case "mountain-lake":
      return buildStreet(context, "present");
  }
}

/** Frame ranges of the shots; rounding never loses or adds a frame over the whole clip. */
function schedule(spec: SceneSpec): BuiltShot[] {
  let startSeconds = 0;
  const shots: BuiltShot[] = [];
  for (const shot of spec.shots) {
    const firstFrame = Math.round(startSeconds * spec.framesPerSecond);
    const endFrame = Math.round((startSeconds + shot.durationSeconds) * spec.framesPerSecond);
    shots.push({ shot, startSeconds, firstFrame, frames: Math.max(spec.shots.length === 1 ? 1 : 0, endFrame - firstFrame) });
    startSeconds += shot.durationSeconds;
  }
  return shots;
}
