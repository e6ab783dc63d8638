export type StillFormat = "png" | "jpeg" | "webp";

export interface Still {
  /** RGBA, 8 bits, rows top-down; alpha is dropped. */
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly format: StillFormat;
  /** Written into EXIF as ImageDescription. */
  readonly comment: string;
  readonly path: string;
}

/** Writes one picture to a file, completely or with an error; the caller renames. */
export async function encodeStill(still: Still): Promise<void> {
  const { default: sharp } = await import("sharp"); // a server that draws in other processes never needs it
  const picture = sharp(still.rgba, { raw: { width: still.width, height: still.height, channels: 4 } })
    .removeAlpha()
    .withExif({ IFD0: { ImageDescription: still.comment } });
  switch (still.format) {
    case "png":
      // Level 6 of zlib: levels above it halve the speed for under 2 % of size on drawn pictures.
      await picture.png({ compressionLevel: 6 }).toFile(still.path);
      return;
    case "jpeg":
      await picture.jpeg({ quality: 92, chromaSubsampling: "4:4:4", mozjpeg: false }).toFile(still.path);
      return;
    case "webp":
      await picture.webp({ quality: 90, effort: 4 }).toFile(still.path);
      return;
  }
}
