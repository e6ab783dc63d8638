import { expect, test } from "vitest";
import { laterTask } from "./later-task.ts";

const seed = Number(process.env["KINORA_TEST_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const shuffles = 10_000;

/** What the webhooks of a task tell; between two of them the task may have changed untold. */
const story = [
  { task_id: "1", sequence: 2, status: "processing" },
  { task_id: "1", sequence: 9, status: "processing" },
  { task_id: "1", sequence: 14, status: "completed" },
];

test(`${shuffles} shuffles of a task's webhooks, some of them twice, end in its last state and never go back (KINORA_TEST_SEED=${seed})`, () => {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < shuffles; round++) {
    const deliveries = story.flatMap((event) => Array.from({ length: 1 + random(3) }, () => event));
    for (let i = deliveries.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [deliveries[i], deliveries[j]] = [deliveries[j] ?? raise(), deliveries[i] ?? raise()];
    }
    let known: (typeof story)[number] | undefined;
    for (const delivery of deliveries) {
      const next = laterTask(known, delivery);
      if (next.sequence < (known?.sequence ?? 0)) expect.fail("it went back");
      known = next;
    }
    if (known?.status !== "completed") expect.fail(`round ${round} ended in ${known?.status}`);
  }
});

test("states of two tasks are not compared", () => {
  expect(() => laterTask({ task_id: "1", sequence: 1 }, { task_id: "2", sequence: 9 })).toThrow("two tasks");
});

function raise(): never {
  throw new Error("not there");
}
