import type { SceneSpec, Shot } from "../scene-spec.ts";
import { type DrawnSetting, drawnSetting } from "../settings/drawn-settings.ts";
import { noiseOf } from "./ambience.ts";
import { bandPass, filter, lowPass } from "./filter.ts";
import { seededRandom } from "./seeded-random.ts";
import { addMono, sampleRate, silence, type Stereo } from "./stereo.ts";

/** Steps a second: the walk of 1.44 m strides at 1.32 m/s, and a run. */
const stepsPerSecond = { walk: 1.83, run: 2.9 } as const;

/** What a sole on this ground sounds like: hertz of the heel's knock, seconds it rings, share of grit. */
const grounds: Readonly<
  Record<DrawnSetting, { readonly knock: number; readonly ring: number; readonly grit: number }>
> = {
  "city-street": { knock: 420, ring: 0.03, grit: 0.35 },
  "futuristic-city": { knock: 520, ring: 0.04, grit: 0.3 },
  kitchen: { knock: 300, ring: 0.025, grit: 0.15 },
  "mountain-lake": { knock: 180, ring: 0.03, grit: 1 },
};

/** Actors whose steps are heard; more would be a rattle. */
const walkersMax = 3;

/** The steps of the walking and running actors of every shot. */
export function footsteps(spec: SceneSpec, samples: number): Stereo {
  const mix = silence(samples);
  let startSeconds = 0;
  for (const shot of spec.shots) {
    addShot(mix, { shot, startSeconds, seed: spec.seed });
    startSeconds += shot.durationSeconds;
  }
  return mix;
}

function addShot(
  mix: Stereo,
  { shot, startSeconds, seed }: { readonly shot: Shot; readonly startSeconds: number; readonly seed: number },
): void {
  const ground = grounds[drawnSetting[shot.setting.name]];
  const far = { wide: 0.5, medium: 0.8, "close-up": 0.6, macro: 0.4 }[shot.camera.framing];
  const walkers = shot.actors.slice(0, walkersMax);
  for (const [index, { id, action }] of walkers.entries()) {
    if (action !== "walk" && action !== "run") continue;
    const random = seededRandom(seed, `steps ${id}`);
    const interval = 1 / stepsPerSecond[action];
    // Steps of a crowd do not fall together.
    for (let at = interval * (0.5 + index * 0.37); at < shot.durationSeconds - 0.05; at += interval) {
      const knock = filter(noiseOf(Math.round(0.18 * sampleRate), random), bandPass(ground.knock, 1.2));
      const grit = filter(noiseOf(knock.length, random), lowPass(3500));
      for (let sample = 0; sample < knock.length; sample++) {
        const t = sample / sampleRate;
        const heel = Math.min(1, t / 0.002) * Math.exp(-t / ground.ring);
        const sole = 0.12 * ground.grit * Math.exp(-(((t - 0.06) / 0.04) ** 2));
        knock[sample] = (knock[sample] ?? 0) * heel * 2 + (grit[sample] ?? 0) * sole;
      }
      const gain = far * (0.5 / (1 + index)) * (0.8 + random() * 0.4);
      addMono(mix, knock, { atSeconds: startSeconds + at, gain, pan: index * 0.3 * (index % 2 === 0 ? 1 : -1) });
    }
  }
}
