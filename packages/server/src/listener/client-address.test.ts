import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { makeClientAddress } from "./client-address.ts";

const asked = (trusted: readonly string[], socket: string, forwarded?: string): string | undefined => {
  const request = { socket: { remoteAddress: socket }, headers: { "x-forwarded-for": forwarded } };
  return makeClientAddress(trusted)(request as unknown as IncomingMessage);
};

test.each<readonly [string, readonly string[], string, string | undefined, string]>([
  ["nobody is trusted", [], "203.0.113.9", "1.2.3.4", "203.0.113.9"],
  ["a stranger's header", ["10.0.0.0/8"], "203.0.113.9", "1.2.3.4", "203.0.113.9"],
  ["our proxy", ["10.0.0.0/8"], "10.0.0.1", "1.2.3.4", "1.2.3.4"],
  ["our proxy in mapped form", ["10.0.0.0/8"], "::ffff:10.0.0.1", "1.2.3.4", "1.2.3.4"],
  ["two of our proxies", ["10.0.0.0/8"], "10.0.0.1", "1.2.3.4, 10.0.0.2", "1.2.3.4"],
  ["an invented first hop", ["10.0.0.0/8"], "10.0.0.1", "9.9.9.9, 1.2.3.4", "1.2.3.4"],
  ["no header", ["10.0.0.0/8"], "10.0.0.1", undefined, "10.0.0.1"],
  ["a header that is no address", ["10.0.0.0/8"], "10.0.0.1", "unknown", "10.0.0.1"],
  ["IPv6", ["fd00::/8"], "fd00::1", "2001:db8::5", "2001:db8::5"],
])("%s", (_name, trusted, socket, forwarded, address) => {
  expect(asked(trusted, socket, forwarded)).toBe(address);
});
