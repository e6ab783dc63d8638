import { mayHoldSecrets, withoutSecrets } from "@kinora/core";

/** A body in the log is at most this long, in bytes. */
const bodyBytesMax = 16_384;
/** Longer texts are cut; the longest prompt fits. */
const textCharactersMax = 2_600;
const itemsMax = 64;
const depthMax = 8;

/**
 * A body as it may be kept: JSON of at most 16 KiB, without secrets, media bytes and the ends of what is too long.
 * Undefined for no body.
 */
export function redactBody(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  const whole = JSON.stringify(body);
  if (isHarmless(whole)) return whole;
  const budget = { charactersLeft: bodyBytesMax / 2 };
  const text = JSON.stringify(redacted(body, budget, 0)) ?? "null";
  // characters outside ASCII take more bytes than they count
  return Buffer.byteLength(text) <= bodyBytesMax ? text : JSON.stringify(cut);
}

/** Whether a body's JSON is kept as it is: a short one in which no part can be a secret, media, or too deep. */
function isHarmless(text: string): boolean {
  if (text.length > harmlessCharactersMax || suspicious.test(text) || mayHoldSecrets(text)) return false;
  let openings = 0;
  let commas = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x7b || unit === 0x5b) openings++;
    else if (unit === 0x2c) commas++;
  }
  return openings <= depthMax && commas < itemsMax;
}

/** Of JSON that is within the budget whatever it is made of: a scalar is counted as 8 and takes two at least. */
const harmlessCharactersMax = 2_000;
/** Names that may be a secret's, media, and what PostgreSQL cannot store. */
const suspicious =
  /authorization|cookie|passw|secret|api[-_]?key|private[-_]?key|token|signature|credential|"key"|data:|\\u/i;

const cut = "[too long to be kept]";

interface Budget {
  charactersLeft: number;
}

function redacted(value: unknown, budget: Budget, depth: number): unknown {
  if (budget.charactersLeft <= 0) return cut;
  if (typeof value === "string") return redactedText(value, budget);
  if (typeof value !== "object" || value === null) {
    budget.charactersLeft -= 8;
    return typeof value === "bigint" ? value.toString() : value;
  }
  if (depth >= depthMax) return cut;
  if (Array.isArray(value)) {
    const items = value.slice(0, itemsMax).map((item) => redacted(item, budget, depth + 1));
    return value.length > itemsMax ? [...items, `[${value.length - itemsMax} more]`] : items;
  }
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, field] of Object.entries(value)) {
    if (budget.charactersLeft <= 0) {
      copy["…"] = cut;
      break;
    }
    const shownName = withoutSecrets(name.slice(0, 100));
    budget.charactersLeft -= shownName.length + 4;
    copy[shownName] = isSecretName(name) && field !== null ? "[redacted]" : redacted(field, budget, depth + 1);
  }
  return copy;
}

function redactedText(value: string, budget: Budget): string {
  const text = value.startsWith("data:") ? `${value.slice(0, Math.min(40, value.indexOf(",") + 1))}` : value;
  const shortened = text.slice(0, Math.min(textCharactersMax, Math.max(budget.charactersLeft, 0)));
  const left = value.length - shortened.length;
  budget.charactersLeft -= shortened.length + 2;
  const safe = withoutSecrets(shortened).replaceAll("\0", "\uFFFD").toWellFormed();
  return left === 0 ? safe : `${safe}… [${left} characters more]`;
}

/** Names of fields whose values are never kept, whatever they look like. */
const secretNames =
  /^(?:authorization|cookie|set-cookie|(?:.*[-_])?(?:password|passwd|secret|secret_key|api[-_]?key|private[-_]?key|token|signature|credential|credentials)|key)$/i;

function isSecretName(name: string): boolean {
  return secretNames.test(name);
}
