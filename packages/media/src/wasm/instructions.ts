import { type Code, type Local, signed, unsigned } from "./assemble.ts";

/**
 * The instructions that kernels are written with, under the names of the WebAssembly specification. Arguments come in the
 * order of the specification's stack. Addresses may have a constant offset in bytes.
 */
type Binary = (a: Code, b: Code) => Code;

function binary(...opcode: readonly number[]): Binary {
  return (a, b) => [a, b, opcode];
}

/** Of the vector instructions, whose number follows a prefix. */
function vectorBinary(number: number): Binary {
  return binary(0xfd, ...unsigned(number));
}

function vectorUnary(number: number): (a: Code) => Code {
  return (a) => [a, 0xfd, unsigned(number)];
}

function load(opcode: Code): (address: Code, offset?: number) => Code {
  return (address, offset = 0) => [address, opcode, 0x00, unsigned(offset)];
}

function store(opcode: Code): (address: Code, value: Code, offset?: number) => Code {
  return (address, value, offset = 0) => [address, value, opcode, 0x00, unsigned(offset)];
}

function vector(number: number): Code {
  return [0xfd, unsigned(number)];
}

export const i32 = {
  const: (value: number): Code => [0x41, signed(value)],
  load: load([0x28]),
  load8_u: load([0x2d]),
  load16_s: load([0x2e]),
  store: store([0x36]),
  store8: store([0x3a]),
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  shl: binary(0x74),
  shr_s: binary(0x75),
  shr_u: binary(0x76),
  lt_s: binary(0x48),
  gt_s: binary(0x4a),
  ge_s: binary(0x4e),
  /** A vector of two numbers, twice. */
  pair: (low: Code, high: Code): Code => [low, vector(17), high, vector(28), 1, high, vector(28), 3],
  min_s: (a: Code, b: Code): Code => [a, b, a, b, 0x48, 0x1b], // chosen by `lt_s`
} as const;

export const v128 = {
  load: load(vector(0)),
  load8x8_u: load(vector(2)),
  load32_splat: load(vector(9)),
  load64_splat: load(vector(10)),
  load32_zero: load(vector(92)),
  load64_zero: load(vector(93)),
  store: store(vector(11)),
  /** The lower half. */
  store64: (address: Code, value: Code, offset = 0): Code => [address, value, vector(91), 0x00, unsigned(offset), 0],
  store32: (address: Code, value: Code, offset = 0): Code => [address, value, vector(90), 0x00, unsigned(offset), 0],
  and: vectorBinary(78),
  or: vectorBinary(80),
  /** Bits of `a` where `mask` is set, of `b` elsewhere. */
  bitselect: (a: Code, b: Code, mask: Code): Code => [a, b, mask, vector(82)],
  /** Bytes of `a` (0 to 15) and `b` (16 to 31), chosen by number. */
  shuffle: (a: Code, b: Code, lanes: readonly number[]): Code => [a, b, vector(13), lanes],
} as const;

export const i8x16 = {
  narrow_i16x8_u: vectorBinary(102),
} as const;

export const i16x8 = {
  const: (...lanes: readonly number[]): Code => [
    vector(12),
    Array.from({ length: 8 }, (_, lane) => lanes[lane % lanes.length] ?? 0).flatMap((value) => [
      value & 255,
      (value >> 8) & 255,
    ]),
  ],
  splat: vectorUnary(16),
  extend_low_i8x16_u: vectorUnary(137),
  extend_high_i8x16_u: vectorUnary(138),
  gt_s: vectorBinary(49),
  /**
   * The product of two fractions of 32,768, rounded; never of -32,768 with itself, where processors differ. The one that
   * is defined there too costs x64 five instructions.
   */
  relaxed_q15mulr_s: vectorBinary(273),
  narrow_i32x4_s: vectorBinary(133),
  shl: (a: Code, bits: number): Code => [a, i32.const(bits), vector(139)],
  shr_s: (a: Code, bits: number): Code => [a, i32.const(bits), vector(140)],
  shr_u: (a: Code, bits: number): Code => [a, i32.const(bits), vector(141)],
  add: vectorBinary(142),
  add_sat_s: vectorBinary(143),
  sub: vectorBinary(145),
  mul: vectorBinary(149),
  min_s: vectorBinary(150),
} as const;

export const i32x4 = {
  const: (...lanes: readonly number[]): Code => [
    vector(12),
    Array.from({ length: 4 }, (_, lane) => lanes[lane % lanes.length] ?? 0).flatMap((value) => [
      value & 255,
      (value >> 8) & 255,
      (value >> 16) & 255,
      (value >> 24) & 255,
    ]),
  ],
  splat: vectorUnary(17),
  shr_s: (a: Code, bits: number): Code => [a, i32.const(bits), vector(172)],
  add: vectorBinary(174),
  /** Sums of the products of neighbouring 16-bit lanes. */
  dot_i16x8_s: vectorBinary(186),
} as const;

/** A number in all lanes. In a local before a loop it stays in a register; a constant inside is loaded anew each time. */
export function everyLane(value: number): Code {
  return i16x8.splat(i32.const(value));
}

/** Runs `body` with `index` from `from` in steps while it is under `end`. */
export function loop(
  index: Local,
  range: { readonly from: Code; readonly end: Code; readonly step: number },
  body: Code,
): Code {
  return [
    index.set(range.from),
    [0x02, 0x40, 0x03, 0x40], // a block around a loop
    [i32.ge_s(index.get, range.end), 0x0d, 1],
    body,
    index.set(i32.add(index.get, i32.const(range.step))),
    [0x0c, 0, 0x0b, 0x0b],
  ];
}

/** Runs `body` if `condition` is not zero. */
export function when(condition: Code, body: Code): Code {
  return [condition, 0x04, 0x40, body, 0x0b];
}
