import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import type { Camera } from "../../scene/camera.ts";
import { createLight } from "../../scene/light.ts";
import type { Actor, Person, Vehicle } from "../../scene-spec.ts";
import { createPerformer } from "../create-performer.ts";
import type { Performer } from "../performer.ts";
import { solvePose, type Vec3 } from "../skeleton.ts";
import { riderFrame, riding } from "./riding-pose.ts";
import { seatRiders } from "./seat-riders.ts";

const picture = { width: 200, height: 150 };

function made(actor: Actor, ridden = false): Performer {
  return createPerformer({
    actor,
    seed: 7,
    ...picture,
    light: createLight("day", "clear"),
    mouthCues: [],
    keySide: 1,
    frontLight: 0.7,
    ridden,
  });
}

const rider = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  kind: "person",
  sex: "female",
  age: "adult",
  action: "stand",
  facing: "front",
  riding: "mount",
  ...more,
});

function mountOf(kind: "horse" | "bicycle" | "boat" | "car", more: Partial<Vehicle> = {}): Performer {
  const action = { horse: "run", bicycle: "drive", boat: "sail", car: "drive" }[kind];
  return made({ id: "mount", kind, action, facing: "right", ...more } as Actor, true);
}

const apart = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

test.each([["horse"], ["bicycle"], ["boat"], ["car"]] as const)(
  "%s: the hips of a rider of any size stay on the seat and the hands where they hold on",
  (kind) => {
    const mount = mountOf(kind).mount;
    if (mount === undefined) throw new Error("no mount");
    for (let step = 0; step < 24; step++) {
      const seconds = step / 12;
      const [seat] = mount.seats({ seconds, clipSeconds: seconds });
      if (seat === undefined) throw new Error("no seat");
      for (const size of [1, 0.66]) {
        const frame = riderFrame(seat, size);
        const turn = frame.backwards ? -1 : 1;
        const inMount = ([x, y, z]: Vec3): Vec3 => [
          frame.origin[0] + turn * x * size,
          frame.origin[1] + y * size,
          frame.origin[2] + turn * z * size,
        ];
        const pose = solvePose(riding(seat, "stand", frame, { seconds, seed: 3, speaking: 0 }));
        expect(apart(inMount(pose.pelvis), seat.at)).toBeCloseTo(0.085 * size, 6);
        const wanted = Math.hypot(
          ...([0, 1, 2] as const).map((axis) => seat.hands.left[axis] - inMount(pose.arms.left.shoulder)[axis]),
        );
        // A palm is within a hand's length of what it holds, when an arm is long enough for it.
        if (wanted < 0.5 * size) expect(apart(inMount(pose.arms.left.wrist), seat.hands.left)).toBeLessThan(0.12);
      }
    }
  },
);

test("a cyclist's feet go round with the pedals", () => {
  const mount = mountOf("bicycle").mount;
  let highest = -1;
  let lowest = 1;
  for (let step = 0; step < 48; step++) {
    const seconds = step / 24;
    const [seat] = mount?.seats({ seconds, clipSeconds: seconds }) ?? [];
    if (seat === undefined) throw new Error("no seat");
    const frame = riderFrame(seat, 1);
    const pose = solvePose(riding(seat, "stand", frame, { seconds, seed: 3, speaking: 0 }));
    const { ball } = pose.legs.left.sole;
    const sole: Vec3 = [frame.origin[0] + ball[0], frame.origin[1] + ball[1], frame.origin[2] + ball[2]];
    expect(apart(sole, seat.feet.left)).toBeLessThan(0.06);
    highest = Math.max(highest, sole[1]);
    lowest = Math.min(lowest, sole[1]);
  }
  expect(highest - lowest).toBeGreaterThan(0.3);
});

test("a mount and its riders are one performer with one place, as fast as the mount; who finds no seat stays beside it", () => {
  const bicycle = mountOf("bicycle");
  const cast = seatRiders([made(rider("one")), bicycle, made(rider("two"))], picture);
  expect(cast.map(({ actor: { id } }) => id)).toEqual(["mount", "two"]);
  expect(cast[0]?.riders?.map(({ id }) => id)).toEqual(["one"]);
  expect(cast[0]?.paceMetresPerSecond).toBe(bicycle.paceMetresPerSecond);
  expect(cast[0]?.heightMetres).toBeGreaterThan(1.6);
});

test("who rides what nobody can ride, or what is not there, stands as others do", () => {
  const train = made({ id: "mount", kind: "train", action: "drive", facing: "right" });
  const lost = made(rider("lost", { riding: "nowhere" }));
  expect(seatRiders([made(rider("one")), train, lost], picture)).toHaveLength(3);
});

test("a driver is seen through the glass, and nothing of them outside of it", () => {
  const alone = painted(mountOf("car"), 0.3);
  const [driven] = seatRiders([mountOf("car"), made(rider("one"))], picture);
  if (driven === undefined) throw new Error("no car");
  const both = painted(driven, 0.3);
  let [top, bottom, changed] = [picture.height, 0, 0];
  for (let at = 0; at < both.length; at += 4) {
    const difference =
      Math.abs((both[at] ?? 0) - (alone[at] ?? 0)) + Math.abs((both[at + 2] ?? 0) - (alone[at + 2] ?? 0));
    if (difference < 24) continue;
    const row = Math.floor(at / 4 / picture.width);
    [top, bottom, changed] = [Math.min(top, row), Math.max(bottom, row), changed + 1];
  }
  expect(changed).toBeGreaterThan(20);
  // The lower edge of the windows is at the height of a door handle, the roof over them.
  expect(bottom).toBeLessThan(rowOf(0.88));
  expect(top).toBeGreaterThan(rowOf(1.76));
});

const camera: Camera = {
  x: 0,
  y: 1,
  z: -30,
  yaw: 0,
  focal: (30 * picture.height) / 4,
  centreX: picture.width / 2,
  horizonY: picture.height / 2,
  vertical: 1,
};

function rowOf(metresUp: number): number {
  return camera.horizonY + ((camera.y - metresUp) * camera.focal) / 30;
}

function painted(performer: Performer, seconds: number): Uint8Array {
  const canvas = createCanvas(picture.width, picture.height);
  const placement = { x: 0, y: 0, z: 0, facingX: 1, facingZ: 0 };
  performer.paint(canvas.getContext("2d"), camera, placement, { seconds, clipSeconds: seconds });
  return Uint8Array.from(canvas.data());
}
