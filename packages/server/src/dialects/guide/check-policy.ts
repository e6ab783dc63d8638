import { AppError, type GenerationRequest } from "@kinora/core";
import type { Asset } from "#assets/asset.ts";
import { watchCaller } from "#http-kit/exchange.ts";
import type { PolicyDecision } from "#policy/decision.ts";
import type { Call } from "./guide-route.ts";
import type { GuideServices } from "./guide-services.ts";

/**
 * Holds what a person wrote in a create against the operator's word lists. What is blocked here leaves the server to
 * nobody: neither the hook nor an engine hears of it.
 *
 * @throws AppError `content_blocked_input`
 */
export function checkWords(call: Call, services: GuideServices, request: GenerationRequest): void {
  checkTexts(call, services, textsOf(request));
}

/** As `checkWords`, of what is stored for later creates. */
export function checkTexts(
  call: Call,
  { policy }: GuideServices,
  texts: Parameters<GuideServices["policy"]["judgeTexts"]>[0]["texts"],
): void {
  note(call, policy.judgeTexts({ texts }));
}

/**
 * Asks the operator's hook about a create, its media included.
 *
 * @throws AppError `content_blocked_input`, or `upstream_unavailable` when it gave no answer and must
 */
export async function askPolicyHook(
  call: Call,
  services: GuideServices,
  { request, media }: { readonly request: GenerationRequest; readonly media: readonly Asset[] },
): Promise<void> {
  if (!services.policy.asksAbout("input")) return;
  using caller = watchCaller(call.exchange);
  const decision = await services.policy.judgeInput(
    {
      ...call.scope,
      model: request.model,
      texts: textsOf(request),
      media: media.map((asset) => ({ param: "input", type: asset.type, url: services.signUrl(asset) })),
    },
    caller.signal,
  );
  if (decision !== undefined) note(call, decision);
}

/** A decision on the wire. */
export function presentDecision(decision: PolicyDecision) {
  return {
    stage: decision.stage,
    decision: decision.decision,
    by: decision.by,
    category: decision.category ?? null,
    severity: decision.severity ?? null,
    param: decision.param ?? null,
    policy_version: decision.policyVersion,
  };
}

function note({ exchange }: Call, decision: PolicyDecision): void {
  // an allowing hook does not wipe out what the word lists noted
  if (decision.decision !== "allowed" || exchange.notes.policy?.decision !== "flagged")
    exchange.notes.policy = decision;
  if (decision.decision !== "blocked") return;
  const { param, category, noAnswer } = decision;
  if (noAnswer === true) {
    throw new AppError(
      "upstream_unavailable",
      "The operator's content check gave no answer, and nothing is made here without one.",
      { retryAfterSeconds: 5, fix: "Retry later; no credits were used." },
    );
  }
  const what = category === undefined ? "" : ` (${category})`;
  const message = `${param ?? "The input"} is refused by the content rules${what}.`;
  throw new AppError("content_blocked_input", message, param === undefined ? {} : { param });
}

/** What is to be left out (`negative_prompt`) is no wish, and is not judged. */
function textsOf(request: GenerationRequest): readonly { readonly param: string; readonly text: string }[] {
  const { prompt, voiceDescription, speech, shots, inputs } = request;
  return [
    { param: "prompt", text: prompt },
    ...(voiceDescription === undefined ? [] : [{ param: "voice_description", text: voiceDescription }]),
    ...(speech === undefined ? [] : [{ param: "text", text: speech.text }]),
    ...shots.map((shot, index) => ({ param: `shots[${index}].prompt`, text: shot.prompt })),
    ...inputs.elements.flatMap(({ name, description }, index) => [
      { param: `elements[${index}]`, text: name },
      { param: `elements[${index}]`, text: description },
    ]),
  ].filter(({ text }) => text !== "");
}
