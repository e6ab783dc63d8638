/** Zero crossings of the sinc on each side: the stop band is then below what 16-bit speech contains. */
const halfWidth = 16;

/**
 * Resamples by windowed-sinc interpolation.
 *
 * @param step input samples per output sample; below 1 the sound gets more samples
 */
export function resample(samples: Float32Array, step: number): Float32Array {
  const count = Math.floor(samples.length / step);
  const result = new Float32Array(count);
  // Going down, the sinc is widened so that it also removes what the lower rate cannot hold.
  const cutoff = Math.min(1, 1 / step);
  const reach = halfWidth / cutoff;
  for (let at = 0; at < count; at++) {
    const centre = at * step;
    const from = Math.max(0, Math.ceil(centre - reach));
    const to = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let index = from; index <= to; index++) {
      const distance = (index - centre) * cutoff;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / halfWidth);
      const angle = Math.PI * distance;
      sum += (samples[index] ?? 0) * window * (Math.abs(angle) < 1e-6 ? 1 : Math.sin(angle) / angle);
    }
    result[at] = sum * cutoff;
  }
  return result;
}
