import type { Rgb } from "../scene/colour.ts";
import type { Surface } from "../scene/surface.ts";
import { paintPine, paintSpruce } from "./conifers.ts";
import { paintLeafy } from "./leafy-tree.ts";
import { paintPalm } from "./palm.ts";
import type { TreeOptions } from "./tree-options.ts";

/** A whole tree, foot in the middle of the lower edge. */
export function paintTree(options: TreeOptions): Surface {
  switch (options.kind) {
    case "spruce":
      return paintSpruce(options);
    case "pine":
      return paintPine(options);
    case "palm":
      return paintPalm(options);
    case "broadleaf":
    case "birch":
      return paintLeafy(options);
  }
}

export const barkColours = {
  rough: [104, 84, 68],
  birch: [230, 226, 216],
  pine: [152, 98, 70],
} as const satisfies Readonly<Record<string, Rgb>>;
