import { isIP } from "node:net";
import { AppError, shown } from "@kinora/core";
import { checkedAddresses, isPrivatelyAllowed, type OutboundPolicy, parseTarget } from "#outbound/check-target.ts";
import { OutboundError } from "#outbound/outbound-error.ts";

/** Stored with the task and sent back in no answer, so longer ones only cost. */
const charactersMax = 2_048;
/** The caller waits for the create meanwhile. */
const lookUpMs = 5_000;

/**
 * Checks the form of a callback address when a task is created: https, or http where the operator's networks cover every
 * address of the host. Where a public name leads to is checked at each delivery, not here.
 *
 * @returns the address in its canonical form
 * @throws AppError `invalid_parameter`
 */
export async function checkCallbackUrl(
  text: string,
  policy: OutboundPolicy,
  options: { readonly param: string },
): Promise<string> {
  const refuse = (why: string, cause?: unknown): AppError =>
    new AppError("invalid_parameter", `${options.param} ${why}, got ${shown(text)}.`, {
      param: options.param,
      fix: "Send the https address of a public server, without user name and port. For a receiver on your own machine run `kinora listen --to` its address.",
      cause,
    });
  if (text.length > charactersMax) throw refuse(`must have at most ${charactersMax} characters`);
  const signal = AbortSignal.timeout(lookUpMs);
  try {
    const target = parseTarget(text);
    if (target.url.protocol === "http:") {
      if (await isPrivatelyAllowed(target, policy, signal)) return target.url.href;
      throw refuse("must be an https address");
    }
    const nameOnUsualPort = isIP(target.hostname) === 0 && (target.port === 443 || target.port === 80);
    if (!nameOnUsualPort || target.hostname.replace(/\.$/, "") === "localhost") {
      await checkedAddresses(target, policy, signal);
    }
    return target.url.href;
  } catch (error) {
    if (error instanceof OutboundError) throw refuse(`must be a public https address: ${error.message}`, error);
    throw error;
  }
}
