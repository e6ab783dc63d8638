/** The words of a text that separates them by white space. */
export function wordSet(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(/\s+/).filter((word) => word !== "")));
}
