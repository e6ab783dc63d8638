import { unreachable } from "@kinora/core";

/** Why the door did not deliver. `host` is the name that the caller wrote or was redirected to, never an address. */
export type OutboundFailure =
  | { readonly kind: "forbidden"; readonly host: string; readonly rule: ForbiddenRule }
  | { readonly kind: "unreachable"; readonly host: string; readonly stage: UnreachableStage }
  | { readonly kind: "redirects"; readonly host: string; readonly status: number; readonly redirectsMax: number }
  | { readonly kind: "encoded"; readonly host: string; readonly encoding: string }
  | { readonly kind: "too_large"; readonly host: string; readonly sizeBytesMax: number };

export type ForbiddenRule = "url" | "scheme" | "userinfo" | "port" | "address";
type UnreachableStage = "dns" | "connect" | "tls" | "timeout" | "answer";

/** The one error of the door. Its message is fit for the caller; what the network said is in `cause`. */
export class OutboundError extends Error {
  readonly failure: OutboundFailure;

  constructor(failure: OutboundFailure, options: { readonly cause?: unknown } = {}) {
    super(describeFailure(failure), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "OutboundError";
    this.failure = failure;
  }
}

/** One clause without its subject, such as "example.com answered too slowly". No address, no port scan to be had. */
export function describeFailure(failure: OutboundFailure): string {
  switch (failure.kind) {
    case "forbidden":
      return forbiddenText(failure.host, failure.rule);
    case "unreachable":
      return unreachableText(failure.host, failure.stage);
    case "redirects":
      return failure.redirectsMax === 0
        ? `${failure.host} answered ${failure.status}, a redirect, and redirects are not followed here`
        : `${failure.host} answered ${failure.status} after ${failure.redirectsMax} redirects, the most that are followed`;
    case "encoded":
      return `${failure.host} sent the answer compressed (${failure.encoding}) although identity was asked for`;
    case "too_large":
      return `the answer of ${failure.host} is larger than ${failure.sizeBytesMax} bytes`;
    default:
      return unreachable(failure);
  }
}

function forbiddenText(host: string, rule: ForbiddenRule): string {
  switch (rule) {
    case "url":
      return "this is not an absolute http or https address of at most 8192 characters";
    case "scheme":
      return "only http and https addresses are fetched";
    case "userinfo":
      return `the address of ${host} carries a user name or password`;
    case "port":
      return `${host} is asked for on a port other than 80 and 443`;
    case "address":
      return `${host} is not a public address`;
    default:
      return unreachable(rule);
  }
}

function unreachableText(host: string, stage: UnreachableStage): string {
  switch (stage) {
    case "dns":
      return `the name ${host} was not found`;
    case "connect":
      return `${host} accepted no connection`;
    case "tls":
      return `${host} has no valid TLS certificate or does not speak TLS`;
    case "timeout":
      return `${host} answered too slowly`;
    case "answer":
      return `${host} broke off or did not answer in HTTP`;
    default:
      return unreachable(stage);
  }
}
