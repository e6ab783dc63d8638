/** Text from outside as it may stand in a line: no control characters, which could move the cursor or set colours. */
export function plainText(text: string, charactersMax = 80): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
  return line.length <= charactersMax ? line : `${line.slice(0, charactersMax - 1)}…`;
}

/** Credits as they are written: whole where they are whole. */
export function creditsText(credits: number): string {
  return `${credits.toLocaleString("en-US", { maximumFractionDigits: 6 })} ${credits === 1 ? "credit" : "credits"}`;
}
