/** Surfaces end this far below the ground or the water, metres: what is deeper is not seen. */
export const groundDepth = -0.004;
