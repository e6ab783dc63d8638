import { expect, test } from "vitest";
import { createLight } from "../scene/light.ts";
import { registerLetterFont } from "../scene/lettering.ts";
import { seededRandom } from "../scene/random.ts";
import { createSurface, type Surface } from "../scene/surface.ts";
import { paintShop, trades } from "./street-shops.ts";

/** 20 pixels a metre, on 8 m of nothing; the shop is from 2 to 6 m. */
function paint(index: number): Surface {
  registerLetterFont();
  const surface = createSurface(160, 92);
  surface.context.scale(20, 20);
  paintShop(
    {
      context: surface.context,
      random: seededRandom(7, "shop"),
      light: createLight("day", "clear"),
      shade: (colour) => colour,
      high: 4.6,
    },
    { x: 2, wide: 4 },
    trades[index] ?? trades[0],
  );
  return surface;
}

test("a shop keeps to its own front", () => {
  for (const index of trades.keys()) {
    const surface = paint(index);
    for (const [from, to] of [
      [0, 39],
      [121, 160],
    ] as const) {
      const { data } = surface.context.getImageData(from, 0, to - from, 92);
      expect(data.every((value) => value === 0)).toBe(true);
    }
    const front = surface.context.getImageData(41, 2, 78, 88).data;
    expect(front.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
  }
});

test("every trade has a front of its own", () => {
  const fronts = [...trades.keys()].map((index) => paint(index).context.getImageData(40, 0, 80, 92).data);
  fronts.forEach((front, index) => {
    for (const other of fronts.slice(index + 1)) {
      const difference = front.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / front.length;
      expect(difference).toBeGreaterThan(6);
    }
  });
});
