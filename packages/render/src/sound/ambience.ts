import type { AmbienceName } from "../scene-spec.ts";
import { bandPass, filter, highPass, lowPass } from "./filter.ts";
import { gainTo } from "./loudness.ts";
import { seededRandom } from "./seeded-random.ts";
import { addMono, addStereo, sampleRate, silence, type Stereo } from "./stereo.ts";
import {
  addGrains,
  addHum,
  between,
  moments,
  noiseOf,
  type Random,
  scaled,
  sine,
  smoothRandom,
  swelling,
  tone,
  wideNoise,
} from "./synth.ts";

type Painter = (samples: number, random: Random) => Stereo;

/** The background of a place: every ambience of the list, mixed. The same seed gives the same samples. */
export function ambience(names: readonly AmbienceName[], samples: number, seed: number): Stereo {
  const mix = silence(samples);
  for (const name of new Set(names)) {
    const sound = painters[name](samples, seededRandom(seed, `ambience ${name}`));
    addStereo(mix, sound, gainTo(sound, levels[name]));
  }
  return mix;
}

/** How loud each is in a mix, in LUFS, before the whole is brought to its target; speech stands at about -19. */
const levels: Readonly<Record<AmbienceName, number>> = {
  city: -27,
  traffic: -28,
  kitchen: -29,
  room: -36,
  wind: -28,
  water: -28,
  birds: -32,
  rain: -27,
  crowd: -28,
  machines: -28,
  sea: -26,
  leaves: -31,
  fire: -29,
  underwater: -27,
  space: -31,
};

