import * as fs from "node:fs";
import { BufferSource, EncodedPacketSink, Input, MP4 } from "mediabunny";

/** What an independent reader, in TypeScript and without FFmpeg, finds in an MP4 file. */
export interface Mp4Facts {
  readonly durationSeconds: number;
  /** True when the index comes before the media, so that a browser can start before it has the whole file. */
  readonly indexAtFront: boolean;
  readonly comment: string | undefined;
  readonly video: {
    readonly codec: string;
    /** RFC 6381 string, for example `avc1.640028`: 64 is High profile. */
    readonly codecString: string;
    readonly width: number;
    readonly height: number;
    readonly frameCount: number;
  };
  readonly audio:
    | {
        readonly codec: string;
        readonly sampleRate: number;
        readonly channels: number;
        readonly durationSeconds: number;
      }
    | undefined;
}

/** @throws when the file is no MP4, has no video track, or a track cannot be walked to its end */
export async function readMp4(source: string | Uint8Array): Promise<Mp4Facts> {
  const bytes = typeof source === "string" ? fs.readFileSync(source) : source;
  using input = new Input({ source: new BufferSource(bytes), formats: [MP4] });
  const video = await input.getPrimaryVideoTrack();
  if (video === null) throw new Error("no video track");
  const audio = await input.getPrimaryAudioTrack();
  let frameCount = 0;
  for await (const packet of new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true })) {
    if (packet.duration >= 0) frameCount++;
  }
  const tags = await input.getMetadataTags();
  return {
    durationSeconds: await input.computeDuration(),
    indexAtFront: boxOrder(bytes).indexOf("moov") < boxOrder(bytes).indexOf("mdat"),
    comment: tags.comment,
    video: {
      codec: video.codec ?? "unknown",
      codecString: (await video.getCodecParameterString()) ?? "unknown",
      width: video.displayWidth,
      height: video.displayHeight,
      frameCount,
    },
    audio:
      audio === null
        ? undefined
        : {
            codec: audio.codec ?? "unknown",
            sampleRate: audio.sampleRate,
            channels: audio.numberOfChannels,
            durationSeconds: await audio.computeDuration(),
          },
  };
}

/** Types of the top-level boxes, in file order. */
function boxOrder(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const types: string[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = view.getUint32(at);
    types.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
    const length = size === 1 ? Number(view.getBigUint64(at + 8)) : size === 0 ? bytes.length - at : size;
    if (length < 8) break;
    at += length;
  }
  return types;
}
