import { GlobalFonts } from "@napi-rs/canvas";
import { fileURLToPath } from "node:url";

/** A name of our own: a machine may have another "Inter", and a frame must not depend on the machine. */
export const letterFont = "Kinora Inter";

/**
 * Makes the font known to the rasteriser of this thread's process; calling it again does nothing.
 *
 * @throws Error when the font file of the package is missing
 */
export function registerLetterFont(): void {
  if (GlobalFonts.has(letterFont)) return;
  const path = fileURLToPath(import.meta.resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"));
  if (GlobalFonts.registerFromPath(path, letterFont) === null) throw new Error(`The font ${path} cannot be read.`);
}
