import assert from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { writeServerFile } from "../../packages/server/src/store/server-file.ts";
import { makePlayground, type OpenedStore, type Playground, query } from "./store-process.ts";

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
/** Whether other users may enter the folder of this project, where Node and PostgreSQL's programs are. */
const isOpen = foldersAbove(import.meta.dirname).every((folder) => (fs.statSync(folder).mode & 0o001) !== 0);

function foldersAbove(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

function pidFile(playground: Playground): string {
  return path.join(playground.dataDir, "postgres/data/postmaster.pid");
}

async function mark(store: OpenedStore): Promise<void> {
  await query(store, "create table mark (value int)", "insert into mark values (47)");
}

async function expectMark(store: OpenedStore): Promise<void> {
  expect(await query(store, "select value from mark")).toEqual([{ value: 47 }]);
}

/** Nothing runs, nothing lies in the temp folder, and the data directory holds only what stays. */
function expectNothingLeft(playground: Playground): void {
  expect(playground.livePids()).toEqual([]);
  expect(fs.readdirSync(playground.tempDir)).toEqual([]);
  expect(fs.readdirSync(playground.dataDir).toSorted()).toEqual(["database-password", "postgres"]);
  const inside = fs.readdirSync(path.join(playground.dataDir, "postgres")).toSorted();
  // root's database runs as another user, who needs the programs where he may enter
  const programs = inside.filter((name) => name.startsWith("bin-"));
  expect(programs).toHaveLength(isRoot && !isOpen ? 1 : 0);
  expect(inside).toEqual([...programs, "data", "server.log"]);
}

function modeOf(file: string): string {
  return (fs.statSync(file).mode & 0o777).toString(8);
}

test("a first start makes a database that only its password opens, and it outlives a stop", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  expect(opened.how).toBe("started");
  await mark(opened);
  await expect(query({ ...opened, connection: { ...opened.connection, password: "wrong" } })).rejects.toThrow(
    "password authentication failed",
  );
  const rules = fs.readFileSync(path.join(playground.dataDir, "postgres/data/pg_hba.conf"), "utf8");
  expect(rules.replaceAll(/^#.*$/gm, "")).not.toMatch(/trust|peer|ident/);
  expect([modeOf(playground.dataDir), modeOf(path.join(playground.dataDir, "postgres"))]).toEqual(["711", "700"]);
  expect(modeOf(path.join(playground.dataDir, "database-password"))).toBe("600");
  const socketFolder = String(opened.connection.host);
  expect(socketFolder.length).toBeLessThanOrEqual(60);
  expect(modeOf(socketFolder)).toBe("700");
  expect(await query(opened, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
  expect(await first.stop()).toBe(0);
  expectNothingLeft(playground);

  const second = playground.open();
  await expectMark(await second.opened());
  expect(await second.stop()).toBe(0);
  expectNothingLeft(playground);
});

test("what is acknowledged is on the disk, whatever the files of the database say", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const off = ["fsync", "full_page_writes", "synchronous_commit"].map((name) => `alter system set ${name} = off`);
  await query(await first.opened(), ...off);
  await first.stop();
  const second = playground.open();
  expect(
    await query(
      await second.opened(),
      "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by 1",
    ),
  ).toEqual([
    { name: "fsync", setting: "on" },
    { name: "full_page_writes", setting: "on" },
    { name: "synchronous_commit", setting: "on" },
  ]);
});

test("a second opener is refused with 3 and told who holds the directory", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  await first.opened();
  const { dataDir } = playground;
  expect(await playground.open().refused()).toMatchObject({ name: "DataDirectoryInUse" });
  writeServerFile(dataDir, { url: "http://127.0.0.1:4700", pid: first.pid, database: {} });
  // the same directory by another name
  const link = path.join(playground.folder, "link");
  fs.symlinkSync(dataDir, link);
  const second = playground.open({ dataDir: link });
  expect((await second.refused()).message).toContain(`http://127.0.0.1:4700 (process ${first.pid})`);
  expect(await second.ended).toBe(3);
  await expect(query(await first.opened(), "select 1")).resolves.toHaveLength(1);
});

test("of two first starts at once one gets the directory", async () => {
  await using playground = makePlayground();
  const starts = [playground.open(), playground.open()];
  const outcomes = await Promise.all(starts.map((start) => start.outcome));
  expect(outcomes.map(({ event }) => event).toSorted()).toEqual(["open", "refused"]);
  await Promise.all(starts.map((start) => start.stop()));
  expectNothingLeft(playground);
});

test("the PostgreSQL of a killed Kinora is adopted with all that it acknowledged", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  await mark(opened);
  await first.kill();
  const second = playground.open();
  const adopted = await second.opened();
  expect(adopted).toMatchObject({ how: "adopted", pid: opened.pid });
  await expectMark(adopted);
  expect(await second.stop()).toBe(0);
  expectNothingLeft(playground);
});

test("after a kill of Kinora and PostgreSQL the database recovers", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  await mark(opened);
  await first.kill();
  process.kill(opened.pid, "SIGKILL");
  const second = playground.open();
  const recovered = await second.opened();
  expect(recovered.how).toBe("started");
  await expectMark(recovered);
  expect(await second.stop()).toBe(0);
  expectNothingLeft(playground);
});

