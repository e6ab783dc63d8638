import { expect, test } from "vitest";
import { makeAddressThrottle } from "./address-throttle.ts";

const quota = { name: "address", requestsPerMinute: 600, burst: 200 };

function setUp() {
  const state = { nowMs: 0 };
  const throttle = makeAddressThrottle({ nowMs: () => state.nowMs, quota });
  const admitted = (address: string | undefined, times: number): number => {
    let count = 0;
    for (let i = 0; i < times; i++) {
      try {
        throttle.admit(address);
        count++;
      } catch (error) {
        expect(error).toMatchObject({ code: "rate_limited", retryAfterSeconds: 1 });
      }
    }
    return count;
  };
  return { state, throttle, admitted };
}

test("an address has its burst and then its rate, whatever others do", () => {
  const { state, admitted } = setUp();
  expect(admitted("192.0.2.1", 300)).toBe(200);
  expect(admitted("192.0.2.2", 1)).toBe(1);
  state.nowMs = 1_000;
  expect(admitted("192.0.2.1", 300)).toBe(10);
});

test("wrong keys shut an address out a hundred times as fast", () => {
  const { throttle, admitted } = setUp();
  for (let i = 0; i < 2; i++) {
    expect(admitted("192.0.2.1", 1)).toBe(1);
    throttle.punish("192.0.2.1");
  }
  expect(admitted("192.0.2.1", 1)).toBe(0);
});

test("one IPv6 network is one caller, and the two ways to write an IPv4 address are one", () => {
  const { admitted } = setUp();
  expect(admitted("2001:db8:0:1::1", 200)).toBe(200);
  expect(admitted("2001:db8:0:1:ffff::2", 1)).toBe(0);
  expect(admitted("2001:db8:0:2::1", 1)).toBe(1);
  expect(admitted("::ffff:192.0.2.1", 200)).toBe(200);
  expect(admitted("192.0.2.1", 1)).toBe(0);
});

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1", undefined])("this machine (%s) is never shut out", (address) => {
  const { throttle, admitted } = setUp();
  throttle.punish(address);
  expect(admitted(address, 1_000)).toBe(1_000);
});
