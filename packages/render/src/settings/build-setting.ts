import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { type DrawnSetting, drawnSetting } from "./drawn-settings.ts";
import { buildKitchen } from "./kitchen.ts";
import { buildMountainLake } from "./mountain-lake.ts";
import { buildStreet } from "./street.ts";

/** A setting is one row here, one in `drawn-settings.ts`, and a module that builds its painter. */
const builders: Readonly<Record<DrawnSetting, (context: ShotContext) => ShotPainter>> = {
  "city-street": (context) => buildStreet(context, "present"),
  "futuristic-city": (context) => buildStreet(context, "future"),
  kitchen: buildKitchen,
  "mountain-lake": buildMountainLake,
};

/** Prepares the setting of a shot, or the one that stands in for it. */
export function buildSetting(context: ShotContext): ShotPainter {
  return builders[drawnSetting[context.shot.setting.name]](context);
}
