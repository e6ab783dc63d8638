import { creditsNumber, type GenerationRequest, type Model, type PriceBook } from "@kinora/core";

/**
 * The change that keeps most of a request and fits what is there, for the `fix` of an empty wallet: "choose 720p for 60".
 * A lower resolution comes first, then silence, then fewer pictures or a shorter clip; when none is enough, several.
 */
export function cheaperChange(
  request: GenerationRequest,
  {
    model,
    prices,
    availableMicroCredits,
  }: { readonly model: Model; readonly prices: PriceBook; readonly availableMicroCredits: bigint },
): string | undefined {
  const { durationSecondsMin: shortest, resolutions } = model.limits;
  const lower = resolutions[resolutions.indexOf(request.resolution) - 1];
  const single: readonly Change[] = [
    ...(lower === undefined ? [] : [{ words: `choose ${lower}`, fields: { resolution: lower } }]),
    ...(request.audio ? [{ words: "leave audio out", fields: { audio: false } }] : []),
    ...(request.count > 1 ? [{ words: "make 1 picture", fields: { count: 1 } }] : []),
    ...(request.durationSeconds > shortest && shortest > 0
      ? [{ words: shorter(request, shortest), fields: { durationSeconds: shortest } }]
      : []),
  ];
  const several = single.slice(1).map((_last, index): Change => {
    const parts = single.slice(0, index + 2);
    return {
      words: parts.map(({ words }) => words).join(" and "),
      fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
    };
  });
  for (const { words, fields } of [...single, ...several]) {
    const price = prices.quote({ ...request, ...fields })?.microCredits;
    if (price !== undefined && price <= availableMicroCredits) return `${words} for ${creditsNumber(price)}`;
  }
  return undefined;
}

function shorter({ speech, inputs }: GenerationRequest, seconds: number): string {
  const isSaid = speech !== undefined || inputs.recording !== undefined;
  return isSaid ? `say it in ${seconds} s` : `choose ${seconds} s`;
}

interface Change {
  readonly words: string;
  readonly fields: Partial<GenerationRequest>;
}
