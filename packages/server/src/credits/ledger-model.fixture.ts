import type { LotSource } from "#store/database.ts";

/** A wallet as a page of arithmetic: what the ledger must agree with after every step. Amounts are micro-credits. */
export class WalletModel {
  readonly lots: ModelLot[] = [];
  readonly tasks: ModelTask[] = [];

  get balance(): bigint {
    return this.lots.reduce((sum, lot) => sum + lot.remaining, 0n);
  }

  get held(): bigint {
    return this.tasks.reduce((sum, task) => sum + (task.state === "open" ? task.amount : 0n), 0n);
  }

  get available(): bigint {
    return this.balance - this.held;
  }

  get openTasks(): number {
    return this.tasks.filter((task) => task.state === "open").length;
  }

  clone(): WalletModel {
    const copy = new WalletModel();
    copy.lots.push(...this.lots.map((lot) => ({ ...lot })));
    copy.tasks.push(...this.tasks.map((task) => ({ ...task })));
    return copy;
  }

  grant(lot: Pick<ModelLot, "id" | "source" | "expiresAtMs"> & { readonly amount: bigint }): void {
    const { amount, ...rest } = lot;
    this.lots.push({ ...rest, granted: amount, remaining: amount, spent: 0n, expired: 0n, refunded: 0n });
  }

  expire(nowMs: number): void {
    for (const lot of this.inOrder()) {
      if (lot.expiresAtMs === undefined || lot.expiresAtMs > nowMs) continue;
      const gone = min(lot.remaining, this.available);
      lot.remaining -= gone;
      lot.expired += gone;
    }
  }

  /** @returns why not, when it is refused; nothing has changed then */
  submit(task: {
    readonly id: bigint;
    readonly amount: bigint;
    readonly nowMs: number;
    readonly openMax: number;
    /** Of the key that it is made with. */
    readonly cap: bigint | undefined;
  }) {
    const used = this.tasks.reduce((sum, t) => sum + (t.capped ? usedBy(t) : 0n), 0n);
    if (task.cap !== undefined && task.amount > 0n && used + task.amount > task.cap) return "budget_exceeded";
    if (this.openTasks >= task.openMax) return "queue_full";
    const after = this.clone();
    after.expire(task.nowMs);
    if (task.amount > after.available) return "insufficient_credits";
    if (task.amount > 0n) this.expire(task.nowMs);
    this.tasks.push({
      id: task.id,
      amount: task.amount,
      capped: task.cap !== undefined,
      captured: 0n,
      refunded: 0n,
      state: "open",
    });
    return undefined;
  }

  settle(task: ModelTask, end: { readonly captured: bigint | undefined; readonly nowMs: number }): void {
    task.state = end.captured === undefined ? "released" : "captured";
    task.captured = end.captured ?? 0n;
    let due = task.captured;
    for (const lot of this.inOrder()) {
      const drawn = min(lot.remaining, due);
      lot.remaining -= drawn;
      lot.spent += drawn;
      due -= drawn;
    }
    this.expire(end.nowMs);
  }

  /** @returns what came back, or undefined when it is refused; nothing has changed then */
  refundPack(id: string, nowMs: number): bigint | undefined {
    const after = this.clone();
    after.expire(nowMs);
    const lot = after.lots.find((candidate) => candidate.id === id);
    if (lot === undefined) return undefined;
    const back = min(lot.remaining, after.available);
    if (lot.source !== "pack" || back === 0n) return undefined;
    this.expire(nowMs);
    const own = this.lots.find((candidate) => candidate.id === id);
    if (own !== undefined) {
      own.remaining -= back;
      own.refunded += back;
    }
    return back;
  }

  /** The order in which lots are spent. */
  inOrder(): readonly ModelLot[] {
    return this.lots.toSorted(
      (a, b) =>
        (a.expiresAtMs ?? Infinity) - (b.expiresAtMs ?? Infinity) ||
        sources.indexOf(a.source) - sources.indexOf(b.source) ||
        (a.id < b.id ? -1 : 1),
    );
  }
}

export interface ModelLot {
  readonly id: string;
  readonly source: LotSource;
  readonly expiresAtMs: number | undefined;
  readonly granted: bigint;
  remaining: bigint;
  spent: bigint;
  expired: bigint;
  refunded: bigint;
}

export interface ModelTask {
  readonly id: bigint;
  readonly amount: bigint;
  readonly capped: boolean;
  captured: bigint;
  refunded: bigint;
  state: "open" | "captured" | "released";
}

const sources: readonly LotSource[] = ["promo", "trial", "plan", "pack", "refund"];

function usedBy(task: ModelTask): bigint {
  return task.state === "open" ? task.amount : task.captured - task.refunded;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
