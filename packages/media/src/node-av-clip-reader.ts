import type { Demuxer, Stream } from "node-av";
import { type ClipReader, type ContainerFormat, round, soundSampleRate } from "./clip-reader.ts";
import type { Track } from "./media-job.ts";
import type { NodeAv } from "./node-av.ts";

/** A ClipReader on the FFmpeg library inside node-av. */
export function nodeAvReader(av: NodeAv): ClipReader {
  return {
    async readHeader(path, format) {
      await using demuxer = await openStrictly(av, path, format);
      const comment = demuxer.metadata["comment"];
      return {
        durationSeconds: Number.isFinite(demuxer.duration) ? Math.max(0, demuxer.duration) : 0,
        tracks: demuxer.streams.map((stream) => trackOf(av, stream)),
        ...(comment === undefined ? {} : { comment }),
      };
    },

    async *frames(path) {
      await using demuxer = await openStrictly(av, path, "mov");
      const stream = demuxer.video();
      if (stream === undefined) return;
      using decoder = await av.Decoder.create(stream, {
        threadCount: 1,
        rescale: { pixelFormat: av.AV_PIX_FMT_RGB24 },
      });
      for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
        if (frame === null) return;
        const { width, height } = frame;
        const rgb = frame.toBuffer();
        frame.free();
        yield { rgb, width, height };
      }
    },

    async *sound(path, format, channels) {
      await using demuxer = await openStrictly(av, path, format);
      const stream = demuxer.audio();
      if (stream === undefined) return;
      using decoder = await av.Decoder.create(stream, {
        threadCount: 1,
        resample: {
          sampleRate: soundSampleRate,
          sampleFormat: av.AV_SAMPLE_FMT_S16,
          channelLayout: channels === 1 ? av.AV_CHANNEL_LAYOUT_MONO : av.AV_CHANNEL_LAYOUT_STEREO,
        },
      });
      for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
        if (frame === null) return;
        const samples = frame.toBuffer().subarray(0, frame.nbSamples * channels * 2);
        frame.free();
        yield samples;
      }
    },
  };
}

async function openStrictly(av: NodeAv, path: string, format: ContainerFormat): Promise<Demuxer> {
  const isMov = format === "mov";
  return await av.Demuxer.open(`file:${path}`, {
    format,
    skipStreamInfo: isMov, // it would decode frames to guess what an MP4's header says
    options: { protocol_whitelist: "file", ...(isMov ? { enable_drefs: false, use_absolute_path: false } : {}) },
  });
}

function trackOf(av: NodeAv, stream: Stream): Track {
  const { codecpar, timeBase } = stream;
  const codec = av.avGetCodecName(codecpar.codecId) ?? "unknown";
  const durationSeconds = Math.max(0, (Number(stream.duration) * timeBase.num) / timeBase.den);
  if (codecpar.codecType === av.AVMEDIA_TYPE_VIDEO) {
    const frameCount = Number(stream.nbFrames);
    return {
      kind: "video",
      codec,
      width: codecpar.width,
      height: codecpar.height,
      // By counting, not by the declared rate, which nothing holds a file to.
      framesPerSecond: durationSeconds > 0 ? round(frameCount / durationSeconds) : 0,
      frameCount,
      durationSeconds,
    };
  }
  if (codecpar.codecType === av.AVMEDIA_TYPE_AUDIO)
    return { kind: "audio", codec, sampleRate: codecpar.sampleRate, channels: codecpar.channels, durationSeconds };
  return { kind: "other", codec };
}
