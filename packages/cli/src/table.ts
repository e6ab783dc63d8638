import { plainText } from "./plain-text.ts";

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number;
}

/** Rows as aligned text under their titles; numbers to the right. */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): readonly string[] {
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = column.value(row);
      return typeof value === "number" ? value : plainText(value);
    }),
  );
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((line) => String(line[index] ?? "").length)),
  );
  const line = (values: readonly (string | number)[]): string =>
    values
      .map((value, index) => {
        const width = widths[index] ?? 0;
        return typeof value === "number" ? String(value).padStart(width) : value.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  const titles = columns.map((column, index) =>
    typeof cells[0]?.[index] === "number" ? column.title.padStart(widths[index] ?? 0) : column.title,
  );
  return [line(titles), ...cells.map(line)];
}
