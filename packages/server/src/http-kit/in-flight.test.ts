import { expect, test } from "vitest";
import { makeInFlight } from "./in-flight.ts";

test("no more than the limit are let in at once", () => {
  const inFlight = makeInFlight({ inFlightMax: 2, heldMax: 10 });
  const first = inFlight.enter();
  inFlight.enter();
  expect(inFlight.enter()).toBeUndefined();
  first?.leave();
  first?.leave();
  expect(inFlight.enter()).toBeDefined();
  expect(inFlight.enter()).toBeUndefined();
});

test("a held request leaves its place to others, and there are only so many held ones", () => {
  const inFlight = makeInFlight({ inFlightMax: 1, heldMax: 1 });
  const first = inFlight.enter();
  expect(first?.hold()).toBe(true);
  const second = inFlight.enter();
  expect(second?.hold()).toBe(false);
  expect(inFlight.enter()).toBeUndefined();
  first?.leave();
  expect(second?.hold()).toBe(true);
});
