/**
 * Text with everything that looks like a secret of ours cut out: API keys, webhook secrets, bearer tokens, signatures
 * of file addresses, passwords in addresses.
 */
export function withoutSecrets(text: string): string {
  return text
    .replaceAll(/\bkin_(test|live|oper)_[0-9A-Za-z]{4,}/g, "kin_$1_[redacted]")
    .replaceAll(/\bwhsec_[0-9A-Za-z+/=_-]+/g, "whsec_[redacted]")
    .replaceAll(/\b(Bearer|Basic)\s+[^\s"\\]+/gi, "$1 [redacted]")
    .replaceAll(/([?&]signature=)[^&\s"\\]+/g, "$1[redacted]")
    .replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s"\\/@:]*:[^\s"\\/@]*@/gi, "$1[redacted]@");
}
