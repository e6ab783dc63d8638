import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { AppError } from "@kinora/core";

const derive = promisify(argon2);

/** OWASP's second choice for argon2id (2026): 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const saltBytes = 16;

const charactersMin = 10;
const charactersMax = 200;

/** @throws AppError `invalid_parameter` for one that is too short to be kept, or too long to be hashed */
export function checkPassword(password: string, param = "password"): void {
  const { length } = password;
  if (length >= charactersMin && length <= charactersMax) return;
  throw new AppError(
    "invalid_parameter",
    `${param} must have ${charactersMin} to ${charactersMax} characters, got ${length}.`,
    { param, fix: "Choose a longer one; a few words are easier to keep than signs." },
  );
}

/** `argon2id$memory$passes$lanes$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await derive("argon2id", parametersOf(password, salt, cost));
  return ["argon2id", cost.memory, cost.passes, cost.parallelism, base64(salt), base64(tag)].join("$");
}

export async function verifyPassword(password: string, hashed: string): Promise<boolean> {
  const [kind, memory, passes, parallelism, salt = "", tag = ""] = hashed.split("$");
  const known = Buffer.from(tag, "base64url");
  if (kind !== "argon2id" || known.length === 0) return false;
  const asStored = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: known.length,
  };
  const found = await derive("argon2id", parametersOf(password, Buffer.from(salt, "base64url"), asStored));
  return timingSafeEqual(found, known);
}

function parametersOf(password: string, nonce: Buffer, costs: Omit<Argon2Parameters, "message" | "nonce">) {
  return { message: Buffer.from(password.normalize("NFKC")), nonce, ...costs };
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64url");
}