test("a PostgreSQL that dies under a running Kinora is started again at the same address", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  await mark(opened);
  process.kill(opened.pid, "SIGKILL");
  await expect.poll(() => query(opened, "select value from mark"), { timeout: 30_000 }).toEqual([{ value: 47 }]);
  expect((await playground.open().refused()).name).toBe("DataDirectoryInUse");
  expect(await first.stop()).toBe(0);
  expectNothingLeft(playground);
});

test("an orphan that hangs is replaced", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  await mark(opened);
  await first.kill();
  process.kill(opened.pid, "SIGSTOP");
  const second = playground.open();
  const replaced = await second.opened();
  expect(replaced.pid).not.toBe(opened.pid);
  await expectMark(replaced);
  await second.stop();
  expectNothingLeft(playground);
});

test("an orphan whose socket was removed is replaced", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  await mark(opened);
  await first.kill();
  fs.rmSync(String(opened.connection.host), { recursive: true });
  const second = playground.open();
  await expectMark(await second.opened());
  await second.stop();
  expectNothingLeft(playground);
});

test("a pid file of a zombie or of another program does not stop the start", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  await mark(opened);
  const text = fs.readFileSync(pidFile(playground), "utf8");
  await first.stop();
  // the shell turns into a program that never asks what became of its child; only then may the child end
  const parent = spawn("sh", ["-c", "cat <&3 & echo $!; exec sleep 300 3<&-"], {
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  try {
    assert(parent.stdout !== null);
    const [line]: unknown[] = await once(parent.stdout, "data");
    const zombie = Number(String(line));
    await expect.poll(() => fs.readFileSync(`/proc/${parent.pid}/comm`, "utf8")).toBe("sleep\n");
    parent.stdio[3]?.destroy();
    await expect.poll(() => fs.readFileSync(`/proc/${zombie}/stat`, "utf8")).toContain(") Z");
    for (const pid of [zombie, parent.pid]) {
      fs.writeFileSync(pidFile(playground), text.replace(/^\d+/, String(pid)));
      const next = playground.open();
      await expectMark(await next.opened());
      await next.stop();
      expectNothingLeft(playground);
    }
  } finally {
    parent.kill("SIGKILL");
  }
});

test("what earlier kills left is cleared away, and nothing else", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  const opened = await first.opened();
  await first.kill();
  process.kill(opened.pid, "SIGKILL");
  const gone = spawn("true");
  await once(gone, "exit");
  const home = path.join(playground.dataDir, "postgres");
  const socketFolder = String(opened.connection.host);
  fs.mkdirSync(`${socketFolder.slice(0, -6)}abcdef`);
  fs.mkdirSync(path.join(playground.tempDir, "kinora-0123456789ab-abcdef"));
  fs.mkdirSync(path.join(home, `data.new.${gone.pid}/base`), { recursive: true });
  fs.writeFileSync(path.join(home, `data.new.${gone.pid}.password`), "");
  fs.mkdirSync(path.join(home, `bin-18.1.0.${gone.pid}.tmp`));
  fs.mkdirSync(path.join(home, "bin-18.1.0"));
  fs.writeFileSync(path.join(playground.dataDir, `server.json.${gone.pid}.tmp`), "");
  const second = playground.open();
  await second.opened();
  await second.stop();
  expect(fs.readdirSync(playground.tempDir)).toEqual(["kinora-0123456789ab-abcdef"]);
  fs.rmdirSync(path.join(playground.tempDir, "kinora-0123456789ab-abcdef"));
  expectNothingLeft(playground);
});

testAsOthers("root's database runs as another user, and an ordinary user needs no help of root", async () => {
  await using playground = makePlayground();
  const asRoot = playground.open();
  const opened = await asRoot.opened();
  expect(ownerOf(opened.pid)).not.toBe(0);
  await asRoot.stop();
  // what belongs to that user now is no ordinary user's
  const stranger = playground.open({ uid: nobody });
  expect((await stranger.refused()).fix).toMatch(/as that user or as root|KINORA_DATA_DIR/);

  const own = path.join(playground.folder, "own");
  fs.mkdirSync(own);
  fs.chownSync(own, nobody, nobody);
  const ordinary = playground.open({ uid: nobody, dataDir: path.join(own, "data") });
  const its = await ordinary.opened();
  expect(ownerOf(its.pid)).toBe(nobody);
  await mark(its);
  await ordinary.stop();
  // and root opens that user's database as that user
  const later = playground.open({ dataDir: path.join(own, "data") });
  const again = await later.opened();
  expect(ownerOf(again.pid)).toBe(nobody);
  await expectMark(again);
  await later.stop();
  const last = playground.open({ uid: nobody, dataDir: path.join(own, "data") });
  await expectMark(await last.opened());
  await last.stop();
});

