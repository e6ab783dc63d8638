import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { encodeStill } from "@kinora/media";

/** A PNG of coloured noise. */
export async function makePicture(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), "kinora-picture-"));
  const file = path.join(folder, "a.png");
  const rgba = Buffer.from(Array.from({ length: width * height * 4 }, (_unused, index) => (index * 31) % 256));
  await encodeStill({ rgba, width, height, format: "png", path: file, comment: "test" });
  const bytes = new Uint8Array(await readFile(file));
  await rm(folder, { recursive: true });
  return bytes;
}
