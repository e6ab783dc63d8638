import type { Actor } from "../scene-spec.ts";
import { mix } from "../scene/colour.ts";
import type { ShotContext, ShotPainter } from "../scene/shot.ts";
import { settingVariants } from "../setting-variants.ts";
import { fillArea, paintBoards } from "./room-surfaces.ts";
import { buildRoom, floorDeep, type RoomPlan, sideLong } from "./room.ts";
import { paintBackdrop, paintDrape } from "./stage/backdrop.ts";
import { microphone, stageSet } from "./stage/band.ts";
import { backZ, halfWidth, high, type House, truss } from "./stage/house.ts";
import { lectern } from "./stage/lectern.ts";
import { footlights, paintBeams, paintFollowSpot, rig } from "./stage/lights.ts";
import { palettes } from "./stage/palettes.ts";
import { tabs } from "./stage/scenery.ts";
import { stalls } from "./stage/stalls.ts";

const houses: readonly House[] = settingVariants.stage;

/** Just under the mouth of who stands at the microphone, metres. */
function chinOf(actor: Actor | undefined): number {
  if (actor === undefined || !("age" in actor)) return 1.4;
  return actor.age === "child" ? 1.02 : actor.sex === "female" ? 1.39 : 1.5;
}

/** A stage seen from the stalls: drapes, a truss of moving lamps, a polished floor, heads of the audience in front. */
export function buildStage(context: ShotContext): ShotPainter {
  const { shot } = context;
  const palette = palettes[shot.setting.timeOfDay];
  const speaks = shot.actors.some(({ spot }) => spot === "podium");
  // Speeches are not given between drums and amplifiers.
  const house = speaks ? "theatre" : (houses[shot.setting.variant % houses.length] ?? "concert");
  // Who dances needs the room.
  const alone = shot.actors.length <= 1 && shot.actors[0]?.action !== "dance";
  const plan: RoomPlan = {
    halfWidth,
    high,
    backZ,
    paintBack: (brush) => paintBackdrop(brush, house, palette.beams),
    paintSide(brush) {
      paintDrape(brush, { x: 0, y: 0, wide: sideLong, high }, house === "theatre" ? [112, 20, 30] : [34, 32, 40], 0.34);
    },
    paintFloor(brush) {
      const floor = { x: -halfWidth, y: 0, wide: 2 * halfWidth, high: floorDeep };
      paintBoards(
        brush,
        floor,
        house === "concert"
          ? { colour: [74, 72, 82], boardMetres: 0.5, contrast: 0.08 }
          : { colour: [132, 88, 58], boardMetres: 0.16, contrast: 0.16 },
      );
      // Nothing beyond the edge of the stage: there the audience is.
      fillArea(
        brush.context,
        { x: -halfWidth, y: backZ + 1.75, wide: 2 * halfWidth, high: 0.05 },
        house === "theatre" ? "rgb(214,176,104)" : "rgb(150,150,160)",
      );
      fillArea(brush.context, { x: -halfWidth, y: backZ + 1.8, wide: 2 * halfWidth, high: 6 }, "rgb(14,12,18)");
    },
    paintCeiling: "open",
    windows: [],
    lamps: [
      {
        x: 0,
        y: 2.6,
        z: -0.6,
        colour: mix(palette.wash, [255, 255, 255], 0.4),
        strength: palette.strength,
        reach: 1.9,
        kind: "always",
      },
      {
        x: -2.6,
        y: 1.8,
        z: backZ - 0.9,
        colour: palette.beams[0],
        strength: palette.strength * 0.8,
        reach: 1.3,
        kind: "always",
      },
      {
        x: 2.6,
        y: 1.8,
        z: backZ - 0.9,
        colour: palette.beams[1],
        strength: palette.strength * 0.8,
        reach: 1.3,
        kind: "always",
      },
      {
        x: 0,
        y: 0.7,
        z: backZ - 0.7,
        colour: palette.beams[2],
        strength: palette.strength * 0.55,
        reach: 1.1,
        kind: "always",
      },
    ],
    ambient: palette.ambient,
    gloss: house === "concert" ? 0.42 : 0.24,
    thingSpot: "podium",
    seats: [],
    spots: {
      podium: { x: 0.05, y: 1.08, z: -0.42, people: { x: 0, y: 0, z: 0 } },
      floor: { x: 0, y: 0, z: 0 },
      chair: { x: 0, y: 0.44, z: 0, people: { x: 0, y: 0, z: 0 } },
    },
    keySide: -1,
    frontLight: 0.85,
    dust: true,
    things: [
      ...stageSet(house),
      rig(palette.beams),
      { z: truss.z - 0.6, paint: (view) => paintBeams(view, palette.beams, palette.strength) },
      ...(house === "theatre" ? [tabs(), footlights()] : []),
      ...(speaks
        ? [lectern()]
        : house !== "theatre" && alone
          ? [microphone({ x: 0.1, z: -0.16 }, chinOf(shot.actors[0]))]
          : []),
      ...stalls(context),
    ],
    paintAir(view) {
      // Near views are inside of its light.
      if (shot.camera.framing === "wide") paintFollowSpot(view, palette.strength);
    },
  };
  return buildRoom(context, plan);
}
