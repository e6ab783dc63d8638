import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { fitPicture } from "./fit-picture.ts";

/** Red above, blue below. */
async function picture(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "rgb(220,20,20)";
  context.fillRect(0, 0, width, height / 2);
  context.fillStyle = "rgb(20,20,220)";
  context.fillRect(0, height / 2, width, height / 2);
  return await loadImage(canvas.toBuffer("image/png"));
}

test.each([
  [400, 300, 320, 180],
  [90, 400, 320, 180],
  [900, 100, 180, 320],
  [1, 500, 320, 180],
  [64, 64, 64, 36],
] as const)(
  "a picture of %d x %d leaves no pixel of %d x %d open or black",
  async (ownWidth, ownHeight, width, height) => {
    const { data } = fitPicture(await picture(ownWidth, ownHeight), width, height).context.getImageData(
      0,
      0,
      width,
      height,
    );
    let opacity = 255;
    let light = 255;
    for (let at = 0; at < data.length; at += 4) {
      opacity = Math.min(opacity, data[at + 3] ?? 0);
      light = Math.min(light, (data[at] ?? 0) + (data[at + 2] ?? 0));
    }
    expect(opacity).toBe(255);
    expect(light).toBeGreaterThan(60);
  },
);

test("a cut keeps more of the top than of the bottom", async () => {
  const { context } = fitPicture(await picture(300, 300), 300, 200);
  const red = Array.from({ length: 200 }, (_, y) => context.getImageData(150, y, 1, 1).data).filter(
    ([r = 0, , b = 0]) => r > b,
  );
  expect(red.length).toBeGreaterThan(105);
});

test("a tall picture is shown whole in a wide frame", async () => {
  const { context } = fitPicture(await picture(100, 400), 320, 180);
  expect(context.getImageData(160, 3, 1, 1).data[0]).toBeGreaterThan(200);
  expect(context.getImageData(160, 176, 1, 1).data[2]).toBeGreaterThan(200);
});
