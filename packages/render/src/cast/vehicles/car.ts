import type { SKRSContext2D } from "@napi-rs/canvas";
import { css, mix, parseHex, scaled, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { Vehicle } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import type { Material } from "../solid/material.ts";
import { chosen, loft, mapped, roundedBox, type Mesh, type Ring } from "../solid/mesh.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidPart } from "../solid/solid-stage.ts";
import type { Point } from "../figure-view.ts";
import type { Mount, Seat } from "../riding/mount.ts";
import { joined, moved, translation, turned, type Transform } from "../solid/transform.ts";
import { type Area, blueprint, ground, onFront, onSide, onTop, plate } from "./blueprint.ts";
import { paintLampGlow } from "./lamp-glow.ts";
import { alloyRim, wheelParts } from "./wheel.ts";

/** Metres; the way forward is z. */
interface CarBody {
  readonly name: "saloon" | "hatchback" | "off-roader" | "coupé";
  readonly length: number;
  readonly half: number;
  readonly wheel: number;
  readonly axles: readonly [rear: number, front: number];
  readonly floor: number;
  readonly body: readonly Ring[];
  readonly cabin: readonly Ring[];
  readonly roof: number;
  /** Of the side windows: front edge at the bottom, at the top, rear edge at the top, at the bottom. */
  readonly windows: readonly [number, number, number, number];
  readonly sill: number;
  readonly pillars: readonly number[];
}

const saloon: CarBody = {
  name: "saloon",
  length: 4.5,
  half: 0.9,
  wheel: 0.335,
  axles: [-1.34, 1.38],
  floor: 0.2,
  body: [
    { z: -2.25, halfWidth: 0.72, bottom: 0.42, top: 0.84, square: 4 },
    { z: -2.17, halfWidth: 0.83, bottom: 0.3, top: 0.95, square: 5 },
    { z: -1.4, halfWidth: 0.9, bottom: 0.2, top: 0.985, square: 5 },
    { z: 0, halfWidth: 0.91, bottom: 0.2, top: 0.95, square: 5 },
    { z: 0.9, halfWidth: 0.9, bottom: 0.2, top: 0.93, square: 5 },
    { z: 1.5, halfWidth: 0.89, bottom: 0.2, top: 0.85, square: 5 },
    { z: 2.08, halfWidth: 0.8, bottom: 0.24, top: 0.74, square: 4.5 },
    { z: 2.25, halfWidth: 0.64, bottom: 0.34, top: 0.6, square: 4 },
  ],
  cabin: [
    { z: -1.72, halfWidth: 0.74, bottom: 0.86, top: 0.98, narrowing: 0.86, square: 5 },
    { z: -1.2, halfWidth: 0.78, bottom: 0.86, top: 1.28, narrowing: 0.82, square: 5 },
    { z: -0.75, halfWidth: 0.8, bottom: 0.86, top: 1.42, narrowing: 0.8, square: 5 },
    { z: -0.15, halfWidth: 0.81, bottom: 0.86, top: 1.455, narrowing: 0.79, square: 5 },
    { z: 0.3, halfWidth: 0.81, bottom: 0.86, top: 1.4, narrowing: 0.8, square: 5 },
    { z: 0.78, halfWidth: 0.79, bottom: 0.86, top: 1.13, narrowing: 0.88, square: 5 },
    { z: 1.14, halfWidth: 0.74, bottom: 0.86, top: 0.91, narrowing: 0.96, square: 5 },
  ],
  roof: 1.455,
  windows: [0.86, 0.28, -0.86, -1.32],
  sill: 0.975,
  pillars: [-0.24],
};

const hatchback: CarBody = {
  ...saloon,
  name: "hatchback",
  length: 3.9,
  axles: [-1.2, 1.22],
  body: [
    { z: -1.95, halfWidth: 0.76, bottom: 0.4, top: 0.9, square: 4.5 },
    { z: -1.85, halfWidth: 0.85, bottom: 0.28, top: 0.98, square: 5 },
    { z: -1.2, halfWidth: 0.9, bottom: 0.2, top: 0.99, square: 5 },
    { z: 0, halfWidth: 0.91, bottom: 0.2, top: 0.97, square: 5 },
    { z: 0.9, halfWidth: 0.9, bottom: 0.2, top: 0.95, square: 5 },
    { z: 1.4, halfWidth: 0.88, bottom: 0.2, top: 0.88, square: 4.5 },
    { z: 1.8, halfWidth: 0.8, bottom: 0.26, top: 0.77, square: 4 },
    { z: 1.95, halfWidth: 0.62, bottom: 0.36, top: 0.62, square: 4 },
  ],
  cabin: [
    { z: -1.86, halfWidth: 0.76, bottom: 0.88, top: 1.02, narrowing: 0.9, square: 5 },
    { z: -1.6, halfWidth: 0.79, bottom: 0.88, top: 1.38, narrowing: 0.82, square: 5 },
    { z: -1.2, halfWidth: 0.8, bottom: 0.88, top: 1.49, narrowing: 0.8, square: 5 },
    { z: -0.3, halfWidth: 0.81, bottom: 0.88, top: 1.53, narrowing: 0.79, square: 5 },
    { z: 0.22, halfWidth: 0.81, bottom: 0.88, top: 1.46, narrowing: 0.8, square: 5 },
    { z: 0.68, halfWidth: 0.79, bottom: 0.88, top: 1.17, narrowing: 0.88, square: 5 },
    { z: 1.02, halfWidth: 0.74, bottom: 0.88, top: 0.93, narrowing: 0.96, square: 5 },
  ],
  roof: 1.53,
  windows: [0.78, 0.2, -1.2, -1.5],
  sill: 1.0,
  pillars: [-0.28, -1.12],
};

const offRoader: CarBody = {
  ...saloon,
  name: "off-roader",
  length: 4.5,
  half: 0.95,
  wheel: 0.39,
  axles: [-1.34, 1.36],
  floor: 0.32,
  body: saloon.body.map((ring) => ({
    ...ring,
    halfWidth: ring.halfWidth * 1.04,
    bottom: ring.bottom + 0.12,
    top: ring.top + (ring.z > 1.4 ? 0.24 : 0.14),
    square: 6,
  })),
  cabin: [
    { z: -2.12, halfWidth: 0.8, bottom: 1.0, top: 1.1, narrowing: 0.92, square: 6 },
    { z: -1.98, halfWidth: 0.83, bottom: 1.0, top: 1.66, narrowing: 0.86, square: 6 },
    { z: -1.5, halfWidth: 0.84, bottom: 1.0, top: 1.74, narrowing: 0.85, square: 6 },
    { z: -0.2, halfWidth: 0.85, bottom: 1.0, top: 1.76, narrowing: 0.84, square: 6 },
    { z: 0.35, halfWidth: 0.85, bottom: 1.0, top: 1.68, narrowing: 0.85, square: 6 },
    { z: 0.78, halfWidth: 0.82, bottom: 1.0, top: 1.33, narrowing: 0.92, square: 6 },
    { z: 1.02, halfWidth: 0.78, bottom: 1.0, top: 1.08, narrowing: 0.97, square: 6 },
  ],
  roof: 1.76,
  windows: [0.8, 0.36, -1.78, -1.9],
  sill: 1.13,
  pillars: [-0.22, -1.14],
};

const coupe: CarBody = {
  ...saloon,
  name: "coupé",
  half: 0.94,
  body: saloon.body.map((ring) => ({
    ...ring,
    halfWidth: ring.halfWidth * 1.04,
    top: ring.top - 0.035,
    bottom: ring.bottom - 0.05,
  })),
  cabin: [
    { z: -2.0, halfWidth: 0.7, bottom: 0.8, top: 0.92, narrowing: 0.84, square: 4.5 },
    { z: -1.3, halfWidth: 0.76, bottom: 0.8, top: 1.12, narrowing: 0.78, square: 4.5 },
    { z: -0.7, halfWidth: 0.78, bottom: 0.8, top: 1.24, narrowing: 0.74, square: 4.5 },
    { z: -0.2, halfWidth: 0.79, bottom: 0.8, top: 1.265, narrowing: 0.73, square: 4.5 },
    { z: 0.2, halfWidth: 0.79, bottom: 0.8, top: 1.2, narrowing: 0.76, square: 4.5 },
    { z: 0.75, halfWidth: 0.76, bottom: 0.8, top: 0.99, narrowing: 0.86, square: 4.5 },
    { z: 1.05, halfWidth: 0.72, bottom: 0.8, top: 0.84, narrowing: 0.96, square: 4.5 },
  ],
  roof: 1.265,
  windows: [0.8, 0.14, -0.6, -1.15],
  sill: 0.92,
  pillars: [],
};

const bodies: readonly CarBody[] = [saloon, hatchback, offRoader, coupe];
const paints: readonly Rgb[] = [
  [190, 40, 44],
  [36, 84, 150],
  [232, 230, 226],
  [60, 64, 70],
  [226, 170, 48],
  [54, 112, 92],
  [150, 158, 166],
];

const joint = { body: 0, wheels: 1 } as const;

/** A car of one of four bodies. */
export function createCar(options: PerformerOptions<Vehicle>): Performer {
  const { actor } = options;
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const variety = actor.variety?.toLowerCase() ?? "";
  const named = /sport|race|racing|super|coup|convertible/.test(variety)
    ? coupe
    : /suv|jeep|truck|pickup|van|off/.test(variety)
      ? offRoader
      : /taxi|limousine|sedan|saloon|police/.test(variety)
        ? saloon
        : undefined;
  const car = named ?? bodies[Math.floor(hashUnit(seed, 81) * bodies.length)] ?? saloon;
  const colour = actor.colour === undefined ? undefined : parseHex(actor.colour);
  const paint = colour ??
    (variety.includes("taxi") ? ([244, 190, 40] as const) : undefined) ??
    paints[Math.floor(hashUnit(seed, 82) * paints.length)] ?? [190, 40, 44];
  const parts = [...shell(car, paint), ...wheels(car)];
  const drives = actor.action === "drive" || actor.action === "fly";
  const pace = drives ? 9 : 0;
  const lamps = options.light.lamps;
  const front = lampPlace(car, "front");
  const rear = lampPlace(car, "rear");

  const bodyAt = (seconds: number): Transform => {
    // Springs: a bumpy road, a little roll.
    const lift = drives ? 0.012 * Math.sin(seconds * 11.3 + seed) + 0.008 * Math.sin(seconds * 17.9) : 0;
    const dive = drives ? 0.006 * Math.sin(seconds * 5.1 + 1) : 0;
    return joined(
      translation([0, lift, 0]),
      turned({ pitch: dive, roll: drives ? 0.008 * Math.sin(seconds * 3.7) : 0 }, [0, 0.5, 0]),
    );
  };
  const performer = createSolidPerformer(options, {
    parts,
    heightMetres: car.roof,
    lengthMetres: car.length,
    widthMetres: car.half * 2,
    elevationMetres: 0,
    paceMetresPerSecond: pace,
    pose({ seconds }) {
      const body = bodyAt(seconds);
      const spin = ((pace * seconds) / car.wheel) % (2 * Math.PI);
      const wheelJoints = wheelPlaces(car).map(({ centre }) => turned({ pitch: spin }, centre));
      return {
        joints: [body, ...wheelJoints],
        details(details) {
          for (const side of [1, -1]) {
            paintLampGlow(details, {
              joint: joint.body,
              at: [side * front[0], front[1], front[2] + 0.16],
              colour: [255, 240, 208],
              radius: 1.1,
              strength: lamps,
            });
            paintLampGlow(details, {
              joint: joint.body,
              at: [side * rear[0], rear[1], rear[2] - 0.14],
              colour: [255, 60, 50],
              radius: 0.6,
              strength: 0.8 * lamps,
            });
          }
        },
      };
    },
  });
  return { ...performer, mount: cabinOf(car, bodyAt) };
}

/** Places at the wheel, beside it and behind, seen through the windows. */
function cabinOf(car: CarBody, bodyAt: (seconds: number) => Transform): Mount {
  const head = 0.42 + (car.roof - saloon.roof) * 0.9;
  return {
    seating: "behind-glass",
    seats({ seconds }) {
      const body = bodyAt(seconds);
      const seat = (x: number, z: number): Seat => {
        const hand = (side: 1 | -1): Vec3 =>
          x > 0 && z > -0.5
            ? [x + side * 0.17, head + 0.5 + 0.03 * side * Math.sin(seconds * 1.3), z + 0.46]
            : [x + side * 0.14, head + 0.2, z + 0.3];
        return {
          at: moved(body, [x, head, z]),
          lean: -0.08,
          kneesOut: 0.1,
          hands: { left: hand(1), right: hand(-1) },
          feet: { left: [x + 0.12, car.floor + 0.1, z + 0.8], right: [x - 0.12, car.floor + 0.1, z + 0.8] },
        };
      };
      return [seat(0.36, 0), seat(-0.36, 0), seat(0.36, -0.85), seat(-0.36, -0.85)];
    },
    outlines({ seconds }, seen) {
      const body = bodyAt(seconds);
      const inPicture = (point: Vec3): Point => seen.at(moved(body, point));
      const inset = 0.035;
      const glass: (readonly Point[])[] = [];
      // Which side window is turned to us, and which windscreen.
      const across = Math.sin(seen.angle);
      if (Math.abs(across) > 0.2) {
        const side = across > 0 ? -1 : 1;
        const half = (y: number): number => cabinHalf(car, -0.2, y);
        for (const [from, to] of panesOf(car))
          glass.push(
            windowOutline(car)
              .map(([z, y]): readonly [number, number] => [Math.min(from, Math.max(to, z)), y])
              .map(([z, y]) => inPicture([side * half(y), y + (y > car.sill ? -inset : inset), z])),
          );
      }
      const along = Math.cos(seen.angle);
      if (along > 0.25)
        glass.push(
          screenOutline(car).map(([x, y]) => {
            const share = (y - car.sill) / (car.roof - 0.11 - car.sill);
            const z = car.windows[0] + 0.16 + (car.windows[1] - car.windows[0]) * Math.max(0, share);
            return inPicture([x, y, z]);
          }),
        );
      return glass;
    },
  };
}

/** From front to rear, the glass of a side between its pillars. */
function panesOf(car: CarBody): readonly (readonly [from: number, to: number])[] {
  const ends = [Math.max(...car.windows) - 0.04, ...car.pillars, Math.min(...car.windows) + 0.04];
  return ends.slice(1).map((to, index) => [(ends[index] ?? 0) - 0.035, to + 0.035] as const);
}

/** Half of the cabin's width at a height, metres. */
function cabinHalf(car: CarBody, z: number, y: number): number {
  const ring = car.cabin.reduce((best, one) => (Math.abs(one.z - z) < Math.abs(best.z - z) ? one : best));
  const share = Math.max(0, Math.min(1, (y - ring.bottom) / (ring.top - ring.bottom)));
  return ring.halfWidth * (1 - (1 - (ring.narrowing ?? 1)) * share);
}

function wheelPlaces(car: CarBody): readonly { readonly centre: Vec3; readonly side: 1 | -1 }[] {
  return car.axles.flatMap((z) =>
    ([1, -1] as const).map((side) => ({ centre: [side * (car.half - 0.14), car.wheel, z] as const, side })),
  );
}

function wheels(car: CarBody): SolidPart[] {
  const rim = alloyRim(car.name === "off-roader" ? 6 : car.name === "coupé" ? 10 : 5, [206, 208, 214]);
  return wheelPlaces(car).flatMap(({ centre, side }, index) =>
    wheelParts({ centre, radius: car.wheel, width: 0.24, side, joint: joint.wheels + index, rim }),
  );
}

function lampPlace(car: CarBody, end: "front" | "rear"): Vec3 {
  const ring = end === "front" ? car.body.at(-2) : car.body[1];
  const z = ring?.z ?? 2;
  const top = ring?.top ?? 0.7;
  return [(ring?.halfWidth ?? 0.8) * 0.76, top - (end === "front" ? 0.13 : 0.17), end === "front" ? z : z - 0.02];
}

/** Painted body, glass and what is dark under it. */
function shell(car: CarBody, paint: Rgb): SolidPart[] {
  const long = car.length / 2 + 0.02;
  const side: Area = { left: -long, right: long, bottom: 0.1, top: car.roof + 0.05 };
  const face: Area = { left: -1.05, right: 1.05, bottom: 0.1, top: car.roof + 0.05 };
  const above: Area = { left: -long, right: long, bottom: -1.05, top: 1.05 };
  const lacquer = 0.5;
  const material = (
    bitmap: Material["bitmap"] & object,
    finish: Material["bitmap"] & object,
    cutout = false,
  ): Material => ({
    bitmap,
    finish,
    polish: 120,
    ...(cutout ? { cutout } : {}),
  });
  const sides = material(
    blueprint(side, 200, (context) => drawSide(context, car, side, paint)),
    blueprint(side, 90, (context) => {
      ground(context, side, [lacquer * 255, 0, 0]);
      plate(context, windowOutline(car), 0.06, css([235, 0, 0]));
    }),
    true,
  );
  const fronts = material(
    blueprint(face, 200, (context) => drawFront(context, car, face, paint)),
    blueprint(face, 100, (context) => finishFront(context, car, face, "front")),
  );
  const backs = material(
    blueprint(face, 200, (context) => drawBack(context, car, face, paint)),
    blueprint(face, 100, (context) => finishFront(context, car, face, "rear")),
  );
  const tops = material(
    blueprint(above, 120, (context) => drawTop(context, car, above, paint)),
    blueprint(above, 20, (context) => ground(context, above, [lacquer * 255, 0, 0])),
  );
  const body = loft(car.body, { columns: 64, rows: 60 });
  const cabin = loft(car.cabin, { columns: 64, rows: 40 });
  const isSide = ([nx, ny]: Vec3): boolean => Math.abs(nx) > 0.62 && Math.abs(nx) > ny;
  const put = (mesh: Mesh, map: (at: Vec3) => readonly [number, number], made: Material): SolidPart => ({
    mesh: mapped(mesh, map),
    material: made,
    joint: joint.body,
  });
  const parts: SolidPart[] = [];
  for (const [mesh, isCabin] of [
    [body, false],
    [cabin, true],
  ] as const) {
    const end = isCabin ? 0.2 : 0.55;
    const isFront = (n: Vec3, at: Vec3): boolean => !isSide(n) && n[2] > end && (!isCabin || at[1] < car.roof - 0.06);
    const isBack = (n: Vec3, at: Vec3): boolean => !isSide(n) && n[2] < -end && (!isCabin || at[1] < car.roof - 0.06);
    parts.push(
      put(chosen(mesh, isSide), onSide(side), sides),
      put(chosen(mesh, isFront), onFront(face), fronts),
      put(chosen(mesh, isBack), onFront(face), backs),
      put(
        chosen(mesh, (n, at) => !isSide(n) && !isFront(n, at) && !isBack(n, at)),
        onTop(above),
        tops,
      ),
    );
  }
  // What is seen through the wheel arches, and mirrors.
  parts.push({
    mesh: roundedBox([0, car.floor + 0.24, -0.1], [car.half - 0.1, 0.27, car.length / 2 - 0.36], 0.05, [18, 17, 20]),
    material: dull,
    joint: joint.body,
  });
  for (const x of [1, -1])
    parts.push({
      mesh: roundedBox(
        [x * (car.half - 0.05), car.sill + 0.05, car.windows[0] - 0.2],
        [0.09, 0.065, 0.055],
        0.05,
        paint,
      ),
      material: { gloss: lacquer, polish: 100 },
      joint: joint.body,
    });
  return parts;
}

const dull: Material = {};

function windowOutline(car: CarBody): readonly (readonly [number, number])[] {
  const [frontLow, frontHigh, rearHigh, rearLow] = car.windows;
  const top = car.roof - 0.11;
  return [
    [frontLow, car.sill],
    [frontHigh, top - 0.02],
    [(frontHigh + rearHigh) / 2, top + 0.015],
    [rearHigh, top - 0.03],
    [rearLow, car.sill],
  ];
}

const glassColour: Rgb = [26, 32, 40];

function drawSide(context: SKRSContext2D, car: CarBody, area: Area, paint: Rgb): void {
  ground(context, area, paint);
  // Darker towards the sill, a line of light along the shoulder.
  const shade = context.createLinearGradient(0, car.floor, 0, car.sill);
  shade.addColorStop(0, "rgba(0,0,0,0.5)");
  shade.addColorStop(0.35, "rgba(0,0,0,0.16)");
  shade.addColorStop(0.62, "rgba(0,0,0,0)");
  context.fillStyle = shade;
  context.fillRect(area.left, area.bottom, area.right - area.left, car.sill - area.bottom);
  context.fillStyle = css([24, 24, 27]);
  context.fillRect(area.left, area.bottom, area.right - area.left, car.floor + 0.075 - area.bottom);
  context.lineWidth = 0.012;
  const line = (colour: string, ...points: readonly (readonly [number, number])[]): void => {
    context.strokeStyle = colour;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.stroke();
  };
  line("rgba(255,255,255,0.22)", [car.axles[0] - 0.5, car.sill - 0.1], [car.axles[1] + 0.3, car.sill - 0.15]);
  // Doors.
  const [frontLow, , , rearLow] = car.windows;
  const gap = css(scaled(paint, 0.35), 0.9);
  const doors = [
    frontLow - 0.02,
    ...(car.pillars.length > 0 ? car.pillars.slice(0, 1) : []),
    Math.max(rearLow, car.axles[0] + 0.3),
  ];
  for (const z of doors) line(gap, [z, car.sill - 0.02], [z - 0.03, car.floor + 0.2]);
  line(gap, [doors[0] ?? 0, car.floor + 0.2], [doors.at(-1) ?? 0, car.floor + 0.2]);
  for (const z of doors.slice(1))
    plate(
      context,
      [
        [z + 0.1, car.sill - 0.1],
        [z + 0.3, car.sill - 0.1],
        [z + 0.3, car.sill - 0.065],
        [z + 0.1, car.sill - 0.065],
      ],
      0.012,
      css(scaled(paint, 0.55)),
    );
  // Windows with pillars, and trim around them.
  const outline = windowOutline(car);
  plate(
    context,
    outline.map(([x, y]) => [x * 1.012, y + (y > car.sill ? 0.022 : -0.02)] as const),
    0.07,
    css([18, 18, 21]),
  );
  const sky = context.createLinearGradient(0, car.sill, 0.25, car.roof);
  sky.addColorStop(0, css(glassColour));
  sky.addColorStop(0.55, css(mix(glassColour, [120, 140, 156], 0.35)));
  sky.addColorStop(1, css(glassColour));
  plate(context, outline, 0.06, sky);
  context.fillStyle = css([16, 16, 19]);
  for (const z of car.pillars) context.fillRect(z - 0.035, car.sill, 0.07, car.roof - 0.1 - car.sill);
  // Lamps that reach around the corners.
  const front = lampPlace(car, "front");
  const rear = lampPlace(car, "rear");
  plate(
    context,
    [
      [front[2] - 0.22, front[1] + 0.05],
      [front[2] + 0.3, front[1] + 0.06],
      [front[2] + 0.3, front[1] - 0.09],
      [front[2] - 0.08, front[1] - 0.07],
    ],
    0.03,
    css([214, 222, 230]),
  );
  plate(
    context,
    [
      [rear[2] + 0.2, rear[1] + 0.06],
      [rear[2] - 0.3, rear[1] + 0.08],
      [rear[2] - 0.3, rear[1] - 0.08],
      [rear[2] + 0.12, rear[1] - 0.06],
    ],
    0.03,
    css([170, 22, 26]),
  );
  // Wheel arches are holes.
  for (const z of car.axles) {
    context.fillStyle = css([16, 16, 18]);
    context.beginPath();
    context.arc(z, car.wheel, car.wheel + 0.085, 0, 2 * Math.PI);
    context.fill();
    context.globalCompositeOperation = "destination-out";
    context.beginPath();
    context.arc(z, car.wheel, car.wheel + 0.06, 0, 2 * Math.PI);
    context.fill();
    context.fillRect(z - car.wheel - 0.06, area.bottom, 2 * car.wheel + 0.12, car.wheel - area.bottom);
    context.globalCompositeOperation = "source-over";
  }
}

function screenOutline(car: CarBody): readonly (readonly [number, number])[] {
  const low = car.sill - 0.005;
  const top = car.roof - 0.11;
  return [
    [-0.68, low],
    [-0.53, top],
    [0.53, top],
    [0.68, low],
  ];
}

function drawGlass(context: SKRSContext2D, car: CarBody): void {
  const outline = screenOutline(car);
  plate(
    context,
    outline.map(([x, y]) => [x * 1.04, y + (y > car.sill ? 0.02 : -0.012)] as const),
    0.03,
    css([16, 16, 19]),
  );
  const sky = context.createLinearGradient(-0.5, car.sill, 0.5, car.roof);
  sky.addColorStop(0, css(glassColour));
  sky.addColorStop(0.5, css(mix(glassColour, [130, 150, 166], 0.4)));
  sky.addColorStop(0.52, css(glassColour));
  sky.addColorStop(1, css(glassColour));
  plate(context, outline, 0.07, sky);
}

function drawFront(context: SKRSContext2D, car: CarBody, area: Area, paint: Rgb): void {
  ground(context, area, paint);
  drawGlass(context, car);
  const [x, y] = lampPlace(car, "front");
  // Grille, air intake, lamps and number plate.
  plate(
    context,
    [
      [-0.4, y + 0.03],
      [0.4, y + 0.03],
      [0.34, y - 0.12],
      [-0.34, y - 0.12],
    ],
    0.04,
    css([20, 20, 23]),
  );
  context.fillStyle = css([150, 154, 160]);
  for (let bar = 0; bar < 4; bar++) context.fillRect(-0.34, y - 0.1 + bar * 0.035, 0.68, 0.008);
  plate(
    context,
    [
      [-0.62, y - 0.2],
      [0.62, y - 0.2],
      [0.54, y - 0.36],
      [-0.54, y - 0.36],
    ],
    0.05,
    css([18, 18, 20]),
  );
  context.fillStyle = css([236, 236, 230]);
  context.fillRect(-0.26, y - 0.25, 0.52, 0.11);
  context.fillStyle = css([40, 44, 60]);
  for (let letter = 0; letter < 6; letter++) context.fillRect(-0.21 + letter * 0.072, y - 0.225, 0.045, 0.06);
  for (const side of [1, -1]) {
    plate(
      context,
      [
        [side * (x - 0.2), y - 0.06],
        [side * (x - 0.17), y + 0.05],
        [side * (x + 0.26), y + 0.09],
        [side * (x + 0.22), y - 0.05],
      ],
      0.03,
      css([198, 208, 218]),
    );
    context.fillStyle = css([244, 248, 252]);
    context.beginPath();
    context.arc(side * (x - 0.04), y, 0.045, 0, 2 * Math.PI);
    context.arc(side * (x + 0.07), y + 0.01, 0.035, 0, 2 * Math.PI);
    context.fill();
  }
}

function drawBack(context: SKRSContext2D, car: CarBody, area: Area, paint: Rgb): void {
  ground(context, area, paint);
  drawGlass(context, car);
  const [x, y] = lampPlace(car, "rear");
  for (const side of [1, -1]) {
    plate(
      context,
      [
        [side * (x - 0.24), y - 0.06],
        [side * (x - 0.22), y + 0.07],
        [side * (x + 0.26), y + 0.09],
        [side * (x + 0.24), y - 0.08],
      ],
      0.03,
      css([176, 20, 26]),
    );
    context.fillStyle = css([236, 150, 60]);
    context.fillRect(side * x - 0.08, y - 0.055, 0.16, 0.025);
  }
  context.fillStyle = css([236, 236, 230]);
  context.fillRect(-0.26, y - 0.1, 0.52, 0.11);
  context.fillStyle = css([40, 44, 60]);
  for (let letter = 0; letter < 6; letter++) context.fillRect(-0.21 + letter * 0.072, y - 0.075, 0.045, 0.06);
  plate(
    context,
    [
      [-0.7, y - 0.34],
      [0.7, y - 0.34],
      [0.62, y - 0.5],
      [-0.62, y - 0.5],
    ],
    0.05,
    css([22, 22, 25]),
  );
}

function finishFront(context: SKRSContext2D, car: CarBody, area: Area, end: "front" | "rear"): void {
  ground(context, area, [128, 0, 0]);
  plate(context, screenOutline(car), 0.07, css([235, 0, 0]));
  const [x, y] = lampPlace(car, end);
  for (const side of [1, -1])
    plate(
      context,
      [
        [side * (x - 0.2), y - 0.06],
        [side * (x - 0.17), y + 0.05],
        [side * (x + 0.26), y + 0.09],
        [side * (x + 0.22), y - 0.05],
      ],
      0.03,
      css([200, 240, 20]),
    );
}

function drawTop(context: SKRSContext2D, car: CarBody, area: Area, paint: Rgb): void {
  ground(context, area, paint);
  context.strokeStyle = css(scaled(paint, 0.5), 0.8);
  context.lineWidth = 0.012;
  const front = (car.cabin.at(-1)?.z ?? 1) + 0.06;
  context.beginPath();
  context.moveTo(front, -0.66);
  context.lineTo(car.length / 2 - 0.3, -0.56);
  context.moveTo(front, 0.66);
  context.lineTo(car.length / 2 - 0.3, 0.56);
  context.stroke();
}
