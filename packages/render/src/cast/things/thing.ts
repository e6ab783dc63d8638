import { parseHex, type Rgb } from "../../scene/colour.ts";
import { hashText, hashUnit } from "../../scene/random.ts";
import type { SpotName, Thing } from "../../scene-spec.ts";
import type { Performer, PerformerOptions } from "../performer.ts";
import { createSolidPerformer } from "../solid/solid-performer.ts";
import type { SolidDetails, SolidPart } from "../solid/solid-stage.ts";
import { identity, joined, translation, turned, type Transform } from "../solid/transform.ts";
import { ballModel } from "./ball.ts";
import { bookModel, boxModel, phoneModel } from "./boxes.ts";
import { bottleModel } from "./bottle.ts";
import { cupModel } from "./cup.ts";
import { foodModel } from "./food.ts";
import { lampModel } from "./lamp.ts";
import { flowerModel } from "./flowers.ts";
import { plantModel } from "./potted.ts";
import { createTree } from "./tree.ts";
import { shoeModel } from "./shoe.ts";
import { watchModel } from "./watch.ts";

/** What a thing is made of. Joint 0 carries the whole; others move within it. */
export interface ThingModel {
  readonly parts: readonly SolidPart[];
  readonly heightMetres: number;
  readonly lengthMetres: number;
  readonly widthMetres: number;
  /** Of joints from 1 on, against the whole. */
  readonly moves?: (seconds: number) => readonly Transform[];
  readonly details?: (details: SolidDetails, seconds: number) => void;
  /** Bounces when it falls, as a share of the height it fell from. */
  readonly bounce?: number;
}

/** What a model is made for. */
export interface ThingWish {
  readonly seed: number;
  /** A choice between 0 and 1 that is the thing's own. */
  readonly chance: (salt: number) => number;
  /** The same for all that one word named: three bottles are three of a kind. */
  readonly chanceOfKind: (salt: number) => number;
  readonly colour: Rgb | undefined;
  /** The prompt's own word for the thing. */
  readonly variety: string;
  readonly lamps: number;
  /** It stands on furniture: flowers are in a vase there. */
  readonly onFurniture: boolean;
}

const models: Readonly<Record<Exclude<Thing["kind"], "tree">, (wish: ThingWish) => ThingModel>> = {
  bottle: bottleModel,
  cup: cupModel,
  watch: watchModel,
  shoe: shoeModel,
  phone: phoneModel,
  book: bookModel,
  box: boxModel,
  food: foodModel,
  flower: flowerModel,
  plant: plantModel,
  lamp: lampModel,
  ball: ballModel,
};

const furniture: ReadonlySet<SpotName> = new Set(["table", "counter", "windowsill", "podium"] satisfies SpotName[]);

/** Radians a second of a turntable: a third of a turn in five seconds shows a product from one side over its front to the other. */
const turntable = 0.4;

/** A thing on a table, a turntable or the ground. */
export function createThing(options: PerformerOptions<Thing>): Performer {
  const { actor } = options;
  const { kind } = actor;
  if (kind === "tree") return createTree(options);
  const seed = (hashText(actor.id) ^ options.seed) >>> 0;
  const model = models[kind]({
    seed,
    chance: (salt) => hashUnit(seed, salt),
    chanceOfKind: (salt) => hashUnit((hashText(actor.id.replace(/-\d+$/u, "")) ^ options.seed) >>> 0, salt),
    colour: actor.colour === undefined ? undefined : parseHex(actor.colour),
    variety: actor.variety?.toLowerCase() ?? "",
    lamps: options.light.lamps,
    onFurniture: actor.spot !== undefined && furniture.has(actor.spot),
  });
  return createSolidPerformer(options, {
    parts: model.parts,
    heightMetres: model.heightMetres,
    lengthMetres: model.lengthMetres,
    widthMetres: model.widthMetres,
    elevationMetres: 0,
    paceMetresPerSecond: 0,
    pose({ seconds }) {
      const whole =
        actor.action === "turn"
          ? turned({ yaw: -1 + turntable * seconds })
          : actor.action === "fall"
            ? fallen(seconds, model)
            : identity();
      const moves = model.moves?.(seconds) ?? [];
      return {
        joints: [whole, ...moves.map((move) => joined(whole, move))],
        ...(model.details === undefined
          ? {}
          : { details: (details: SolidDetails) => model.details?.(details, seconds) }),
      };
    },
  });
}

/** Falls from above the picture and comes to rest, tumbling less and less. */
function fallen(seconds: number, model: ThingModel): Transform {
  const from = 4 * model.heightMetres;
  // A small thing falls in slow motion: as far as it is high in the same time as a larger one.
  const gravity = 9.8 * Math.min(1, model.heightMetres / 0.5 + 0.12);
  const bounce = model.bounce ?? 0.28;
  let left = Math.max(0, seconds - 0.25);
  let height = from;
  let down = Math.sqrt((2 * from) / gravity);
  if (left < down) height = from - (gravity * left * left) / 2;
  else {
    left -= down;
    let speed = Math.sqrt(2 * gravity * from) * Math.sqrt(bounce);
    height = 0;
    for (let times = 0; times < 5; times++) {
      const air = (2 * speed) / gravity;
      if (left < air) {
        height = speed * left - (gravity * left * left) / 2;
        break;
      }
      left -= air;
      speed *= Math.sqrt(bounce);
      down = 0;
    }
  }
  const tumble = Math.min(1, height / Math.max(0.01, from));
  return joined(
    translation([0, height, 0]),
    turned({ pitch: 0.9 * tumble, yaw: 1.6 * tumble, roll: 0.5 * tumble }, [0, model.heightMetres / 2, 0]),
  );
}
