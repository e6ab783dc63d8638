import type { SceneSpec } from "../scene-spec.ts";
import { type EffectName, effectOf } from "./effect-names.ts";
import type { EffectPlace } from "./effect-place.ts";
import { bandPass, filter, highPass, lowPass } from "./filter.ts";
import { addSteps } from "./footsteps.ts";
import { seededRandom } from "./seeded-random.ts";
import { addMono, sampleRate, silence, type Stereo } from "./stereo.ts";
import { between, moments, noiseOf, type Random, sine, tone } from "./synth.ts";

/** Actors of a shot that are heard; more would be a rattle. */
const heardMax = 3;

/** What the actors of every shot do, as it sounds. The same spec gives the same samples. */
export function effects(spec: SceneSpec, samples: number): Stereo {
  const mix = silence(samples);
  let startSeconds = 0;
  for (const shot of spec.shots) {
    const near = { wide: 0.5, medium: 0.8, "close-up": 0.7, macro: 0.6 }[shot.camera.framing];
    const heard = shot.actors.flatMap((actor) => {
      const name = effectOf(actor);
      return name === undefined ? [] : [{ actor, name }];
    });
    for (const [index, { actor, name }] of heard.slice(0, heardMax).entries()) {
      const random = seededRandom(spec.seed, `effect ${name} ${actor.id}`);
      const pan = index * 0.3 * (index % 2 === 0 ? 1 : -1);
      const gain = near / (1 + index);
      painters[name](mix, { shot, actor, startSeconds, gain, pan, index, seed: spec.seed, random });
    }
    startSeconds += shot.durationSeconds;
  }
  return mix;
}

type Painter = (mix: Stereo, place: EffectPlace) => void;

