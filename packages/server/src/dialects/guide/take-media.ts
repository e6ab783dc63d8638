import type { AspectRatio, GenerationRequest, Model } from "@kinora/core";
import type { Asset } from "#assets/asset.ts";
import type { OpenedRecording } from "#assets/open-recording.ts";
import { watchCaller } from "#http-kit/exchange.ts";
import type { JsonBody } from "#http-kit/uploads-json-body.ts";
import type { Call } from "./guide-route.ts";
import type { GivenInput, GuideServices } from "./guide-services.ts";
import type { RequestedMedium, Translated } from "./translate.ts";

interface Media {
  readonly body: Pick<JsonBody, "data">;
  readonly translated: Translated;
  readonly model: Model;
}

/**
 * The recording that a request names, which says how long the clip is; undefined for other requests. Nothing of it is
 * stored yet: its price is asked first.
 *
 * @throws AppError with the field at fault, as `openInput`
 */
export async function fetchRecording(
  call: Call,
  services: GuideServices,
  media: Media,
): Promise<OpenedRecording | undefined> {
  const medium = recordingOf(media.translated);
  if (medium === undefined) return undefined;
  const { durationSecondsMax } = media.model.limits;
  return fetching(call, media, (given) => services.assets.openRecording({ ...given(medium), durationSecondsMax }));
}

/** The request as it is priced: as long as its recording in whole seconds, rounded up, and at least what the model makes. */
export function timedRequest({ translated, model }: Media, recording: OpenedRecording | undefined): GenerationRequest {
  const { request } = translated;
  if (recording === undefined) return request;
  const recordingSeconds = Math.round(recording.durationSeconds * 1_000) / 1_000;
  const durationSeconds = Math.max(model.limits.durationSecondsMin, Math.ceil(recordingSeconds));
  return { ...request, durationSeconds, inputs: { ...request.inputs, recordingSeconds } };
}

/**
 * Stores what a request names, its pictures fetched one after the other: they are at most two.
 *
 * @returns the request with asset ids in place of `pendingInput`, and the assets
 * @throws AppError with the field at fault, as `ingestInput`
 */
export async function storeMedia(
  call: Call,
  services: GuideServices,
  media: Media,
  { request, recording }: { readonly request: GenerationRequest; readonly recording: OpenedRecording | undefined },
): Promise<{ readonly request: GenerationRequest; readonly inputs: readonly Asset[] }> {
  const named = media.translated.media;
  if (named.length === 0) return { request, inputs: [] };
  const pictures = named.filter(({ input }) => input !== "recording");
  const assets = await fetching(call, media, async (given) => {
    const stored: Asset[] = [];
    for (const medium of pictures) stored.push(await services.assets.ingestInput({ ...given(medium), kind: "image" }));
    return stored;
  });
  const spoken = await recording?.store();
  const ids = Object.fromEntries(pictures.map(({ input }, index) => [input, assets[index]?.id ?? ""]));
  return {
    request: {
      ...request,
      aspectRatio: request.kind === "video" ? nearestRatio(assets[0], request.aspectRatio) : request.aspectRatio,
      inputs: { ...request.inputs, ...ids, ...(spoken === undefined ? {} : { recording: spoken.id }) },
    },
    inputs: spoken === undefined ? assets : [...assets, spoken],
  };
}

function recordingOf({ media }: Translated): RequestedMedium | undefined {
  return media.find(({ input }) => input === "recording");
}

/** Runs what fetches for a caller, and ends it when the caller has gone. */
async function fetching<T>(
  call: Call,
  { body }: Media,
  act: (given: (medium: RequestedMedium) => GivenInput) => Promise<T>,
): Promise<T> {
  using caller = watchCaller(call.exchange);
  call.exchange.slot.hold(); // a slow host must not keep others out
  const { host } = call.exchange.incoming.headers;
  return await act(({ source, param }) => ({
    scope: call.scope,
    source,
    param,
    ...(host === undefined ? {} : { requestHost: host }),
    data: body.data,
    signal: caller.signal,
  }));
}

const videoRatios = [
  ["16:9", 16 / 9],
  ["9:16", 9 / 16],
  ["1:1", 1],
] as const satisfies readonly (readonly [AspectRatio, number])[];

/** The ratio of a clip whose first frame is a picture. */
function nearestRatio(picture: Asset | undefined, otherwise: AspectRatio): AspectRatio {
  if (picture?.width === undefined || picture.height === undefined) return otherwise;
  const shape = Math.log(picture.width / picture.height);
  const off = (ratio: number): number => Math.abs(Math.log(ratio) - shape);
  return videoRatios.toSorted(([, a], [, b]) => off(a) - off(b))[0]?.[0] ?? otherwise;
}
