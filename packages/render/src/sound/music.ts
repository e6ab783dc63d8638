import type { AudioSpec } from "../scene-spec.ts";
import { filter, lowPass } from "./filter.ts";
import { seededRandom } from "./seeded-random.ts";
import { addMono, sampleRate, silence, type Stereo } from "./stereo.ts";

interface Mood {
  /** Chords as MIDI notes, repeated; the last bar of a clip rests on the first. */
  readonly chords: readonly (readonly number[])[];
  readonly chordSeconds: number;
  /** Notes a second of the plucked figure above the pad; 0 is none. */
  readonly plucksPerSecond: number;
  /** Where the pad's overtones end, in hertz. */
  readonly brightness: number;
  /** Beats a second of a low pulse; 0 is none. */
  readonly pulsesPerSecond: number;
}

const moods: Readonly<Record<Exclude<AudioSpec["music"], "none">, Mood>> = {
  warm: {
    chords: [
      [48, 55, 64, 67, 71],
      [45, 52, 60, 64, 67],
      [41, 53, 57, 60, 64],
      [43, 50, 59, 62, 64],
    ],
    chordSeconds: 2.6,
    plucksPerSecond: 1.54,
    brightness: 1400,
    pulsesPerSecond: 0,
  },
  bright: {
    chords: [
      [48, 60, 64, 67],
      [43, 59, 62, 67],
      [45, 60, 64, 69],
      [41, 60, 65, 69],
    ],
    chordSeconds: 2,
    plucksPerSecond: 4,
    brightness: 2600,
    pulsesPerSecond: 0,
  },
  calm: {
    chords: [
      [41, 53, 60, 64, 67],
      [36, 55, 59, 64, 67],
    ],
    chordSeconds: 4,
    plucksPerSecond: 0.5,
    brightness: 1000,
    pulsesPerSecond: 0,
  },
  tense: {
    chords: [
      [38, 45, 50, 57],
      [38, 46, 51, 58],
    ],
    chordSeconds: 3.2,
    plucksPerSecond: 0,
    brightness: 700,
    pulsesPerSecond: 1.25,
  },
};

/** A bed of music: slow chords of soft voices, in some moods a plucked figure or a low pulse. */
export function music(name: AudioSpec["music"], samples: number, seed: number): Stereo {
  const mix = silence(samples);
  if (name === "none") return mix;
  const mood = moods[name];
  const seconds = samples / sampleRate;
  const random = seededRandom(seed, `music ${name}`);
  // Up to a minor third from the written key, so that not every clip sounds alike.
  const transpose = Math.floor(random() * 7) - 3;
  const bars = Math.max(1, Math.round(seconds / mood.chordSeconds));
  const barSeconds = seconds / bars; // the clip ends with a bar
  for (let bar = 0; bar < bars; bar++) {
    const chord = mood.chords[bar === bars - 1 ? 0 : bar % mood.chords.length] ?? [];
    const notes = chord.map((note) => note + transpose);
    const atSeconds = bar * barSeconds;
    for (const [index, note] of notes.entries())
      addMono(mix, padNote(note, barSeconds, mood.brightness), {
        atSeconds,
        gain: 0.05,
        pan: (index / notes.length - 0.4) * 0.9,
      });
    const plucks = Math.floor(barSeconds * mood.plucksPerSecond);
    for (let pluck = 0; pluck < plucks; pluck++) {
      const note = (notes[1 + Math.floor(random() * (notes.length - 1))] ?? 60) + 12;
      const at = atSeconds + (pluck * barSeconds) / plucks;
      addMono(mix, pluckedNote(note), { atSeconds: at, gain: 0.05, pan: (random() - 0.5) * 0.8 });
    }
    const pulses = Math.floor(barSeconds * mood.pulsesPerSecond);
    for (let pulse = 0; pulse < pulses; pulse++)
      addMono(mix, lowPulse(notes[0] ?? 38), {
        atSeconds: atSeconds + (pulse * barSeconds) / pulses,
        gain: 0.12,
        pan: 0,
      });
  }
  return mix;
}

/** Two slightly detuned strings of overtones, coming over 0.7 s and going over 1.2 s past the bar. */
function padNote(note: number, seconds: number, brightness: number): Float32Array {
  const frequency = hertz(note);
  const release = 1.2;
  const samples = new Float32Array(Math.round((seconds + release) * sampleRate));
  const attack = Math.min(0.7, seconds / 2);
  const overtones = Math.max(1, Math.min(8, Math.floor(brightness / frequency) + 1));
  for (const detune of [0.9985, 1.0015]) {
    for (let order = 1; order <= overtones; order++) {
      const step = (2 * Math.PI * frequency * order * detune) / sampleRate;
      const gain = 0.5 / order ** 1.6;
      for (let at = 0; at < samples.length; at++) samples[at] = (samples[at] ?? 0) + Math.sin(step * at) * gain;
    }
  }
  for (let at = 0; at < samples.length; at++) {
    const t = at / sampleRate;
    const rise = Math.min(1, t / attack);
    const fall = Math.min(1, (seconds + release - t) / release);
    samples[at] = (samples[at] ?? 0) * rise * rise * (3 - 2 * rise) * fall * fall;
  }
  return filter(samples, lowPass(brightness));
}

function pluckedNote(note: number): Float32Array {
  const frequency = hertz(note);
  const samples = new Float32Array(Math.round(1.2 * sampleRate));
  for (let at = 0; at < samples.length; at++) {
    const t = at / sampleRate;
    const strike = Math.min(1, t / 0.006);
    samples[at] =
      strike *
      (Math.sin(2 * Math.PI * frequency * t) * Math.exp(-t * 4) +
        0.3 * Math.sin(4 * Math.PI * frequency * t) * Math.exp(-t * 8));
  }
  return samples;
}

function lowPulse(note: number): Float32Array {
  const frequency = hertz(note);
  const samples = new Float32Array(Math.round(0.5 * sampleRate));
  for (let at = 0; at < samples.length; at++) {
    const t = at / sampleRate;
    samples[at] = Math.min(1, t / 0.02) * Math.sin(2 * Math.PI * frequency * t) * Math.exp(-t * 7);
  }
  return samples;
}

function hertz(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}
