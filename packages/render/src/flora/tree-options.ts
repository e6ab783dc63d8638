import type { Rgb } from "../scene/colour.ts";
import type { Light } from "../scene/light.ts";
import type { Season } from "../scene-spec.ts";

/** Kinds of tree, by how they are built. */
export type TreeKind = "broadleaf" | "birch" | "spruce" | "pine" | "palm";

/** How a tree is painted. `height` in pixels. */
export interface TreeOptions {
  readonly kind: TreeKind;
  readonly height: number;
  readonly light: Light;
  readonly seed: number;
  readonly season: Season;
  /** Snow lies on it. */
  readonly snow: boolean;
  /** Leaf colours in place of the season's: mid, dark, light. */
  readonly leaves?: readonly Rgb[];
  /** What hangs between the leaves. */
  readonly fruit?: Rgb;
  /** The side the light comes from. */
  readonly keySide: 1 | -1;
}
