import { creditsNumber } from "@kinora/core";
import type { LedgerLine } from "./list-ledger.ts";

const columns = [
  "created_at",
  "id",
  "kind",
  "credits",
  "micro_credits",
  "available_change",
  "reserved_change",
  "task_id",
  "pack_id",
  "reason",
] as const;

/** Names of the columns, with the end of the line. */
export const ledgerCsvHeader = `${columns.join(",")}\r\n`;

/** One line of RFC 4180. */
export function ledgerCsvLine(line: LedgerLine): string {
  const fields: Readonly<Record<(typeof columns)[number], string>> = {
    created_at: line.createdAt.toISOString(),
    id: line.id,
    kind: line.kind,
    credits: String(creditsNumber(line.amount)),
    micro_credits: line.amount.toString(),
    available_change: String(creditsNumber(line.available)),
    reserved_change: String(creditsNumber(line.reserved)),
    task_id: line.taskId?.toString() ?? "",
    pack_id: line.lotId ?? "",
    reason: line.reason,
  };
  return `${columns.map((column) => csvField(fields[column])).join(",")}\r\n`;
}

/** A leading sign or `=` makes a spreadsheet run a text as a formula; numbers are ours and stay. */
function csvField(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) || (text.startsWith("-") && !/^-\d+(\.\d+)?$/.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
