import { randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { formatApiKey } from "@kinora/core";
import { expect, test } from "vitest";
import { makePicture } from "../../packages/server/src/dialects/guide/test-picture.fixture.ts";
import { makeMediaBombs } from "../../packages/server/src/media-bombs.fixture.ts";
import { type KinoraHome, makeKinoraHome } from "../support/kinora-process.ts";

const growthKilobytesMax = 50 * 1024;

test("every media bomb at once is answered, and the server's own process never grows by 50 MiB over them", async () => {
  const bombs = await makeMediaBombs();
  await using home = await makeKinoraHome({ testKey: formatApiKey("test", randomBytes(96)) });
  const kinora = await home.start();
  // what the first uploads bring into memory: modules, buffers, compiled code
  const picture = await makePicture(320, 320);
  const warm = [picture, ...bombs.map(({ bytes }) => bytes.subarray(0, 64 << 10))];
  for (const bytes of warm) await upload(home, new Blob([new Uint8Array(bytes)]), "image/png");
  const before = peakKilobytes(kinora.pid);

  const answers = await Promise.all(bombs.map(async ({ bytes, mime }) => upload(home, new Blob([bytes]), mime)));
  for (const [i, { status, code }] of answers.entries()) {
    const { name, refusedWith } = bombs[i] ?? { name: "", refusedWith: [] };
    const expected = refusedWith.length === 0 ? [undefined] : refusedWith;
    expect([name, status, expected]).toEqual([
      name,
      refusedWith.length === 0 ? 200 : 400,
      expect.arrayContaining([code]),
    ]);
  }
  const grown = peakKilobytes(kinora.pid) - before;
  console.log(`${bombs.length} bombs: the peak of the server's memory grew by ${grown} KB`);
  expect(grown).toBeLessThan(growthKilobytesMax);
  expect((await fetch(`${home.url}/readyz`)).status).toBe(200);
  expect(await kinora.stop()).toBe(0);
});

async function upload(home: KinoraHome, body: Blob, type: string) {
  const headers = { authorization: `Bearer ${home.testKey}`, "content-type": type };
  const response = await fetch(`${home.url}/v1/uploads`, { method: "POST", headers, body });
  const { error } = (await response.json()) as { readonly error?: { readonly code: string } };
  return { status: response.status, code: error?.code };
}

/** The most that the process ever had resident. */
function peakKilobytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
