import { AppError } from "@kinora/core";
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDatabase } from "../../../../tests/support/test-database.ts";
import type { Database, LotSource, Transaction } from "#store/database.ts";
import { settleTask, type Settlement } from "#tasks/settle-task.ts";
import { start, submissionOf } from "#tasks/submission.fixture.ts";
import { submitTask } from "#tasks/submit-task.ts";
import { markProcessing } from "#tasks/task-store.ts";
import { checkLedger } from "./check-ledger.ts";
import { expireLots } from "./expire-lots.ts";
import { grantCredits } from "./grant-credits.ts";
import { type ModelTask, WalletModel } from "./ledger-model.fixture.ts";
import { readBalance } from "./read-balance.ts";
import { refundPack } from "./refund-pack.ts";
import { refundTask } from "./refund-task.ts";

const seed = Number(process.env["KINORA_TEST_SEED"] ?? Date.now() % 2 ** 31);
const runs = Number(process.env["KINORA_TEST_MODEL_RUNS"] ?? 50);
const commandsMax = 80;
const openMax = 6;
/** Of the key that some creates are made with. */
const keyCap = 150n;

// a run of 40 commands takes 0.2 s on two quiet cores
test("the ledger agrees with the model after every step", { timeout: 60_000 + runs * 2_000 }, async () => {
  await using database = await openTestDatabase();
  const counted = { runs: 0, commands: 0 };
  await fc.assert(ledgerProperty(database.db, counted), { seed, numRuns: runs });
  const mean = counted.commands / counted.runs;
  expect(mean, `commands in a run, seed ${seed}`).toBeGreaterThan(20);
});

/** Each makes the functions wrong in one place; the property above has to notice. */
const plantedBugs: readonly { readonly name: string; readonly patches: readonly Patch[] }[] = [
  {
    name: "a task that ends twice",
    patches: [
      [
        "settle_task",
        "if v_task.status in ('completed', 'failed') then\n    return 'already_ended'",
        "if false then return ''",
      ],
      [
        "settle_task",
        "return case when v_task.status in ('completed', 'failed') then 'already_ended'",
        "return case when false then ''",
      ],
      ["settle_task", "if v_hold.state <> 'open' or", "if"],
      ["settle_task", "p_status = 'completed' and v_task.status <> 'processing'", "false"],
    ],
  },
  {
    name: "a capture that forgets the remainder",
    patches: [["settle_task", "v_rest := v_hold.amount - p_captured;", "v_rest := 0;"]],
  },
  {
    name: "a release that keeps the hold's credits",
    patches: [["settle_task", "set held = held - v_hold.amount,", "set held = held - p_captured,"]],
  },
  {
    name: "a create that pays with expired credits",
    patches: [
      ["submit_task", "and (next_expiry_at is null or next_expiry_at > p_now or p_price = 0)", ""],
      ["submit_task", "if v_wallet.next_expiry_at <= p_now then", "if false then"],
    ],
  },
  {
    name: "lots drawn in the order of their making",
    patches: [["settle_task", "false), expires_at nulls last, array_position", "false), created_at, array_position"]],
  },
  {
    name: "lots of one expiry drawn without regard to their source",
    patches: [["settle_task", "array_position(array['promo', 'trial', 'plan', 'pack', 'refund'], source), id", "id"]],
  },
  {
    name: "an expiry that takes what is held",
    patches: [["expire_lots", "least(v_lot.remaining, v_available - v_expired)", "v_lot.remaining"]],
  },
  {
    name: "an expiry that forgets the wallet",
    patches: [["expire_lots", "balance = balance - v_expired,", ""]],
  },
  {
    name: "a create that holds nothing",
    patches: [["submit_task", "set held = held + p_price,", "set"]],
  },
  {
    name: "a create that reserves one time more than it says",
    patches: [["submit_task", "and balance - held >= p_price", "and balance >= p_price"]],
  },
  {
    name: "a repeated create that makes a second task",
    patches: [["submit_task", "if p_idempotency_key is not null then", "if false then"]],
  },
  {
    name: "a cap that forgets what was reserved",
    patches: [["submit_task", "reserved + spent + p_price <= limit_amount", "spent + p_price <= limit_amount"]],
  },
  {
    name: "an end that forgets the cap",
    patches: [["settle_task", "greatest(reserved - v_hold.amount, 0)", "reserved"]],
  },
  {
    name: "a task that ends without its event",
    patches: [["settle_task", "perform record_task_event(p_task_id, 'task.' || p_status, p_now);", ""]],
  },
  {
    name: "a job that outlives its task",
    patches: [
      [
        "settle_task",
        "delete from job where unique_key = 'run_task:' || p_task_id returning weight, parked_lane into v_job;",
        "select weight, parked_lane into v_job from job where unique_key = 'run_task:' || p_task_id;",
      ],
    ],
  },
];

