// What the command line may call of the server: each operator command is one function here.

import { describeProblem, type Environment, loadConfig } from "./config.ts";

export { backup, type BackupSummary, restore } from "./operate/backup.ts";
export { deleteWorkspace, type DeletedWorkspace } from "./operate/delete-workspace.ts";
export { doctor, type Finding } from "./operate/doctor.ts";
export {
  type KeySummary,
  type MadeKey,
  type MadeWorkspace,
  type MemberSummary,
  openOperator,
  type Operator,
  type WantedKey,
  type WantedWorkspace,
  type WorkspaceSummary,
} from "./operate/operator.ts";
export { rotateMasterKey, type RotatedMasterKey } from "./operate/rotate-master-key.ts";
export {
  readScene,
  renderScene,
  type RenderedScene,
  type SceneRendering,
  type SceneText,
  type SceneWish,
} from "./operate/scenes.ts";
export { readRunningServer, type RunningServer } from "./operate/running-server.ts";

/** Every problem of the settings, and every setting that is there and does nothing, one sentence each. */
export async function checkConfig(env: Environment): Promise<{ readonly problems: readonly string[] }> {
  const loaded = loadConfig(env);
  return { problems: (loaded.ok ? loaded.warnings : loaded.problems).map(describeProblem) };
}

/** Runs the server until it is stopped. @returns the exit code */
export async function serve(): Promise<number> {
  const main = await import("./main.ts"); // operator commands need none of what it brings
  return await main.serve();
}
