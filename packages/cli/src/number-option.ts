import { plainText } from "./plain-text.ts";
import { UsageError } from "./usage-error.ts";

export interface WholeNumberRange {
  readonly min: number;
  readonly max: number;
  /** What is counted, in the plural: `seconds`. */
  readonly unit?: string;
}

/** @throws UsageError naming the option, the range and the value seen */
export function wholeNumber(name: string, text: string, range: WholeNumberRange): number;
export function wholeNumber(name: string, text: string | undefined, range: WholeNumberRange): number | undefined;
export function wholeNumber(name: string, text: string | undefined, range: WholeNumberRange): number | undefined {
  if (text === undefined) return undefined;
  const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isInteger(value) && value >= range.min && value <= range.max) return value;
  const unit = range.unit === undefined ? "" : ` ${range.unit}`;
  throw new UsageError(
    `--${name} must be a whole number from ${range.min} to ${range.max}${unit}, got "${plainText(text)}".`,
  );
}
