import { unlink } from "node:fs/promises";
import { type Encoder, EncoderError, type EncoderSettings } from "./encoder.ts";
import type { NodeAv } from "./node-av.ts";

/** Samples that FFmpeg's AAC encoder takes at a time. */
const aacFrameSamples = 1024;

/** An Encoder on FFmpeg inside this process: libx264 and FFmpeg's own AAC (never fdk, whose licence forbids the mix). */
export async function openNodeAvEncoder(av: NodeAv, settings: EncoderSettings): Promise<Encoder> {
  const { width, height, framesPerSecond, sampleRate, path } = settings;
  const video = await av.Encoder.create(av.FF_ENCODER_LIBX264, {
    gopSize: framesPerSecond * 2, // a seek lands within two seconds
    threadCount: settings.threads ?? 1,
    context: {
      colorSpace: av.AVCOL_SPC_BT709,
      colorPrimaries: av.AVCOL_PRI_BT709,
      colorTrc: av.AVCOL_TRC_BT709,
      colorRange: av.AVCOL_RANGE_MPEG,
    },
    options: { preset: settings.preset ?? "veryfast", crf: settings.crf ?? 21, profile: "high" },
  });
  const audio = await av.Encoder.create(av.FF_ENCODER_AAC, { bitrate: "160k" });
  const muxer = await av.Muxer.open(path, {
    format: "mp4",
    options: { movflags: "+faststart" },
    configure: (context) => {
      context.metadata = av.Dictionary.fromObject({ comment: settings.comment });
    },
  }).catch((cause: unknown) => {
    video.close();
    audio.close();
    throw new EncoderError("failed", "The output file could not be opened.", cause);
  });
  const videoStream = muxer.addStream(video);
  const audioStream = muxer.addStream(audio);

  let frames = 0;
  let samples = 0;
  let samplesWritten = 0;
  let finishing = false;
  let state: "open" | "finished" | "aborted" = "open";
  // Planar: the left channel's 1024 samples, then the right one's.
  const pending = new Float32Array(aacFrameSamples * 2);
  let pendingSamples = 0;

  async function sendAudio(): Promise<void> {
    const count = aacFrameSamples;
    const frame = av.Frame.fromAudioBuffer(Buffer.from(pending.buffer), {
      nbSamples: count,
      format: av.AV_SAMPLE_FMT_FLTP,
      sampleRate,
      channelLayout: av.AV_CHANNEL_LAYOUT_STEREO,
      timeBase: { num: 1, den: sampleRate },
      pts: BigInt(samples),
    });
    samples += count;
    pendingSamples = 0;
    await send(audio, audioStream, frame);
  }

  /**
   * The last packet is full of samples, the last of them silence; its duration is cut to what was written, or the sound
   * would outlast the picture by up to 21 ms. Not padding instead loses the partial packet: node-av's buffer drops it.
   */
  function trimTail(packet: InstanceType<typeof av.Packet>): void {
    const rest = BigInt(samplesWritten) - packet.pts;
    if (finishing && packet.duration > rest && rest > 0n) packet.duration = rest;
  }

  async function send(
    encoder: typeof video,
    stream: number,
    frame: ReturnType<typeof av.Frame.fromVideoBuffer> | null,
  ): Promise<void> {
    try {
      for (const packet of await encoder.encodeAll(frame)) {
        try {
          if (stream === audioStream) trimTail(packet);
          await muxer.writePacket(packet, stream);
        } finally {
          packet.free();
        }
      }
    } catch (cause) {
      throw new EncoderError("failed", "The encoder refused a frame.", cause);
    } finally {
      frame?.free();
    }
  }

  const encoder: Encoder = {
    async writeFrame(yuv420) {
      // A shared buffer is wrapped, not copied: FFmpeg copies it into its own frame at once.
      const bytes = Buffer.from(yuv420.buffer, yuv420.byteOffset, yuv420.byteLength);
      const frame = av.Frame.fromVideoBuffer(bytes, {
        width,
        height,
        format: av.AV_PIX_FMT_YUV420P,
        timeBase: { num: 1, den: framesPerSecond },
        pts: BigInt(frames++),
      });
      frame.colorSpace = av.AVCOL_SPC_BT709;
      frame.colorRange = av.AVCOL_RANGE_MPEG;
      frame.colorPrimaries = av.AVCOL_PRI_BT709;
      frame.colorTrc = av.AVCOL_TRC_BT709;
      await send(video, videoStream, frame);
    },

    async writeAudio(left, right) {
      if (left.length !== right.length) throw new EncoderError("failed", "The channels have different lengths.");
      for (let at = 0; at < left.length;) {
        const count = Math.min(aacFrameSamples - pendingSamples, left.length - at);
        pending.set(left.subarray(at, at + count), pendingSamples);
        pending.set(right.subarray(at, at + count), aacFrameSamples + pendingSamples);
        pendingSamples += count;
        at += count;
        if (pendingSamples === aacFrameSamples) await sendAudio();
      }
    },

    async finish() {
      samplesWritten = samples + pendingSamples;
      finishing = true;
      if (pendingSamples > 0) {
        pending.fill(0, pendingSamples, aacFrameSamples);
        pending.fill(0, aacFrameSamples + pendingSamples);
        await sendAudio();
      }
      await send(video, videoStream, null);
      await send(audio, audioStream, null);
      await muxer.close();
      video.close();
      audio.close();
      state = "finished";
    },

    async abort() {
      if (state !== "open") return;
      state = "aborted";
      video.close();
      audio.close();
      await muxer.close().catch(() => undefined); // writes a trailer that nobody will read
      await unlink(path).catch(() => undefined);
    },

    [Symbol.asyncDispose]: async () => await encoder.abort(),
  };
  return encoder;
}
