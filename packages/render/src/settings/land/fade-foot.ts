import type { Surface } from "../../scene/surface.ts";

/** Lets the lowest part of a picture go over into the ground it stands on. `from`: share of its height, from its top. */
export function fadeFoot({ context, width, height }: Surface, from: number): void {
  context.globalCompositeOperation = "destination-out";
  const fade = context.createLinearGradient(0, height * from, 0, height);
  fade.addColorStop(0, "rgba(0,0,0,0)");
  fade.addColorStop(1, "rgba(0,0,0,1)");
  context.fillStyle = fade;
  context.fillRect(0, height * from, width, height * (1 - from));
}
