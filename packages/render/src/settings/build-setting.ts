import type { SettingName } from "../scene-spec.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { buildBeach } from "./beach.ts";
import { buildCafe } from "./cafe.ts";
import { buildClassroom } from "./classroom.ts";
import { buildDesert } from "./desert.ts";
import { buildForest } from "./forest.ts";
import { buildKitchen } from "./kitchen.ts";
import { buildLivingRoom } from "./living-room.ts";
import { buildMeadow } from "./meadow.ts";
import { buildMountainLake } from "./mountain-lake.ts";
import { buildOffice } from "./office.ts";
import { buildRoad } from "./road.ts";
import { buildRooftop } from "./rooftop.ts";
import { buildSnowfield } from "./snowfield.ts";
import { buildSpace } from "./space.ts";
import { buildStage } from "./stage.ts";
import { buildStreet } from "./street.ts";
import { buildStudio } from "./studio.ts";
import { buildUnderwater } from "./underwater.ts";
import { buildVillage } from "./village.ts";

/** A setting is one row here and a module that builds its painter. */
export const settingBuilders: Readonly<Record<SettingName, (context: ShotContext) => ShotPainter>> = {
  "city-street": (context) => buildStreet(context, "present"),
  "futuristic-city": (context) => buildStreet(context, "future"),
  kitchen: buildKitchen,
  "living-room": buildLivingRoom,
  studio: buildStudio,
  stage: buildStage,
  cafe: buildCafe,
  office: buildOffice,
  classroom: buildClassroom,
  "mountain-lake": buildMountainLake,
  forest: buildForest,
  beach: buildBeach,
  desert: buildDesert,
  meadow: buildMeadow,
  snowfield: buildSnowfield,
  underwater: buildUnderwater,
  space: buildSpace,
  road: buildRoad,
  rooftop: buildRooftop,
  village: buildVillage,
};

/** Prepares the setting of a shot. */
export function buildSetting(context: ShotContext): ShotPainter {
  return settingBuilders[context.shot.setting.name](context);
}
