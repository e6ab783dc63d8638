import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { task } from "../../sdk/src/scripted-server.fixture.ts";
import { makeFakeHost } from "./command-host.fixture.ts";
import { durationText, makeProgressBar } from "./progress-bar.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a person sees percent, time left and frames per second", () => {
  const host = makeFakeHost({ terminal: true });
  const bar = makeProgressBar(host, { interactive: true });
  bar.show(task({ status: "queued", progress: 0, queue_position: 3 }));
  vi.advanceTimersByTime(1_000);
  bar.show(task({ progress: 0 }));
  vi.advanceTimersByTime(2_000);
  bar.show(task({ progress: 50 }));
  vi.advanceTimersByTime(1_000);
  bar.stop();
  const seen = host.printed().stderr;
  expect(seen).toContain("waiting, place 3");
  expect(seen).toContain("50 %");
  expect(seen).toContain("2 s left"); // half of it took 2 s
  expect(seen).toContain("30 fps"); // 60 of 120 frames in 2 s
});

test("where nobody looks there is no bar", () => {
  const host = makeFakeHost();
  const bar = makeProgressBar(host, { interactive: false });
  bar.show(task());
  bar.stop();
  expect(host.printed()).toEqual({ stdout: "", stderr: "" });
});

test.each([
  [8, "8 s"],
  [60, "1 min 00 s"],
  [125, "2 min 05 s"],
])("%i seconds read %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