test.for(plantedBugs)("the model notices $name", async ({ patches }) => {
  await using database = await openTestDatabase();
  for (const patch of patches) await applyPatch(database.db, patch);
  const property = ledgerProperty(database.db, { runs: 0, commands: 0 });
  const result = await fc.check(property, { seed, numRuns: 300, endOnFailure: true });
  expect(result.failed, `not noticed, seed ${seed}`).toBe(true);
});

type Patch = readonly [name: string, from: string, to: string];

interface Counted {
  runs: number;
  commands: number;
}

/** Any sequence of commands keeps ledger and model equal. Each run is one transaction that is rolled back. */
function ledgerProperty(db: Database, counted: Counted) {
  return fc.asyncProperty(
    fc.commands(commandArbitraries, { size: "max", maxCommands: commandsMax }),
    async (commands) => {
      const tx = await db.startTransaction().execute();
      try {
        await sql`insert into workspace (id, name) values ('w1', 'Test')`.execute(tx);
        await sql`insert into api_key (id, workspace_id, kind, name, hash, hint, max_credits)
        values ('capped', 'w1', 'live', 'k', '\\x00', 'h', ${keyCap})`.execute(tx);
        const real = new Real(tx);
        await fc.asyncModelRun(() => ({ model: new Model(), real }), commands);
        counted.runs++;
        counted.commands += real.commands;
        expect(await checkLedger(tx)).toEqual([]);
      } finally {
        await tx.rollback().execute();
      }
    },
  );
}

async function applyPatch(db: Database, [name, from, to]: Patch): Promise<void> {
  const { rows } = await sql<{ source: string }>`
    select pg_get_functiondef(oid) as source from pg_proc where proname = ${name}`.execute(db);
  const source = rows[0]?.source ?? "";
  const patched = source.replace(from, to);
  expect(patched, `the patch of ${name} applies`).not.toBe(source);
  await sql.raw(patched).execute(db);
}

const modes = ["live", "test"] as const;
type Mode = (typeof modes)[number];

class Model {
  nowMs = start.getTime();
  readonly wallets: Readonly<Record<Mode, WalletModel>> = { live: new WalletModel(), test: new WalletModel() };
}

class Real {
  commands = 0;
  private ids = 0;
  readonly tx: Transaction;

  constructor(tx: Transaction) {
    this.tx = tx;
  }

  /** Grows, so that the order of ids is the order of making. */
  nextId(): string {
    return (++this.ids).toString().padStart(20, "0");
  }

  /** As a transaction of its own: a refusal leaves nothing. */
  async attempt<Result>(run: () => Promise<Result>): Promise<Result | { readonly refused: string }> {
    await sql`savepoint step`.execute(this.tx);
    try {
      const result = await run();
      await sql`release savepoint step`.execute(this.tx);
      return result;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await sql`rollback to savepoint step`.execute(this.tx);
      return { refused: error.code };
    }
  }
}

/** A command on one wallet; afterwards both must be equal in every row and as a caller reads them. */
abstract class Command implements fc.AsyncCommand<Model, Real> {
  readonly mode: Mode;

  constructor(mode: Mode) {
    this.mode = mode;
  }

  abstract check(model: Readonly<Model>): boolean;

  async run(model: Model, real: Real): Promise<void> {
    real.commands++;
    await this.act(model, real, model.wallets[this.mode]);
    for (const mode of modes) await expectEqual(model, real, mode);
    // the whole audit is slow: every tenth step and at the end
    if (real.commands % 10 === 0) expect(await checkLedger(real.tx)).toEqual([]);
  }