const painters: Readonly<Record<AmbienceName, Painter>> = {
  city(samples, random) {
    const bed = wideNoise(samples, random, (noise) => filter(filter(noise, lowPass(140)), lowPass(400)));
    const mix = scaled(bed, 1.6);
    addStereo(
      mix,
      swelling(
        wideNoise(samples, random, (noise) => filter(noise, bandPass(450, 0.6))),
        random,
        4,
      ),
      0.09,
    );
    for (const atSeconds of moments(samples, random, 7)) {
      const horn = tone(0.5, (t) => Math.exp(-6 * Math.abs(t - 0.2)) * (sine(349, t) + 0.8 * sine(440, t)));
      addMono(mix, filter(horn, lowPass(900)), { atSeconds, gain: 0.012, pan: between(random, -0.8, 0.8) });
    }
    return mix;
  },

  traffic(samples, random) {
    const mix = scaled(
      wideNoise(samples, random, (noise) => filter(noise, lowPass(180))),
      0.9,
    );
    for (const atSeconds of moments(samples, random, 2.6)) {
      const seconds = between(random, 2.2, 3.6);
      const direction = random() < 0.5 ? -1 : 1;
      const tyres = filter(
        filter(noiseOf(Math.round(seconds * sampleRate), random), bandPass(700, 0.5)),
        lowPass(1800),
      );
      const gain = between(random, 0.1, 0.2);
      const passing = { left: tyres.slice(), right: tyres.slice() };
      for (let at = 0; at < tyres.length; at++) {
        const place = (at / tyres.length) * 2 - 1;
        const near = Math.exp(-8 * place * place) * gain;
        const angle = ((place * direction * 0.8 + 1) * Math.PI) / 4;
        passing.left[at] = (passing.left[at] ?? 0) * near * Math.cos(angle);
        passing.right[at] = (passing.right[at] ?? 0) * near * Math.sin(angle);
      }
      addMono(mix, passing.left, { atSeconds: atSeconds - seconds / 2, gain: Math.SQRT1_2, pan: -1 });
      addMono(mix, passing.right, { atSeconds: atSeconds - seconds / 2, gain: Math.SQRT1_2, pan: 1 });
    }
    return mix;
  },

  kitchen(samples, random) {
    // A pan: steady hiss that breathes, with crackles on it.
    const hiss = wideNoise(samples, random, (noise) => filter(filter(noise, highPass(2500)), lowPass(9000)));
    const mix = scaled(swelling(hiss, random, 1.5), 0.03);
    addGrains(mix, random, { perSecond: 28, seconds: [0.002, 0.006], frequency: [2000, 6000], gain: [0.01, 0.06] });
    addHum(mix, 100, 0.004); // the refrigerator
    for (const atSeconds of moments(samples, random, 2.2)) {
      const base = between(random, 1900, 3400);
      const ring = tone(0.5, (t) =>
        [1, 2.76, 5.4].reduce((sum, ratio, order) => sum + sine(base * ratio, t) * Math.exp(-t * (9 + order * 9)), 0),
      );
      addMono(mix, ring, { atSeconds, gain: between(random, 0.015, 0.04), pan: between(random, -0.7, 0.7) });
    }
    return mix;
  },

  room(samples, random) {
    const mix = scaled(
      wideNoise(samples, random, (noise) => filter(noise, lowPass(300))),
      0.22,
    );
    addHum(mix, 50, 0.003);
    return mix;
  },

  wind(samples, random) {
    const mix = silence(samples);
    for (const [frequency, gain] of [
      [280, 0.5],
      [520, 0.3],
      [1100, 0.08],
    ] as const) {
      const band = wideNoise(samples, random, (noise) => filter(noise, bandPass(frequency, 1.4)));
      addStereo(mix, swelling(band, random, 2.2), gain);
    }
    return mix;
  },

  water(samples, random) {
    const bed = wideNoise(samples, random, (noise) => filter(filter(noise, highPass(350)), lowPass(2200)));
    const mix = scaled(swelling(bed, random, 1.2), 0.1);
    const low = wideNoise(samples, random, (noise) => filter(noise, bandPass(220, 0.8)));
    addStereo(mix, swelling(low, random, 3), 0.12);
    for (const atSeconds of moments(samples, random, 0.12)) {
      const start = between(random, 350, 900);
      const rise = between(random, 1500, 5000);
      const bubble = tone(
        0.05,
        (t) => Math.sin(2 * Math.PI * (start * t + rise * t * t)) * Math.sin((Math.PI * t) / 0.05),
      );
      addMono(mix, bubble, { atSeconds, gain: between(random, 0.005, 0.03), pan: between(random, -0.9, 0.9) });
    }
    return mix;
  },

  birds(samples, random) {
    const mix = scaled(
      wideNoise(samples, random, (noise) => filter(noise, bandPass(900, 0.4))),
      0.012,
    );
    for (const atSeconds of moments(samples, random, 1.1)) {
      const pan = between(random, -0.95, 0.95);
      const gain = between(random, 0.015, 0.06);
      const pitch = between(random, 2600, 4600);
      const notes = 1 + Math.floor(random() * 4);
      const bend = between(random, -0.3, 0.3);
      for (let note = 0; note < notes; note++) {
        const seconds = between(random, 0.06, 0.14);
        const chirp = tone(seconds, (t) => {
          const part = t / seconds;
          return Math.sin(2 * Math.PI * pitch * t * (1 + bend * part * 0.5)) * Math.sin(Math.PI * part) ** 2;
        });
        addMono(mix, chirp, { atSeconds: atSeconds + note * 0.17, gain, pan });
      }
    }
    return mix;
  },

  rain(samples, random) {
    const bed = wideNoise(samples, random, (noise) => filter(filter(noise, highPass(900)), lowPass(8000)));
    const mix = scaled(bed, 0.06);
    addGrains(mix, random, { perSecond: 90, seconds: [0.004, 0.02], frequency: [900, 4000], gain: [0.01, 0.05] });
    return mix;
  },

  crowd(samples, random) {
    const mix = silence(samples);
    for (let voice = 0; voice < 9; voice++) {
      const formant = between(random, 350, 900);
      const speech = filter(noiseOf(samples, random), bandPass(formant, 2.5));
      const syllables = smoothRandom(samples, random, 1 / between(random, 3.2, 5));
      const phrases = smoothRandom(samples, random, 1.3);
      for (let at = 0; at < samples; at++)
        speech[at] = (speech[at] ?? 0) * (syllables[at] ?? 0) ** 2 * (phrases[at] ?? 0);
      addMono(mix, speech, { atSeconds: 0, gain: 0.22, pan: between(random, -0.9, 0.9) });
    }
    return mix;
  },

  machines(samples, random) {
    const mix = scaled(
      wideNoise(samples, random, (noise) => filter(noise, bandPass(1800, 0.7))),
      0.02,
    );
    addHum(mix, 58, 0.03);
    const beat = between(random, 0.5, 0.75);
    for (let atSeconds = 0; atSeconds < samples / sampleRate; atSeconds += beat) {
      const thump = tone(0.25, (t) => Math.sin(2 * Math.PI * (70 * t - 60 * t * t)) * Math.exp(-t * 18));
      addMono(mix, thump, { atSeconds, gain: 0.12, pan: 0 });
      const valve = filter(noiseOf(Math.round(0.12 * sampleRate), random), highPass(3000));
      for (let at = 0; at < valve.length; at++) valve[at] = (valve[at] ?? 0) * Math.exp((-at / sampleRate) * 30);
      addMono(mix, valve, { atSeconds: atSeconds + beat / 2, gain: 0.02, pan: 0.4 });
    }
    return mix;
  },

  sea(samples, random) {
    const mix = scaled(
      wideNoise(samples, random, (noise) => filter(noise, lowPass(160))),
      0.35,
    );
    // A wave draws near as a low rush, breaks, and runs out over the sand in a hiss.
    for (const atSeconds of [0, ...moments(samples, random, 4.4)]) {
      const seconds = between(random, 4, 6.5);
      const wave = wideNoise(Math.round(seconds * sampleRate), random, (noise) => filter(noise, bandPass(420, 0.4)));
      const hiss = wideNoise(wave.left.length, random, (noise) => filter(noise, highPass(2200)));
      const gain = between(random, 0.25, 0.5);
      const pan = between(random, -0.5, 0.5);
      for (let at = 0; at < wave.left.length; at++) {
        const part = at / wave.left.length;
        const rush = Math.sin(Math.PI * Math.min(1, part / 0.8)) ** 3;
        const spray = part < 0.4 ? 0 : Math.sin(Math.PI * ((part - 0.4) / 0.6)) ** 2 * 0.12;
        wave.left[at] = (wave.left[at] ?? 0) * rush + (hiss.left[at] ?? 0) * spray;
        wave.right[at] = (wave.right[at] ?? 0) * rush + (hiss.right[at] ?? 0) * spray;
      }
      const start = atSeconds - seconds / 2;
      addMono(mix, wave.left, { atSeconds: start, gain, pan: Math.max(-1, pan - 0.5) });
      addMono(mix, wave.right, { atSeconds: start, gain, pan: Math.min(1, pan + 0.5) });
    }
    return mix;
  },

  leaves(samples, random) {
    const rustle = wideNoise(samples, random, (noise) => filter(filter(noise, highPass(1800)), lowPass(7000)));
    const mix = scaled(swelling(rustle, random, 1.8), 0.08);
    addGrains(mix, random, { perSecond: 14, seconds: [0.004, 0.02], frequency: [1500, 5000], gain: [0.004, 0.02] });
    return mix;
  },

  fire(samples, random) {
    const glow = wideNoise(samples, random, (noise) => filter(noise, bandPass(160, 0.5)));
    const mix = scaled(swelling(glow, random, 0.9), 0.3);
    addGrains(mix, random, { perSecond: 16, seconds: [0.001, 0.008], frequency: [900, 5000], gain: [0.03, 0.28] });
    return mix;
  },

  underwater(samples, random) {
    const deep = wideNoise(samples, random, (noise) => filter(filter(noise, lowPass(240)), lowPass(380)));
    const mix = scaled(swelling(deep, random, 2.6), 1.2);
    for (const atSeconds of moments(samples, random, 0.9)) {
      const pan = between(random, -0.8, 0.8);
      for (let bubble = 0; bubble < 2 + random() * 5; bubble++) {
        const start = between(random, 220, 520);
        const sound = tone(
          0.09,
          (t) => Math.sin(2 * Math.PI * (start * t + 1400 * t * t)) * Math.sin((Math.PI * t) / 0.09),
        );
        addMono(mix, sound, { atSeconds: atSeconds + bubble * between(random, 0.06, 0.13), gain: 0.05, pan });
      }
    }
    return mix;
  },

  space(samples, random) {
    const mix = scaled(
      wideNoise(samples, random, (noise) => filter(noise, lowPass(90))),
      0.5,
    );
    addHum(mix, 41, 0.06);
    const shimmer = wideNoise(samples, random, (noise) => filter(noise, bandPass(1250, 9)));
    addStereo(mix, swelling(shimmer, random, 3.4), 0.05);
    return mix;
  },
};
