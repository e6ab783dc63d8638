import type { SKRSContext2D } from "@napi-rs/canvas";
import { project, type Camera } from "../scene/camera.ts";
import { clamp, css, mix, type Rgb } from "../scene/colour.ts";
import type { Glows } from "../scene/glow.ts";
import type { Light } from "../scene/light.ts";
import { hashUnit, seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { veilWall } from "../scene/wall.ts";
import { paintGlyph } from "./facade.ts";
import { neonColours, type Building } from "./street-plan.ts";

/** Paints the lights and signs of one building. */
export interface SignPainter {
  paint(
    context: SKRSContext2D,
    camera: Camera,
    building: Building,
    view: { readonly seconds: number; readonly haze: number; readonly hazeColour: Rgb; readonly futuristic: boolean },
  ): void;
}

/** Signs hung out over the pavement, light along the edges of houses, moving pictures on walls. */
export function createSignPainter(options: { light: Light; glows: Glows; unit: number }): SignPainter {
  const { light, glows, unit } = options;
  const boards = new Map<number, Surface>();
  const power = 0.3 + 0.7 * light.lamps;

  const boardOf = (building: Building): Surface => {
    let board = boards.get(building.seed);
    if (board === undefined) {
      board = paintBoard(building, power);
      boards.set(building.seed, board);
    }
    return board;
  };

  return {
    paint(context, camera, building, { seconds, haze, hazeColour, futuristic }) {
      const depth = building.nearZ - camera.z;
      const inner = building.innerX - building.side * 0.05;
      const flicker = hashUnit(building.seed, Math.floor(seconds * 11)) > 0.965 && building.seed % 3 === 0 ? 0.55 : 1;
      if (futuristic && building.edges && depth < 220) {
        for (const y of [4.5, building.height * 0.62, building.height - 0.7]) {
          const thick = clamp(0.11, 0.03, 0.2);
          veilWall(
            context,
            camera,
            { leftX: inner, leftZ: building.nearZ, rightX: inner, rightZ: building.farZ, bottomY: y, topY: y + thick },
            (at) => ({
              colour: mix(building.neon, [255, 255, 255], 0.25),
              alpha: power * flicker * (0.95 - 0.6 * (1 - Math.exp(-at / light.hazeMetres))),
            }),
          );
        }
      }
      if (building.hologram && depth > 6 && depth < 190)
        paintHologram(context, camera, building, seconds, power * (1 - haze * 0.6));
      if (!building.sign || depth < 3 || depth > 150) return;
      const x = inner - building.side * 1.05;
      const at = project(camera, x, 6.2, building.nearZ + 0.5);
      const wide = 1.55 * at.scale;
      const high = wide * (boardHigh / boardWide);
      if (wide < 2) return;
      const top = camera.vertical > 0 ? at.y - high : at.y;
      context.globalAlpha = 1 - haze * 0.55;
      context.drawImage(boardOf(building).canvas, at.x - wide / 2, top, wide, high);
      context.globalAlpha = 1;
      // The bracket that holds it.
      context.fillStyle = css(mix([20, 16, 30], hazeColour, haze));
      const wall = project(camera, inner, 6.2, building.nearZ + 0.5).x;
      const arm = Math.max(1, 1.6 * unit);
      context.fillRect(Math.min(wall, at.x), top + high * 0.08, Math.abs(wall - at.x), arm);
      context.fillRect(Math.min(wall, at.x), top + high * 0.92, Math.abs(wall - at.x), arm);
      if (power > 0.5)
        glows.stamp(context, {
          x: at.x,
          y: top + high / 2,
          radius: high * 0.85,
          colour: building.neon,
          strength: 0.34 * power * flicker * (1 - haze * 0.5),
        });
    },
  };
}

const boardWide = 96;
const boardHigh = 520;

function paintBoard(building: Building, power: number): Surface {
  const surface = createSurface(boardWide, boardHigh);
  const { context } = surface;
  const random = seededRandom(building.seed, "sign");
  context.fillStyle = css(mix(building.neon, [12, 8, 24], 0.86), 0.96);
  context.beginPath();
  context.roundRect(2, 2, boardWide - 4, boardHigh - 4, 8);
  context.fill();
  context.strokeStyle = css(mix(building.neon, [255, 255, 255], 0.2), 0.25 + 0.75 * power);
  context.lineWidth = 5;
  context.stroke();
  context.fillStyle = css(mix(building.neon, [255, 255, 255], 0.5), 0.3 + 0.7 * power);
  for (let row = 0; row < 5; row++) paintGlyph(context, random, { x: 22, y: 34 + row * 96, size: 60 });
  return surface;
}

function paintHologram(
  context: SKRSContext2D,
  camera: Camera,
  building: Building,
  seconds: number,
  strength: number,
): void {
  const inner = building.innerX - building.side * 0.2;
  const bottomY = Math.max(8, building.height * 0.42);
  const topY = Math.min(building.height * 0.84, bottomY + 17);
  const other = neonColours[building.seed % neonColours.length] ?? building.neon;
  context.globalCompositeOperation = "screen";
  const bands = 9;
  for (let band = 0; band < bands; band++) {
    const low = bottomY + ((topY - bottomY) * band) / bands;
    const wave = 0.5 + 0.5 * Math.sin(band * 0.9 + seconds * 2.2 + building.seed);
    veilWall(
      context,
      camera,
      {
        leftX: inner,
        leftZ: building.nearZ + 2,
        rightX: inner,
        rightZ: building.farZ - 2,
        bottomY: low,
        topY: low + ((topY - bottomY) / bands) * 0.86,
      },
      (_, screenX) => ({
        colour: mix(building.neon, other, 0.5 + 0.5 * Math.sin(screenX * 0.01 + seconds + band)),
        alpha: strength * (0.2 + 0.5 * wave),
      }),
    );
  }
  context.globalCompositeOperation = "source-over";
}
