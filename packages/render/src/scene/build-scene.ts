import { loadImage, type Image } from "@napi-rs/canvas";
import { buildPictureMove } from "../motion/picture-move.ts";
import type { PictureMove, SceneSpec, Shot } from "../scene-spec.ts";
import { buildSetting } from "../settings/build-setting.ts";
import { smoothStep } from "./colour.ts";
import { createGlows } from "./glow.ts";
import { createLight, type Light } from "./light.ts";
import { createPost, type PostLook } from "./post.ts";
import type { Scene, SceneOptions } from "./scene.ts";
import type { ShotContext, ShotPainter } from "./shot.ts";
import { beginSurface, createSurface } from "./surface.ts";
import { createWatermark } from "./watermark.ts";

/** A still shows its shot after this long: people have begun to do what they do. */
const stillSeconds = 1.1;
/** How long the shot before shines through, where one shot dissolves into the next; at most half of the shorter one. */
const dissolveSeconds = 0.6;

interface BuiltShot {
  readonly shot: Shot;
  readonly startSeconds: number;
  readonly firstFrame: number;
  readonly frames: number;
}

type Pictures = ReadonlyMap<string, Image>;

/** A shot with its bitmaps. */
interface PreparedShot {
  readonly painter: ShotPainter;
  readonly look: PostLook;
}

/**
 * Prepares a spec for painting at a size. A shot's bitmaps are made when its first frame is asked for and kept until a
 * frame of another shot is: memory is that of one shot, of two while one dissolves into the other.
 *
 * @throws Error when a picture that a shot moves over is not among the options, or cannot be read
 */
export async function buildScene(spec: SceneSpec, options: SceneOptions): Promise<Scene> {
  const { width, height } = options;
  const shots = schedule(spec);
  const frameCount = shots.reduce((sum, { frames }) => sum + frames, 0);
  const pictures = await loadPictures(spec, options);
  const watermark = options.watermark ? createWatermark(options) : undefined;
  const stage = createSurface(width, height);
  const post = createPost({ width, height });
  const glows = createGlows();
  const prepared = new Map<BuiltShot, PreparedShot>();

  const prepare = (built: BuiltShot): PreparedShot => {
    const known = prepared.get(built);
    if (known !== undefined) return known;
    const { shot, startSeconds } = built;
    const { mouthCues } = options;
    const light = lightOf(shot);
    const context: ShotContext = { shot, width, height, seed: spec.seed, light, glows, mouthCues, startSeconds };
    const made = {
      painter: shot.picture === undefined ? buildSetting(context) : buildMove(context, shot.picture, pictures),
      look: post.look({ light, style: shot.style, seed: spec.seed }),
    };
    prepared.set(built, made);
    return made;
  };

  const paint = (built: BuiltShot, frameIndex: number): Uint8Array => {
    const { painter } = prepare(built);
    const still = frameCount === 1;
    const seconds = still ? stillSeconds : (frameIndex - built.firstFrame) / spec.framesPerSecond;
    const fraction = still ? 0.5 : Math.min(1, seconds / built.shot.durationSeconds);
    painter.paint(beginSurface(stage), { seconds, fraction });
    return stage.canvas.data();
  };

  return {
    width,
    height,
    frameCount,
    render(frameIndex) {
      const index = shots.findIndex(
        ({ firstFrame, frames }) => frameIndex >= firstFrame && frameIndex < firstFrame + frames,
      );
      const built = shots[index];
      if (built === undefined) throw new RangeError(`frame ${frameIndex} is outside of 0 to ${frameCount - 1}`);
      const previous = shots[index - 1];
      const left = previous === undefined ? 0 : shareLeft(previous, built, frameIndex, spec.framesPerSecond);
      const needed = new Set([built, ...(previous !== undefined && left > 0 ? [previous] : [])]);
      for (const other of prepared.keys()) if (!needed.has(other)) prepared.delete(other);
      const picture = post.finish(paint(built, frameIndex), prepare(built).look, frameIndex);
      if (previous !== undefined && left > 0)
        post.dissolve(paint(previous, frameIndex), prepare(previous).look, frameIndex, left);
      watermark?.mark(picture);
      return picture;
    },
  };
}

/** How much of the shot before is still seen, 1 to 0: it goes on while it fades. */
function shareLeft(previous: BuiltShot, built: BuiltShot, frameIndex: number, framesPerSecond: number): number {
  if (built.shot.transition !== "dissolve") return 0;
  const shorter = Math.min(previous.shot.durationSeconds, built.shot.durationSeconds);
  const seconds = (frameIndex - built.firstFrame + 1) / framesPerSecond;
  return 1 - smoothStep(0, Math.min(dissolveSeconds, shorter / 2), seconds);
}

function buildMove(context: ShotContext, move: PictureMove, pictures: Pictures): ShotPainter {
  const start = pictures.get(move.key);
  if (start === undefined) throw new Error(`The picture "${move.key}" was not given.`);
  return buildPictureMove(context, { start, end: move.endKey === undefined ? undefined : pictures.get(move.endKey) });
}

/** A user's picture keeps its own colours: only a breath of bloom and vignette is laid over it. */
function lightOf(shot: Shot): Light {
  const light = createLight(shot.setting.timeOfDay, shot.setting.weather);
  if (shot.picture === undefined) return light;
  return { ...light, bloom: 0.16, vignette: 0.26, grade: { ...light.grade, strength: 0.04 } };
}

async function loadPictures(spec: SceneSpec, options: SceneOptions): Promise<Pictures> {
  const wanted = new Set(
    spec.shots.flatMap(({ picture }) =>
      picture === undefined ? [] : [picture.key, ...(picture.endKey === undefined ? [] : [picture.endKey])],
    ),
  );
  const loaded = new Map<string, Image>();
  for (const key of wanted) {
    const path = options.pictures[key];
    if (path === undefined) throw new Error(`The picture "${key}" was not given.`);
    loaded.set(key, await loadImage(path));
  }
  return loaded;
}

/** Frame ranges of the shots; rounding never loses or adds a frame over the whole clip. */
function schedule(spec: SceneSpec): BuiltShot[] {
  let startSeconds = 0;
  const shots: BuiltShot[] = [];
  for (const shot of spec.shots) {
    const firstFrame = Math.round(startSeconds * spec.framesPerSecond);
    const endFrame = Math.round((startSeconds + shot.durationSeconds) * spec.framesPerSecond);
    shots.push({
      shot,
      startSeconds,
      firstFrame,
      frames: Math.max(spec.shots.length === 1 ? 1 : 0, endFrame - firstFrame),
    });
    startSeconds += shot.durationSeconds;
  }
  return shots;
}
