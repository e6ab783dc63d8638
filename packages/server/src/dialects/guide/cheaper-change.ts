import { creditsNumber, type GenerationRequest, type Model, type PriceBook } from "@kinora/core";

/**
 * The change that keeps most of a request and costs less, for the `fix` of an empty wallet: "choose 720p for 60". A lower
 * resolution comes first, then silence, then a shorter clip or fewer pictures.
 */
export function cheaperChange(request: GenerationRequest, model: Model, prices: PriceBook): string | undefined {
  const price = prices.quote(request)?.microCredits;
  if (price === undefined) return undefined;
  const { durationSecondsMin: shortest, resolutions } = model.limits;
  const lower = resolutions[resolutions.indexOf(request.resolution) - 1];
  const changes: readonly (readonly [string, GenerationRequest])[] = [
    ...(lower === undefined ? [] : ([[`choose ${lower}`, { ...request, resolution: lower }]] as const)),
    ...(request.audio ? ([["leave audio out", { ...request, audio: false }]] as const) : []),
    ...(request.count > 1 ? ([["make 1 picture", { ...request, count: 1 }]] as const) : []),
    ...(request.durationSeconds > shortest && shortest > 0
      ? ([[`choose ${shortest} s`, { ...request, durationSeconds: shortest }]] as const)
      : []),
  ];
  for (const [words, changed] of changes) {
    const cheaper = prices.quote(changed)?.microCredits;
    if (cheaper !== undefined && cheaper < price) return `${words} for ${creditsNumber(cheaper)}`;
  }
  return undefined;
}
