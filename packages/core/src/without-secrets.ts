/**
 * Text with everything that looks like a secret of ours cut out: API keys, secret keys of pairs and the tokens they sign,
 * tokens in the links that people are sent, webhook secrets, bearer tokens, and in addresses passwords and what a query names
 * as a secret or a signature.
 *
 * Repeated parts are bounded: what callers send must not take more time than it is long.
 */
export function withoutSecrets(text: string): string {
  if (!mayHoldSecrets(text)) return text;
  return text
    .replaceAll(/\bkin_(test|live|oper)_[0-9A-Za-z]{4,}/g, "kin_$1_[redacted]")
    .replaceAll(/\bkin_sk_[0-9a-f]{4,}/g, "kin_sk_[redacted]")
    .replaceAll(/(#(?:set-up|invitation|reset)=)[\w-]+/g, "$1[redacted]")
    .replaceAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, "[redacted]")
    .replaceAll(/\bwhsec_[0-9A-Za-z+/=_-]+/g, "whsec_[redacted]")
    .replaceAll(/\b(Bearer|Basic)\s+[^\s"\\]+/gi, "$1 [redacted]")
    .replaceAll(
      /([?&][\w.-]{0,40}(?:token|key|secret|sig|password|credential|auth)[\w.-]{0,40}=)[^&#\s"\\]+/gi,
      "$1[redacted]",
    )
    .replaceAll(/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s"\\/@:]*:[^\s"\\/@]*@/gi, "$1[redacted]@");
}

/** False when `withoutSecrets` leaves the text as it is: most texts are told by one look. */
export function mayHoldSecrets(text: string): boolean {
  return signs.test(text);
}

const signs = /kin_|#(?:set-up|invitation|reset)=|eyJ|whsec_|(?:bearer|basic)\s|[?&]|:\/\/[^\s"\\/]*@/i;
