import { css, mix } from "../../scene/colour.ts";
import { createSurface } from "../../scene/surface.ts";
import { paintRock } from "../land/rock.ts";
import type { Backdrop, Site } from "../land/site.ts";

/** Where the lighthouse stands to the right of us, metres: within the picture whatever its shape. */
export function capeX(site: Site): number {
  return site.border(118) * 0.62;
}

/** A rocky cape with a lighthouse on it. */
export function lighthouseCape(site: Site): Backdrop {
  const depth = 120;
  const highMetres = 26;
  return site.backdrop({ depth, highMetres, baseY: -0.6 }, (wide, high) => {
    const surface = createSurface(wide, high);
    const { context, width, height } = surface;
    const random = site.random("cliffs");
    const haze = Math.max(0.1, site.haze(34));
    const perMetre = height / highMetres;
    const middle = width / 2;
    const xAt = (metres: number): number => middle + metres * perMetre;
    const rock = site.sprite(
      paintRock({
        height: site.pixels(13, depth),
        wide: 2.6,
        light: site.light,
        seed: site.seed + 5,
        colour: [116, 108, 102],
        keySide: site.keySide,
        cover: { colour: site.snowy ? [236, 242, 250] : [104, 124, 70], share: 0.42 },
        rough: 1,
      }),
      13,
    );
    // The tower stands behind the foremost rocks.
    const stamp = (x: number, tall: number, flip: number): void => {
      const rockHigh = tall * perMetre;
      const rockWide = (rockHigh * rock.wideMetres) / rock.highMetres;
      context.save();
      context.translate(xAt(capeX(site) + x - 62), 0);
      context.scale(flip, 1);
      context.drawImage(rock.bitmap(haze, rockHigh), -rockWide / 2, height - rockHigh, rockWide, rockHigh);
      context.restore();
    };
    stamp(84, 12, 1);
    stamp(106, 15, -1);
    const towerX = xAt(capeX(site));
    const footY = height - 8.2 * perMetre;
    const topY = height - 17 * perMetre;
    const half = 1.5 * perMetre;
    const body = context.createLinearGradient(towerX - half * site.keySide, 0, towerX + half * site.keySide, 0);
    body.addColorStop(0, css(mix(site.tone([170, 170, 176], 0.1), site.air, haze)));
    body.addColorStop(1, css(mix(site.tone([250, 248, 242], 1), site.air, haze)));
    const tower = (from: number, to: number): void => {
      const y0 = footY + (topY - footY) * from;
      const y1 = footY + (topY - footY) * to;
      context.beginPath();
      context.moveTo(towerX - half * (1 - 0.35 * from), y0);
      context.lineTo(towerX + half * (1 - 0.35 * from), y0);
      context.lineTo(towerX + half * (1 - 0.35 * to), y1);
      context.lineTo(towerX - half * (1 - 0.35 * to), y1);
      context.fill();
    };
    context.fillStyle = body;
    tower(0, 0.82);
    context.fillStyle = css(mix(site.tone([196, 56, 44], 0.65), site.air, haze), 0.92);
    tower(0.18, 0.36);
    tower(0.54, 0.7);
    context.fillStyle = css(mix(site.tone([60, 58, 66], 0.4), site.air, haze));
    context.fillRect(towerX - half * 0.9, footY + (topY - footY) * 0.84, half * 1.8, half * 0.16);
    context.fillStyle = css(mix([255, 226, 150], site.air, 0.4 * (1 - site.light.lamps)));
    context.fillRect(towerX - half * 0.42, footY + (topY - footY) * 0.97, half * 0.84, (footY - topY) * 0.13);
    context.fillStyle = css(mix(site.tone([150, 46, 40], 0.6), site.air, haze));
    context.beginPath();
    context.moveTo(towerX - half * 0.6, topY + (footY - topY) * 0.04);
    context.lineTo(towerX, topY - half * 0.5);
    context.lineTo(towerX + half * 0.6, topY + (footY - topY) * 0.04);
    context.fill();
    stamp(60, 10, 1);
    stamp(48, 6 + random(), -1);
    stamp(73, 8, -1);
    stamp(39, 3, 1);
    return surface;
  });
}
