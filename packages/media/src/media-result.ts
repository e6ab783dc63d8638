import type { ErrorCode } from "@kinora/core";

/** What a job on a hostile file gives: its value, or why the file is refused. A refusal is an answer, not an exception. */
export type MediaResult<T> = ({ readonly ok: true } & T) | MediaRefusal;

export interface MediaRefusal {
  readonly ok: false;
  readonly reason: MediaRefusalReason;
  /** For the caller: the rule, the value seen and the limit. */
  readonly message: string;
}

/** The catalogue code of each reason. */
export const mediaErrorCodes = {
  html: "unsupported_media", // a web page where a picture was expected: often a login or a share page
  svg: "unsupported_media",
  avif: "unsupported_media",
  heif: "unsupported_media",
  tiff: "unsupported_media",
  pdf: "unsupported_media",
  archive: "unsupported_media",
  unsupported: "unsupported_media",
  sound_only: "unsupported_media", // an MP4 without pictures, as telephones record a voice
  broken: "unsupported_media",
  too_large: "image_too_large",
  too_long: "image_too_large",
  too_small: "image_too_small",
  aspect_ratio: "aspect_ratio",
  timeout: "unsupported_media", // a file that takes 20 s to read is built to do so
  out_of_memory: "image_too_large",
  busy: "overloaded",
  no_decoder: "internal", // the operator's machine lacks a program; the message says which
  canceled: "canceled",
} as const satisfies Readonly<Record<string, ErrorCode>>;

export type MediaRefusalReason = keyof typeof mediaErrorCodes;

export function refusal(reason: MediaRefusalReason, message: string): MediaRefusal {
  return { ok: false, reason, message };
}
