/** Grows when the same request no longer gives the same frames. */
export const animaticVersion = "animatic-1";
