import type { SeaOptions } from "../land/sea.ts";

export const startZ = 10;

export const cellMetres = 10;

export interface Coast extends SeaOptions {
  readonly kind: "tropical" | "rocky" | "dunes";
  /** Metres from the cast to the water, and metres more of it for each metre to the right. */
  readonly shore: number;
  readonly slant: number;
}

/** In the order of `settingVariants`. */
export const coasts: readonly Coast[] = [
  {
    kind: "tropical",
    deep: [22, 122, 158],
    shallow: [104, 214, 204],
    sand: [252, 234, 198],
    swell: 0.5,
    shore: 4.4,
    slant: 0.3,
  },
  {
    kind: "rocky",
    deep: [34, 84, 108],
    shallow: [92, 152, 156],
    sand: [196, 176, 142],
    swell: 0.8,
    shore: 4,
    slant: 0.22,
  },
  {
    kind: "dunes",
    deep: [40, 98, 126],
    shallow: [122, 178, 172],
    sand: [246, 226, 184],
    swell: 0.6,
    shore: 7,
    slant: -0.2,
  },
];