const painters: Readonly<Record<EffectName, Painter>> = {
  steps: addSteps,

  strokes: (mix, place) => {
    repeat(mix, place, { everySeconds: 1.05, gain: 0.3 }, (random) => splash(random, 0.7));
  },

  landings: (mix, place) => {
    repeat(mix, place, { everySeconds: 0.95, gain: 0.4 }, (random) =>
      shaped(filter(noiseOf(Math.round(0.2 * sampleRate), random), lowPass(420)), (t) => Math.exp(-t * 26)),
    );
  },

  pen: (mix, place) => {
    repeat(mix, place, { everySeconds: 0.42, gain: 0.07 }, (random) => {
      const seconds = between(random, 0.12, 0.3);
      const scratch = filter(noiseOf(Math.round(seconds * sampleRate), random), bandPass(3600, 0.8));
      return shaped(scratch, (t) => Math.sin((Math.PI * t) / seconds) * (0.6 + 0.4 * Math.sin(t * 70)));
    });
  },

  sips: (mix, place) => {
    repeat(mix, place, { everySeconds: 2.6, gain: 0.14 }, (random) => {
      const base = between(random, 2300, 3100);
      return tone(0.4, (t) => (sine(base, t) + 0.5 * sine(base * 2.71, t)) * Math.exp(-t * 22));
    });
  },

  stirring: (mix, place) => {
    // The spoon goes round in time with the cook's arm.
    repeat(mix, place, { everySeconds: 0.98, gain: 0.12 }, (random) => {
      const scrape = filter(noiseOf(Math.round(0.5 * sampleRate), random), bandPass(1500, 0.9));
      return shaped(scrape, (t) => Math.sin((Math.PI * t) / 0.5) ** 2);
    });
  },

  paws: (mix, place) => {
    const everySeconds = place.actor.action === "run" ? 0.17 : 0.3;
    repeat(mix, place, { everySeconds, gain: 0.14 }, (random) =>
      shaped(filter(noiseOf(Math.round(0.07 * sampleRate), random), bandPass(700, 0.9)), (t) => Math.exp(-t * 70)),
    );
  },

  barks: (mix, place) => {
    scatter(mix, place, { meanSeconds: 2.6, gain: 0.22 }, (random) => {
      const pitch = between(random, 330, 420);
      const voice = tone(0.22, (t) => {
        const bend = pitch * t * (1 + 0.5 * Math.exp(-t * 18)) - 300 * t * t;
        const buzz = [1, 2, 3, 4, 5].reduce((sum, order) => sum + Math.sin(2 * Math.PI * bend * order) / order, 0);
        return buzz * Math.min(1, t / 0.012) * Math.exp(-t * 13);
      });
      return filter(voice, bandPass(900, 0.6));
    });
  },

  purring: (mix, place) => {
    const seconds = place.shot.durationSeconds;
    const breath = filter(noiseOf(Math.round(seconds * sampleRate), place.random), bandPass(190, 0.7));
    const purr = shaped(
      breath,
      (t) => (0.5 + 0.5 * Math.sin(2 * Math.PI * 26 * t)) * (0.55 + 0.45 * Math.sin(2 * Math.PI * 0.42 * t)),
    );
    addMono(mix, purr, { atSeconds: place.startSeconds, gain: 0.35 * place.gain, pan: place.pan });
  },

  wings: (mix, place) => {
    repeat(mix, place, { everySeconds: 0.31, gain: 0.1 }, (random) => {
      const beat = filter(noiseOf(Math.round(0.16 * sampleRate), random), bandPass(480, 0.6));
      return shaped(beat, (t) => Math.sin((Math.PI * t) / 0.16) ** 2);
    });
  },

  chirps: (mix, place) => {
    scatter(mix, place, { meanSeconds: 1.1, gain: 0.12 }, (random) => {
      const pitch = between(random, 2600, 4200);
      return tone(0.24, (t) => {
        const trill = pitch * (1 + 0.12 * Math.sin(2 * Math.PI * 16 * t));
        return Math.sin(2 * Math.PI * trill * t) * Math.sin((Math.PI * t) / 0.24) ** 2;
      });
    });
  },

  hooves: (mix, place) => {
    const gallop = place.actor.action === "run";
    // Four beats of a walk, three and a rest of a gallop.
    const pattern = gallop ? [0, 0.1, 0.21] : [0, 0.26, 0.52, 0.78];
    repeat(mix, place, { everySeconds: gallop ? 0.46 : 1.04, gain: 0.3 }, (random) => {
      const bar = new Float32Array(Math.round(1.1 * sampleRate));
      for (const at of pattern) {
        const knock = filter(noiseOf(Math.round(0.09 * sampleRate), random), bandPass(between(random, 480, 760), 2.4));
        const start = Math.round(at * sampleRate);
        for (let sample = 0; sample < knock.length; sample++)
          bar[start + sample] = (knock[sample] ?? 0) * Math.exp((-sample / sampleRate) * 48) * 2.2;
      }
      return bar;
    });
  },

  engine: (mix, place) => {
    const parked = place.actor.action === "stand";
    const turns = parked ? 24 : 62;
    hum(mix, place, parked ? 0.05 : 0.16, (t) => {
      const gear = turns * (1 + (parked ? 0 : 0.12 * Math.sin(0.5 * t)));
      return [1, 2, 3, 4, 6].reduce((sum, order) => sum + Math.sin(2 * Math.PI * gear * order * t) / order, 0);
    });
    if (!parked) rush(mix, place, { frequency: 620, gain: 0.2 });
  },

  pedals: (mix, place) => {
    repeat(mix, place, { everySeconds: 0.085, gain: 0.05 }, (random) =>
      shaped(filter(noiseOf(Math.round(0.012 * sampleRate), random), highPass(3200)), (t) => Math.exp(-t * 340)),
    );
    rush(mix, place, { frequency: 900, gain: 0.07 });
  },

  hull: (mix, place) => {
    repeat(mix, place, { everySeconds: 1.7, gain: 0.16 }, (random) => splash(random, 1.1));
    scatter(mix, place, { meanSeconds: 2.8, gain: 0.06 }, (random) => {
      const pitch = between(random, 120, 210);
      return tone(0.5, (t) => Math.sin(2 * Math.PI * (pitch * t + 40 * t * t)) * Math.sin((Math.PI * t) / 0.5) ** 2);
    });
  },

  rails: (mix, place) => {
    rush(mix, place, { frequency: 260, gain: 0.4 });
    repeat(mix, place, { everySeconds: 0.62, gain: 0.24 }, (random) => {
      const bar = new Float32Array(Math.round(0.4 * sampleRate));
      for (const at of [0, 0.13]) {
        const clack = filter(noiseOf(Math.round(0.08 * sampleRate), random), bandPass(1100, 1.6));
        const start = Math.round(at * sampleRate);
        for (let sample = 0; sample < clack.length; sample++)
          bar[start + sample] = (clack[sample] ?? 0) * Math.exp((-sample / sampleRate) * 60) * 2;
      }
      return bar;
    });
  },

  propeller: (mix, place) => {
    hum(mix, place, 0.14, (t) =>
      [1, 2, 3, 5].reduce((sum, order) => sum + Math.sin(2 * Math.PI * 84 * order * t) / order, 0),
    );
    rush(mix, place, { frequency: 480, gain: 0.18 });
  },

  thrusters: (mix, place) => {
    rush(mix, place, { frequency: 130, gain: 0.6 });
    hum(mix, place, 0.06, (t) => Math.sin(2 * Math.PI * 55 * t) + 0.6 * Math.sin(2 * Math.PI * 110.6 * t));
  },
};

