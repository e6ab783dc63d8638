/**
 * Turns RGBA rows (top-down, opaque) into planar 4:2:0 in BT.709 limited range: what `Encoder.writeFrame` takes.
 * Chroma is the mean of each 2x2 block.
 *
 * Plain integer code instead of swscale: 6.9 ms against 4.7 ms for 1920x1080, but the same bytes everywhere, with or
 * without node-av, and it writes straight into shared memory.
 */
export function rgbaToYuv420(
  rgba: Uint8Array,
  size: { readonly width: number; readonly height: number },
  into: Uint8Array,
): void {
  const { width, height } = size;
  const luma = width * height;
  if (rgba.length !== luma * 4 || into.length !== yuv420SizeBytes(size))
    throw new RangeError(
      `a ${width}x${height} picture does not fit buffers of ${rgba.length} and ${into.length} bytes`,
    );
  // One 32-bit read per pixel instead of three byte reads; it needs an aligned, little-endian view.
  const pixels = alignedPixels(rgba);
  let u = luma;
  let v = luma + (luma >> 2);
  for (let y = 0; y < height; y += 2) {
    let top = y * width;
    let bottom = top + width;
    for (const end = bottom; top < end; top += 2, bottom += 2) {
      const a = pixels[top] ?? 0;
      const b = pixels[top + 1] ?? 0;
      const c = pixels[bottom] ?? 0;
      const d = pixels[bottom + 1] ?? 0;
      into[top] = lumaOf(a);
      into[top + 1] = lumaOf(b);
      into[bottom] = lumaOf(c);
      into[bottom + 1] = lumaOf(d);
      const red = (a & 255) + (b & 255) + (c & 255) + (d & 255);
      const green = ((a >>> 8) & 255) + ((b >>> 8) & 255) + ((c >>> 8) & 255) + ((d >>> 8) & 255);
      const blue = ((a >>> 16) & 255) + ((b >>> 16) & 255) + ((c >>> 16) & 255) + ((d >>> 16) & 255);
      // 18 bits: 16 of fraction and 2 for the sum of four pixels. 33,685,504 is 128.5 in that scale.
      into[u++] = (-6596 * red - 22189 * green + 28785 * blue + 33_685_504) >> 18;
      into[v++] = (28785 * red - 26145 * green - 2640 * blue + 33_685_504) >> 18;
    }
  }
}

/** Bytes of one 4:2:0 frame. */
export function yuv420SizeBytes(size: { readonly width: number; readonly height: number }): number {
  return (size.width * size.height * 3) / 2;
}

/** BT.709: 16 + 219 * (0.2126 R + 0.7152 G + 0.0722 B), in 16-bit fixed point and rounded. */
function lumaOf(pixel: number): number {
  return (11966 * (pixel & 255) + 40254 * ((pixel >>> 8) & 255) + 4064 * ((pixel >>> 16) & 255) + 1_081_344) >> 16;
}

function alignedPixels(rgba: Uint8Array): Uint32Array {
  if (rgba.byteOffset % 4 === 0) return new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length >> 2);
  const copy = rgba.slice();
  return new Uint32Array(copy.buffer, 0, copy.length >> 2);
}
