import { expect, test } from "vitest";
import { ledgerCsvHeader, ledgerCsvLine } from "./ledger-csv.ts";
import type { LedgerLine } from "./list-ledger.ts";

const line: LedgerLine = {
  id: "tr_1_hold",
  kind: "hold",
  amount: 80_500_000n,
  available: -80_500_000n,
  reserved: 80_500_000n,
  taskId: 383049217409351680n,
  lotId: undefined,
  reason: "created",
  createdAt: new Date("2026-11-24T10:00:00Z"),
};

test("a ledger line is a line of CSV with exact ids and amounts", () => {
  expect(ledgerCsvHeader).toBe(
    "created_at,id,kind,credits,micro_credits,available_change,reserved_change,task_id,pack_id,reason\r\n",
  );
  expect(ledgerCsvLine(line)).toBe(
    "2026-11-24T10:00:00.000Z,tr_1_hold,hold,80.5,80500000,-80.5,80.5,383049217409351680,,created\r\n",
  );
});

test.each([
  ['a "big", pack', '"a ""big"", pack"'],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["-1+cmd", "'-1+cmd"],
  ["+1", "'+1"],
])("the reason %s is no formula and breaks no line", (reason, shown) => {
  expect(ledgerCsvLine({ ...line, reason }).endsWith(`,${shown}\r\n`)).toBe(true);
});
