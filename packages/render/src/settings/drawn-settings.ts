import type { SettingName } from "../scene-spec.ts";

/** Settings with painters of their own. */
export type DrawnSetting =
  | "city-street"
  | "futuristic-city"
  | "kitchen"
  | "living-room"
  | "studio"
  | "stage"
  | "cafe"
  | "office"
  | "classroom"
  | "mountain-lake"
  | "forest"
  | "beach"
  | "desert"
  | "meadow"
  | "snowfield"
  | "underwater"
  | "space"
  | "road"
  | "rooftop"
  | "village";

/**
 * The setting that is drawn for each place a prompt can name: itself where it has painters, else the one that is most like
 * it. Data without painters, so that reading a prompt loads no drawing code.
 */
export const drawnSetting: Readonly<Record<SettingName, DrawnSetting>> = {
  "city-street": "city-street",
  "futuristic-city": "futuristic-city",
  village: "village",
  kitchen: "kitchen",
  "living-room": "living-room",
  office: "office",
  cafe: "cafe",
  classroom: "classroom",
  stage: "stage",
  forest: "forest",
  "mountain-lake": "mountain-lake",
  beach: "beach",
  desert: "desert",
  meadow: "meadow",
  snowfield: "snowfield",
  space: "space",
  underwater: "underwater",
  road: "road",
  rooftop: "rooftop",
  studio: "studio",
};
