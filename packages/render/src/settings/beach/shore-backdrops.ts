import { type Rgb, smoothStep } from "../../scene/colour.ts";
import type { Backdrop, Site } from "../land/site.ts";
import type { Coast } from "./coast.ts";
import { lighthouseCape } from "./lighthouse.ts";

export function shoreBackdrops(site: Site, coast: Coast): readonly Backdrop[] {
  const green: Rgb = site.snowy ? [206, 214, 226] : [78, 112, 70];
  const isle =
    (centre: number, half: number) =>
    (u: number): number =>
      smoothStep(1, 0, Math.abs(u - centre) / half) ** 0.8;
  switch (coast.kind) {
    case "tropical":
      return [
        site.hills("isle", {
          depth: 900,
          highMetres: 110,
          hills: {
            height: 0.55,
            relief: 0.5,
            count: 5,
            colour: green,
            wood: 0.8,
            woodColour: [58, 92, 60],
            envelope: isle(0.36, 0.15),
          },
          haze: Math.max(0.5, site.haze(320)),
        }),
        site.hills("headland", {
          depth: 340,
          highMetres: 52,
          hills: {
            height: 0.5,
            relief: 0.4,
            count: 4,
            colour: green,
            wood: 1,
            woodColour: [52, 92, 50],
            envelope: (u) => smoothStep(0.58, 0.9, u),
          },
          haze: Math.max(0.2, site.haze(90)),
        }),
      ];
    case "rocky":
      return [
        site.hills("far cape", {
          depth: 800,
          highMetres: 120,
          hills: {
            height: 0.5,
            relief: 0.35,
            count: 3,
            colour: [132, 126, 118],
            patches: green,
            envelope: (u) => smoothStep(0.44, 0.16, u),
          },
          haze: Math.max(0.5, site.haze(300)),
        }),
        lighthouseCape(site),
      ];
    case "dunes":
      return [
        site.hills("far shore", {
          depth: 900,
          highMetres: 60,
          hills: {
            height: 0.4,
            relief: 0.3,
            count: 4,
            colour: green,
            wood: 0.4,
            envelope: (u) => smoothStep(0.4, 0.12, u),
          },
          haze: Math.max(0.6, site.haze(360)),
        }),
      ];
  }
}