testAsRoot("below a folder that nobody else may enter the database lives elsewhere, and says so", async () => {
  await using playground = makePlayground();
  const home = path.join(playground.folder, "home");
  fs.mkdirSync(home, { mode: 0o700 });
  const sharedFolder = path.join(playground.folder, "shared");
  const options = { dataDir: path.join(home, "data"), sharedFolder };
  const first = playground.open(options);
  const opened = await first.opened();
  expect(opened.notices).toEqual([expect.stringContaining(sharedFolder)]);
  await mark(opened);
  expect((await playground.open(options).refused()).name).toBe("DataDirectoryInUse");
  await first.kill();
  const second = playground.open(options);
  const adopted = await second.opened();
  expect(adopted).toMatchObject({ how: "adopted", notices: opened.notices });
  await expectMark(adopted);
  await second.stop();
  expect(modeOf(sharedFolder)).toBe("711");
  const [name = ""] = fs.readdirSync(sharedFolder);
  expect(modeOf(path.join(sharedFolder, name))).toBe("700");
  expect(playground.livePids()).toEqual([]);

  // never an empty database in place of one that cannot be found
  fs.renameSync(path.join(sharedFolder, name), path.join(playground.folder, "moved"));
  expect((await playground.open(options).refused()).message).toContain("is not there");
});

testAsRoot("data that were closed off later are reported, not replaced by an empty database", async () => {
  await using playground = makePlayground();
  const home = path.join(playground.folder, "home");
  fs.mkdirSync(home, { mode: 0o755 });
  const first = playground.open({ dataDir: path.join(home, "data") });
  await first.opened();
  await first.stop();
  fs.chmodSync(home, 0o700);
  const refused = await playground.open({ dataDir: path.join(home, "data") }).refused();
  expect(refused.fix).toContain(`chmod o+x ${home}`);
});

testAsOthers("a directory that cannot be written and a user without account are refused in one sentence", async () => {
  await using playground = makePlayground();
  fs.mkdirSync(playground.dataDir, { mode: 0o555 });
  const readOnly = playground.open({ uid: nobody });
  expect(await readOnly.refused()).toMatchObject({
    name: "StoreUnavailable",
    message: `The data directory ${playground.dataDir} cannot be written by the user that runs Kinora.`,
    fix: expect.stringContaining("KINORA_DATA_DIR"),
  });
  expect(await readOnly.ended).toBe(1);
  const stranger = 54_321;
  fs.chownSync(playground.dataDir, stranger, stranger);
  fs.chmodSync(playground.dataDir, 0o755);
  const unknown = await playground.open({ uid: stranger }).refused();
  expect(unknown).toMatchObject({ fix: expect.stringContaining("/etc/passwd") });
  const inFile = await playground.open({ dataDir: path.join(import.meta.filename, "data") }).refused();
  expect(inFile.message).toContain("leads through a file");
});

test("a lost password is named, and the database is left as it is", async () => {
  await using playground = makePlayground();
  const first = playground.open();
  await mark(await first.opened());
  await first.stop();
  const file = path.join(playground.dataDir, "database-password");
  const password = fs.readFileSync(file, "utf8");
  fs.rmSync(file);
  expect((await playground.open().refused()).message).toContain(file);
  fs.writeFileSync(file, "another\n");
  const refused = playground.open();
  expect((await refused.refused()).message).toContain(file);
  expect(await refused.ended).toBe(1);
  expect(playground.livePids(), "what was started for nothing is stopped").toEqual([]);
  fs.writeFileSync(file, password);
  const last = playground.open();
  await expectMark(await last.opened());
  await last.stop();
  expectNothingLeft(playground);
});

/** Only root can become other users; who runs the suite as another one is told what was not looked at. */
function testAsRoot(name: string, run: () => Promise<void>): void {
  if (isRoot) test(name, run);
  else test.skip(`${name} (skipped: needs root)`, run);
}

/** As `testAsRoot`, of tests in which another user runs Node, which lies in the project's own folder. */
function testAsOthers(name: string, run: () => Promise<void>): void {
  if (isOpen) testAsRoot(name, run);
  else test.skip(`${name} (skipped: other users may not enter the project's folder)`, run);
}

function ownerOf(pid: number): number {
  return fs.statSync(`/proc/${pid}`).uid;
}
