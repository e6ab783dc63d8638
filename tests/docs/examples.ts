import * as fs from "node:fs";
import path from "node:path";

export const root = path.join(import.meta.dirname, "../..");

/** The pages whose examples are run. */
export const pages: readonly string[] = [
  "README.md",
  ...fs
    .readdirSync(path.join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** A fenced example of a page. */
export interface Example {
  readonly page: string;
  /** Of the opening fence, from 1. */
  readonly line: number;
  /** `sh`, `python`, `ts`, `toml`, `json`; empty for what is only shown. */
  readonly language: string;
  readonly text: string;
}

export function readPage(page: string): string {
  return fs.readFileSync(path.join(root, page), "utf8");
}

export function examplesOf(page: string): readonly Example[] {
  const text = readPage(page);
  return [...text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split("\n").length,
    language: (match[1] ?? "").trim(),
    text: match[2] ?? "",
  }));
}

/** The rows of the table whose header row begins so, each as its cells. */
export function tableOf(page: string, header: string): readonly (readonly string[])[] {
  const lines = readPage(page).split("\n");
  const start = lines.findIndex((line) => line.startsWith(header));
  if (start === -1) throw new Error(`${page} has no table ${header}`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith("|"));
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What a page's headings are called in a link's fragment, as GitHub makes it. */
export function anchorsOf(page: string): ReadonlySet<string> {
  const prose = readPage(page).replaceAll(/^```[\s\S]*?^```$/gm, "");
  return new Set(
    [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