/** Puts a sound at even times, a little uneven as life is. */
function repeat(
  mix: Stereo,
  place: EffectPlace,
  beat: { readonly everySeconds: number; readonly gain: number },
  make: (random: Random) => Float32Array,
): void {
  const { shot, startSeconds, gain, pan, index, random } = place;
  for (let at = beat.everySeconds * (0.3 + index * 0.37); at < shot.durationSeconds - 0.05; at += beat.everySeconds) {
    const sound = make(random);
    const late = beat.everySeconds * 0.06 * (random() - 0.5);
    addMono(mix, sound, {
      atSeconds: startSeconds + at + late,
      gain: beat.gain * gain * between(random, 0.75, 1),
      pan,
    });
  }
}

/** Puts a sound now and then, at least once. */
function scatter(
  mix: Stereo,
  place: EffectPlace,
  often: { readonly meanSeconds: number; readonly gain: number },
  make: (random: Random) => Float32Array,
): void {
  const { shot, startSeconds, gain, pan, random } = place;
  const times = moments(Math.round((shot.durationSeconds - 0.3) * sampleRate), random, often.meanSeconds);
  for (const at of times.length > 0 ? times : [Math.min(0.4, shot.durationSeconds / 3)])
    addMono(mix, make(random), { atSeconds: startSeconds + at, gain: often.gain * gain, pan });
}

/** A steady tone over the shot, without a click at either end. */
function hum(mix: Stereo, place: EffectPlace, gain: number, wave: (seconds: number) => number): void {
  const seconds = place.shot.durationSeconds;
  const sound = filter(
    tone(seconds, (t) => wave(t) * Math.min(1, t / 0.2, (seconds - t) / 0.2)),
    lowPass(900),
  );
  addMono(mix, sound, { atSeconds: place.startSeconds, gain: gain * place.gain, pan: place.pan });
}

/** Air or tyres: noise over the shot that swells as what makes it passes. */
function rush(
  mix: Stereo,
  place: EffectPlace,
  { frequency, gain }: { readonly frequency: number; readonly gain: number },
): void {
  const seconds = place.shot.durationSeconds;
  const noise = filter(noiseOf(Math.round(seconds * sampleRate), place.random), bandPass(frequency, 0.5));
  const sound = shaped(
    noise,
    (t) => (0.5 + 0.5 * Math.sin((Math.PI * t) / seconds)) * Math.min(1, t / 0.2, (seconds - t) / 0.2),
  );
  addMono(mix, sound, { atSeconds: place.startSeconds, gain: gain * place.gain, pan: place.pan });
}

function splash(random: Random, seconds: number): Float32Array {
  const water = filter(noiseOf(Math.round(seconds * sampleRate), random), bandPass(between(random, 700, 1400), 0.5));
  return shaped(water, (t) => Math.min(1, t / 0.05) * Math.exp((-t / seconds) * 4));
}

function shaped(sound: Float32Array, envelope: (seconds: number) => number): Float32Array {
  for (let at = 0; at < sound.length; at++) sound[at] = (sound[at] ?? 0) * envelope(at / sampleRate);
  return sound;
}
