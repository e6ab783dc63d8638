import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { TestContext } from "vitest";
import { findFfmpegProgram } from "../../packages/media/src/ffmpeg-encoder.ts";

/** A program that `npm ci` does not bring and that some tests run. */
export interface OptionalProgram {
  /** What is missing when it is, as a sentence begins. */
  readonly name: string;
  /** Debian's package that brings it. */
  readonly package: string;
  readonly isThere: () => Promise<boolean>;
}

export const ffmpegProgram: OptionalProgram = {
  name: "An ffmpeg program with libx264",
  package: "ffmpeg",
  isThere: async () => (await findFfmpegProgram()) !== undefined,
};

export const pythonWithRequests: OptionalProgram = {
  name: "Python 3 with requests",
  package: "python3-requests",
  isThere: () => ends("python3", ["-c", "import requests"]),
};

export const curlProgram: OptionalProgram = {
  name: "curl",
  package: "curl",
  isThere: () => ends("curl", ["--version"]),
};

/**
 * To be awaited first in a test that runs `program`. Where it is missing the test is skipped and the run says why; in
 * CI, which skips nothing, the test fails with the same sentence.
 */
export async function requireProgram(context: Pick<TestContext, "skip">, program: OptionalProgram): Promise<void> {
  if (await program.isThere()) return;
  const sentence = `${program.name} is missing here, which this test runs: apt-get install ${program.package}`;
  if (process.env["CI"] !== undefined) throw new Error(sentence);
  console.log(`Skipped: ${sentence}`); // vitest shows a skipped test's note only when it lists every test
  context.skip(sentence);
}

async function ends(program: string, args: readonly string[]): Promise<boolean> {
  // importing requests takes a second on a busy machine; a hung network drive must not hold the run
  return await promisify(execFile)(program, args, { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
}
