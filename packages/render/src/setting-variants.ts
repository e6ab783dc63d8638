import type { SettingName } from "./scene-spec.ts";

/**
 * What a setting's variants are called, in the order of their numbers; a scene has the number, of which what is beyond
 * the last name counts from the first again. Settings that are missing differ by seed alone.
 */
export const settingVariants = {
  village: ["timber", "thatch", "white"],
  "living-room": ["fireside", "modern", "victorian", "cottage"],
  office: ["plain", "loft", "bright"],
  cafe: ["brick", "parisian", "dark"],
  classroom: ["sums", "letters", "planets"],
  stage: ["concert", "theatre", "club"],
  forest: ["mossy", "pine", "birch"],
  beach: ["tropical", "rocky", "dunes"],
  desert: ["dunes", "mesas", "oasis"],
  meadow: ["flowers", "wheat", "lavender"],
  snowfield: ["spruces", "cabin", "ice"],
  space: ["earth", "ringed", "giant"],
  underwater: ["reef", "kelp", "wreck"],
  road: ["fields", "desert", "pass"],
  rooftop: ["downtown", "terrace", "old-town"],
} as const satisfies Partial<Record<SettingName, readonly [string, ...string[]]>>;

export type VariedSetting = keyof typeof settingVariants;
export type VariantName<Setting extends VariedSetting> = (typeof settingVariants)[Setting][number];
