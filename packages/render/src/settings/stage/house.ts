export const halfWidth = 5.2;

export const high = 5.6;

export const backZ = 3.6;

/** Where the lamps hang. */
export const truss = { y: 3.25, z: 1.9 } as const;

export type House = "concert" | "theatre" | "club";
