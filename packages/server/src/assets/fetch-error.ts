import { AppError, unreachable } from "@kinora/core";
import type { OutboundFailure } from "#outbound/outbound-error.ts";
import { describeFailure } from "#outbound/outbound-error.ts";
import { megabytes } from "./media-limits.ts";

/** Says in the caller's words why the address of a parameter could not be fetched: host and status seen, no address. */
export function fetchError(param: string, failure: OutboundFailure, cause: unknown): AppError {
  const message = `${param} could not be fetched: ${describeFailure(failure)}.`;
  switch (failure.kind) {
    case "forbidden":
      return new AppError("image_url_forbidden", message, { param, cause });
    case "unreachable":
    case "redirects":
    case "encoded":
      return new AppError("image_url_unreachable", message, { param, cause });
    case "too_large":
      return tooLargeError(param, failure.sizeBytesMax, `the file at ${failure.host}`);
    default:
      return unreachable(failure);
  }
}

export function statusError(param: string, seen: { readonly host: string; readonly status: number }): AppError {
  const message = `${param} could not be fetched: ${seen.host} answered ${seen.status}.`;
  const login = seen.status === 401 || seen.status === 403 || seen.status === 407;
  return new AppError(login ? "image_url_login" : "image_url_unreachable", message, { param });
}

export function loginError(param: string, where: string): AppError {
  return new AppError("image_url_login", `${param} leads to a web page${where}, not to a media file.`, {
    param,
    fix: "Send the address of the file itself, one that opens in a private browser window without a login, or upload the file with `POST /v1/uploads`.",
  });
}

export function tooLargeError(param: string, sizeBytesMax: number, what: string): AppError {
  return new AppError(
    "image_too_large",
    `${param}: ${what} is larger than ${megabytes(sizeBytesMax)}, the most that is taken.`,
    {
      param,
      fix: `Send a file of at most ${megabytes(sizeBytesMax)}.`,
    },
  );
}
