/**
 * A repeatable stream of numbers in [0, 1) for one feature of a scene. Every feature draws from a stream of its own, so
 * that adding a prop does not reshuffle the windows.
 */
export function seededRandom(seed: number, feature: string): () => number {
  let state = (hashText(feature) ^ Math.imul(seed >>> 0, 0x9e3779b1)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return scramble(state);
  };
}

/** One number in [0, 1) that depends on nothing but the two integers: for values looked up by index instead of in order. */
export function hashUnit(seed: number, index: number): number {
  return scramble((Math.imul(seed >>> 0, 0x9e3779b1) ^ Math.imul(index | 0, 0x85ebca6b)) >>> 0);
}

/** 32-bit FNV-1a of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), value | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