  protected abstract act(model: Model, real: Real, wallet: WalletModel): Promise<void>;

  abstract toString(): string;
}

async function expectEqual(model: Model, real: Real, mode: Mode): Promise<void> {
  const wallet = model.wallets[mode];
  const { rows } = await sql<{ id: string }>`
    select id, remaining, spent, expired, refunded from lot where mode = ${mode} order by id`.execute(real.tx);
  expect(rows).toEqual(
    wallet.lots
      .map(({ id, remaining, spent, expired, refunded }) => ({ id, remaining, spent, expired, refunded }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const holds = await sql<{ task_id: bigint }>`
    select task_id, amount, captured, refunded, state from hold where mode = ${mode} order by task_id`.execute(real.tx);
  expect(holds.rows).toEqual(
    wallet.tasks
      .map(({ id, amount, captured, refunded, state }) => ({ task_id: id, amount, captured, refunded, state }))
      .toSorted((a, b) => (a.task_id < b.task_id ? -1 : 1)),
  );
  const cached = await sql<{ balance: bigint }>`
    select balance, held, open_tasks from wallet where mode = ${mode}`.execute(real.tx);
  expect(cached.rows[0] ?? { balance: 0n, held: 0n, open_tasks: 0 }).toEqual({
    balance: wallet.balance,
    held: wallet.held,
    open_tasks: wallet.openTasks,
  });
  const seen = wallet.clone();
  seen.expire(model.nowMs);
  const read = await readBalance(real.tx, { workspaceId: "w1", mode }, new Date(model.nowMs));
  expect(read).toMatchObject({ balance: seen.balance, reserved: seen.held, available: seen.available });
  expect(read.packs.map((pack) => pack.id)).toEqual(
    seen
      .inOrder()
      .filter((lot) => lot.remaining > 0n)
      .map((lot) => lot.id),
  );
}

class Grant extends Command {
  readonly grant: {
    readonly source: Exclude<LotSource, "refund">;
    readonly amount: bigint;
    readonly expiresIn: number | undefined;
  };

  constructor(mode: Mode, grant: Grant["grant"]) {
    super(mode);
    this.grant = grant;
  }

  check(): boolean {
    return true;
  }

  protected async act(model: Model, real: Real, wallet: WalletModel): Promise<void> {
    const { source, amount, expiresIn } = this.grant;
    const expiresAtMs = expiresIn === undefined ? undefined : model.nowMs + expiresIn * 1000;
    const call = () =>
      grantCredits(
        real.tx,
        {
          workspaceId: "w1",
          mode: this.mode,
          source,
          microCredits: amount,
          ...(expiresAtMs === undefined ? {} : { expiresAt: new Date(expiresAtMs) }),
          reason: "test",
          idempotencyKey: key,
        },
        { now: new Date(model.nowMs), newId: () => real.nextId() },
      );
    const key = `grant ${real.nextId()}`;
    const granted = await call();
    wallet.grant({ id: granted.lotId, source, amount, expiresAtMs });
    expect(await call()).toEqual({ lotId: granted.lotId, replayed: true });
  }

  toString(): string {
    const { source, amount, expiresIn } = this.grant;
    return `grant(${this.mode}, ${source}, ${amount}, ${expiresIn ?? "never"})`;
  }
}

class Submit extends Command {
  readonly amount: bigint;
  readonly capped: boolean;

  constructor(mode: Mode, amount: bigint, capped: boolean) {
    super(mode);
    this.amount = amount;
    this.capped = capped && mode === "live";
  }

  check(): boolean {
    return true;
  }

  protected async act(model: Model, real: Real, wallet: WalletModel): Promise<void> {
    const now = new Date(model.nowMs);
    const idempotency = { route: "r", key: real.nextId(), requestHash: Buffer.from("same") };
    const submission = submissionOf(0, {
      mode: this.mode,
      apiKeyId: this.capped ? "capped" : "free",
      limits: { runningMax: undefined, queueDepth: openMax },
      idempotency,
    });
    const quote = { ...submission.quote, microCredits: this.amount };
    const call = () => {
      const random = Number(real.nextId()) % 4096;
      return real.attempt(() =>
        submitTask(real.tx, { ...submission, quote }, { now, randomInt: () => random, notify: false }),
      );
    };
    const result = await call();
    const id = "taskId" in result ? result.taskId : 0n;
    const refused = wallet.submit({
      id,
      amount: this.amount,
      nowMs: model.nowMs,
      openMax,
      cap: this.capped ? keyCap : undefined,
    });
    expect(result).toEqual(refused === undefined ? { kind: "created", taskId: id } : { refused });
    if (refused === undefined) expect(await call()).toEqual({ kind: "replayed", taskId: id });
  }

  toString(): string {
    return `submit(${this.mode}, ${this.amount}${this.capped ? ", capped" : ""})`;
  }
}

class Settle extends Command {
  readonly pick: number;
  /** Captured part in percent; undefined for a failure. */
  readonly percent: number | undefined;

  constructor(mode: Mode, pick: number, percent: number | undefined) {
    super(mode);
    this.pick = pick;
    this.percent = percent;
  }

  check(model: Readonly<Model>): boolean {
    return model.wallets[this.mode].openTasks > 0;
  }

  protected async act(model: Model, real: Real, wallet: WalletModel): Promise<void> {
    const now = new Date(model.nowMs);
    const task = pickOf(
      wallet.tasks.filter((candidate) => candidate.state === "open"),
      this.pick,
    );
    const jobs = await sql<{ id: bigint; lease_token: bigint }>`
      update job set lease_token = lease_token + 1 where task_id = ${task.id} and kind = 'run_task'
      returning id, lease_token`.execute(real.tx);
    const lease = { jobId: jobs.rows[0]?.id ?? 0n, token: jobs.rows[0]?.lease_token ?? 0n };
    const marked = await markProcessing(real.tx, { taskId: task.id, lease, now, notify: false });
    expect(marked).toBe("processing");
    const captured = this.percent === undefined ? undefined : (task.amount * BigInt(this.percent)) / 100n;
    const settlement: Settlement = {
      taskId: task.id,
      lease,
      end:
        captured === undefined
          ? { kind: "failed", code: "generation_failed", message: "Failed." }
          : { kind: "completed", capturedMicroCredits: captured },
    };
    const stale = { ...settlement, lease: { ...lease, token: lease.token - 1n } };
    expect(await settleTask(real.tx, stale, { now, notify: false })).toEqual({ kind: "lease_lost" });
    expect(await settleTask(real.tx, settlement, { now, notify: false })).toEqual({ kind: "settled" });
    wallet.settle(task, { captured, nowMs: model.nowMs });
    const anyone = { taskId: task.id, end: settlement.end };
    expect(await settleTask(real.tx, settlement, { now, notify: false })).toEqual({ kind: "already_ended" });
    expect(await settleTask(real.tx, anyone, { now, notify: false })).toEqual({ kind: "already_ended" });
  }

  toString(): string {
    return this.percent === undefined
      ? `release(${this.mode}, #${this.pick})`
      : `capture(${this.mode}, #${this.pick}, ${this.percent}%)`;
  }
}

class RefundTask extends Command {
  readonly pick: number;
  readonly percent: number;

  constructor(mode: Mode, pick: number, percent: number) {
    super(mode);
    this.pick = pick;
    this.percent = percent;
  }

  check(model: Readonly<Model>): boolean {
    return model.wallets[this.mode].tasks.some(refundable);
  }

  protected async act(model: Model, real: Real, wallet: WalletModel): Promise<void> {
    const task = pickOf(wallet.tasks.filter(refundable), this.pick);
    const microCredits = (task.captured * BigInt(this.percent)) / 100n + 1n;
    const idempotencyKey = `refund ${real.nextId()}`;
    const call = () =>
      real.attempt(() =>
        refundTask(
          real.tx,
          { workspaceId: "w1", mode: this.mode, taskId: task.id, microCredits, reason: "test", idempotencyKey },
          { now: new Date(model.nowMs), newId: () => real.nextId() },
        ),
      );
    const result = await call();
    if (microCredits > task.captured - task.refunded) return expect(result).toEqual({ refused: "conflict_state" });
    const lotId = "lotId" in result ? result.lotId : "";
    expect(result).toEqual({ lotId, microCredits, replayed: false });
    task.refunded += microCredits;
    wallet.grant({ id: lotId, source: "refund", expiresAtMs: undefined, amount: microCredits });
    expect(await call()).toEqual({ lotId, microCredits, replayed: true });
  }

  toString(): string {
    return `refundTask(${this.mode}, #${this.pick}, ${this.percent}%)`;
  }
}

class RefundPack extends Command {
  readonly pick: number;

  constructor(mode: Mode, pick: number) {
    super(mode);
    this.pick = pick;
  }

  check(model: Readonly<Model>): boolean {
    return model.wallets[this.mode].lots.length > 0;
  }

  protected async act(model: Model, real: Real, wallet: WalletModel): Promise<void> {
    const { id: lotId } = pickOf(wallet.lots, this.pick);
    const idempotencyKey = `pack ${real.nextId()}`;
    const call = () =>
      real.attempt(() =>
        refundPack(
          real.tx,
          { workspaceId: "w1", mode: this.mode, lotId, reason: "test", idempotencyKey },
          { now: new Date(model.nowMs), newId: () => real.nextId() },
        ),
      );
    const result = await call();
    const microCredits = wallet.refundPack(lotId, model.nowMs);
    if (microCredits === undefined) return expect(result).toEqual({ refused: "conflict_state" });
    expect(result).toEqual({ microCredits, replayed: false });
    expect(await call()).toEqual({ microCredits, replayed: true });
  }

  toString(): string {
    return `refundPack(${this.mode}, #${this.pick})`;
  }
}

class Expire extends Command {
  check(): boolean {
    return true;
  }

  protected async act(model: Model, real: Real, wallet: WalletModel): Promise<void> {
    await expireLots(real.tx, { workspaceId: "w1", mode: this.mode }, new Date(model.nowMs));
    wallet.expire(model.nowMs);
  }

  toString(): string {
    return `expire(${this.mode})`;
  }
}

class AdvanceClock extends Command {
  readonly seconds: number;

  constructor(seconds: number) {
    super("live");
    this.seconds = seconds;
  }

  check(): boolean {
    return true;
  }

  protected act(model: Model): Promise<void> {
    model.nowMs += this.seconds * 1000;
    return Promise.resolve();
  }

  toString(): string {
    return `advance(${this.seconds} s)`;
  }
}

const mode = fc.constantFrom<Mode>("live", "live", "live", "test");
const pick = fc.nat(20);
const percent = fc.constantFrom(0, 30, 50, 99, 100, 100, 100);
const grants = fc
  .tuple(
    mode,
    fc.record({
      source: fc.constantFrom<Grant["grant"]["source"]>("promo", "trial", "plan", "pack", "pack"),
      amount: fc.bigInt(1n, 100n),
      expiresIn: fc.option(fc.constantFrom(5, 10, 20, 40), { nil: undefined }),
    }),
  )
  .map(([side, grant]) => new Grant(side, grant));
const submits = fc
  .tuple(mode, fc.bigInt(0n, 120n), fc.boolean())
  .map(([side, amount, capped]) => new Submit(side, amount, capped));
const captures = fc.tuple(mode, pick, percent).map(([side, n, part]) => new Settle(side, n, part));
const releases = fc.tuple(mode, pick).map(([side, n]) => new Settle(side, n, undefined));

/** What happens often stands twice. */
const commandArbitraries = [
  grants,
  grants,
  submits,
  submits,
  captures,
  captures,
  releases,
  fc.tuple(mode, pick, percent).map(([side, n, part]) => new RefundTask(side, n, part)),
  fc.tuple(mode, pick).map(([side, n]) => new RefundPack(side, n)),
  mode.map((side) => new Expire(side)),
  fc.integer({ min: 1, max: 25 }).map((seconds) => new AdvanceClock(seconds)),
];

function refundable(task: ModelTask): boolean {
  return task.captured > 0n;
}

function pickOf<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}
