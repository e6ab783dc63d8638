import { soundSampleRate } from "./clip-reader.ts";

/*
 * The one WAV that is written and read here: 44 bytes of header, then 16-bit samples at 48 kHz, one channel or two
 * interleaved, and nothing behind them.
 */

export const wavHeaderBytes = 44;

export function wavHeader(dataBytes: number, channels: 1 | 2): Buffer {
  const header = Buffer.alloc(wavHeaderBytes);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(wavHeaderBytes - 8 + dataBytes, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16); // of this chunk
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(soundSampleRate, 24);
  header.writeUInt32LE(soundSampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(dataBytes, 40);
  return header;
}

/** Samples of -1 to 1 at 48 kHz; one channel is both sides. */
export interface WavSound {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
}

/** Undefined for whatever is not exactly a file of the form above. */
export function readWav(file: Buffer): WavSound | undefined {
  if (file.length <= wavHeaderBytes) return undefined;
  const channels = file.readUInt16LE(22) === 2 ? 2 : 1;
  const dataBytes = file.length - wavHeaderBytes;
  if (!file.subarray(0, wavHeaderBytes).equals(wavHeader(dataBytes, channels)) || dataBytes % (channels * 2) !== 0)
    return undefined;
  const count = dataBytes / (channels * 2);
  const channel = (first: number): Float32Array<ArrayBuffer> =>
    Float32Array.from(
      { length: count },
      (_, at) => file.readInt16LE(wavHeaderBytes + (at * channels + first) * 2) / 32_768,
    );
  const left = channel(0);
  return { left, right: channels === 2 ? channel(1) : left };
}
