import { createWriteStream } from "node:fs";
import { link, mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Download } from "@kinora/sdk";
import { UsageError } from "./usage-error.ts";

/** Where a command's files go. */
export interface OutputPlan {
  readonly folder: string;
  /** Without extension. */
  readonly stem: string;
  readonly extension: string;
  /** True when the person named the file: then another name must not be taken instead. */
  readonly named: boolean;
  readonly force: boolean;
}

export interface OutputRequest {
  /** As given: a file, or a folder that exists. */
  readonly output: string | undefined;
  readonly prompt: string;
  /** With its dot, for a name that we choose. */
  readonly extension: string;
  readonly force: boolean;
}

/**
 * Decides where files will go, before anything is paid for.
 *
 * @throws UsageError when the file exists and `force` is off, or the folder does not exist
 */
export async function planOutput(request: OutputRequest): Promise<OutputPlan> {
  const { output, force } = request;
  const own = { stem: fileStem(request.prompt), extension: request.extension, named: false, force };
  if (output === undefined) return { folder: ".", ...own };
  const existing = await stat(output).catch(() => undefined);
  if (existing?.isDirectory() === true || /[/\\]$/.test(output)) {
    await mkdir(output, { recursive: true });
    return { folder: output, ...own };
  }
  if (existing !== undefined && !force)
    throw new UsageError(`${output} exists.`, "Choose another --output, or add --force to replace it.");
  const folder = path.dirname(output);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new UsageError(`The folder ${folder} of --output does not exist.`, "Create it first.");
  const extension = path.extname(output);
  return { folder, stem: path.basename(output, extension), extension, named: true, force };
}

/**
 * Writes one file under the plan's name: beside it first, then renamed, so a broken download leaves no half of a clip.
 * A name of our own choosing that is taken gets a number.
 *
 * @param part number within several files of one task, from 1; undefined for the only one
 * @returns the path written
 */
export async function saveOutput(plan: OutputPlan, download: Download, part: number | undefined): Promise<string> {
  const stem = part === undefined ? plan.stem : `${plan.stem}-${part}`;
  const temporary = path.join(plan.folder, `.${stem}.${process.pid}.part`);
  try {
    await pipeline(Readable.fromWeb(download.stream), createWriteStream(temporary, { flags: "w" }));
    const written = await stat(temporary);
    if (download.sizeBytes !== undefined && written.size !== download.sizeBytes)
      throw new Error(`The download ended after ${written.size} of ${download.sizeBytes} bytes.`);
    return await place(temporary, plan, stem);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Names tried before giving up: nobody keeps a thousand takes of one prompt in one folder. */
const numbersMax = 1_000;

async function place(temporary: string, plan: OutputPlan, stem: string): Promise<string> {
  for (let number = 1; number <= numbersMax; number++) {
    const name = number === 1 ? stem : `${stem}-${number}`;
    const target = path.join(plan.folder, `${name}${plan.extension}`);
    if (plan.force) {
      await rename(temporary, target);
      return target;
    }
    try {
      await linkOrRename(temporary, target);
      return target;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
      if (plan.named)
        throw new UsageError(`${target} has come into being meanwhile.`, "Choose another --output, or add --force.");
    }
  }
  throw new Error(`There is no free name for ${stem}${plan.extension}.`);
}

/** A hard link fails when the name is taken, in one step; some file systems have none, there a look must do. */
async function linkOrRename(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (isCode(error, "EEXIST")) throw error;
    if ((await stat(target).catch(() => undefined)) !== undefined)
      throw Object.assign(new Error(`${target} exists`), { code: "EEXIST" });
    await rename(temporary, target);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** The first words of a prompt as a file name of at most 48 characters, in any script. */
export function fileStem(prompt: string): string {
  const words = prompt
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
  let stem = "";
  for (const word of words) {
    const longer = stem === "" ? word : `${stem}-${word}`;
    if (longer.length > 48) break;
    stem = longer;
  }
  if (stem === "")
    stem = Array.from(words[0] ?? "")
      .slice(0, 24)
      .join("");
  return stem === "" ? "kinora" : stem;
}
