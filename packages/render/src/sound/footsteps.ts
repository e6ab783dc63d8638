import { isPerson } from "../actor-classes.ts";
import { footfalls } from "../cast/figure-timing.ts";
import type { SettingName } from "../scene-spec.ts";
import type { EffectPlace } from "./effect-place.ts";
import { bandPass, filter, lowPass } from "./filter.ts";
import { addMono, sampleRate, type Stereo } from "./stereo.ts";
import { noiseOf } from "./synth.ts";

/** What a sole on this ground sounds like: hertz of the heel's knock, seconds it rings, share of grit. */
const grounds: Readonly<Record<SettingName, { readonly knock: number; readonly ring: number; readonly grit: number }>> =
  {
    "city-street": { knock: 420, ring: 0.03, grit: 0.35 },
    "futuristic-city": { knock: 520, ring: 0.04, grit: 0.3 },
    kitchen: { knock: 300, ring: 0.025, grit: 0.15 },
    "living-room": { knock: 240, ring: 0.03, grit: 0.1 },
    studio: { knock: 340, ring: 0.025, grit: 0.05 },
    stage: { knock: 210, ring: 0.05, grit: 0.1 },
    cafe: { knock: 280, ring: 0.03, grit: 0.15 },
    office: { knock: 260, ring: 0.02, grit: 0.1 },
    classroom: { knock: 290, ring: 0.035, grit: 0.15 },
    "mountain-lake": { knock: 180, ring: 0.03, grit: 1 },
    forest: { knock: 150, ring: 0.02, grit: 1.1 },
    beach: { knock: 110, ring: 0.015, grit: 0.9 },
    meadow: { knock: 140, ring: 0.02, grit: 0.8 },
    road: { knock: 380, ring: 0.025, grit: 0.45 },
    snowfield: { knock: 130, ring: 0.02, grit: 1.3 },
    underwater: { knock: 90, ring: 0.02, grit: 0.4 },
    space: { knock: 95, ring: 0.02, grit: 0.5 },
    village: { knock: 320, ring: 0.025, grit: 0.7 },
    rooftop: { knock: 330, ring: 0.025, grit: 0.5 },
    desert: { knock: 105, ring: 0.015, grit: 1 },
  };

/** The steps of somebody who walks or runs, each when the foot that is seen comes to the ground. */
export function addSteps(mix: Stereo, place: EffectPlace): void {
  const { shot, actor, startSeconds, seed, random, pan } = place;
  if (!isPerson(actor)) return;
  const ground = grounds[shot.setting.name];
  for (const at of footfalls(actor, { seed, durationSeconds: shot.durationSeconds - 0.05 })) {
    const knock = filter(noiseOf(Math.round(0.18 * sampleRate), random), bandPass(ground.knock, 1.2));
    const grit = filter(noiseOf(knock.length, random), lowPass(3500));
    for (let sample = 0; sample < knock.length; sample++) {
      const t = sample / sampleRate;
      const heel = Math.min(1, t / 0.002) * Math.exp(-t / ground.ring);
      const sole = 0.12 * ground.grit * Math.exp(-(((t - 0.06) / 0.04) ** 2));
      knock[sample] = (knock[sample] ?? 0) * heel * 2 + (grit[sample] ?? 0) * sole;
    }
    const gain = 0.5 * place.gain * (0.8 + random() * 0.4);
    addMono(mix, knock, { atSeconds: startSeconds + at, gain, pan });
  }
}
