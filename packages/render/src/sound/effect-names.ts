import type { Actor, PersonAction } from "../scene-spec.ts";

/** What doing something sounds like. */
export type EffectName =
  | "steps"
  | "strokes"
  | "landings"
  | "pen"
  | "sips"
  | "stirring"
  | "paws"
  | "barks"
  | "purring"
  | "wings"
  | "chirps"
  | "hooves"
  | "engine"
  | "pedals"
  | "hull"
  | "rails"
  | "propeller"
  | "thrusters";

/** The sound of an actor in its action; undefined for one that is silent. Data, so that reading a prompt loads no synthesis. */
export function effectOf(actor: Actor): EffectName | undefined {
  switch (actor.kind) {
    case "person":
    case "chef":
    case "robot":
    case "astronaut":
      return ofPeople[actor.action];
    case "cat":
      return actor.action === "sleep" || actor.action === "sit" ? "purring" : undefined;
    case "dog":
      return actor.action === "walk" || actor.action === "run"
        ? "paws"
        : actor.action === "sleep"
          ? undefined
          : "barks";
    case "bird":
      return actor.action === "fly" ? "wings" : "chirps";
    case "horse":
      return actor.action === "walk" || actor.action === "run" ? "hooves" : undefined;
    case "car":
      return "engine";
    case "bicycle":
      return actor.action === "drive" ? "pedals" : undefined;
    case "boat":
      return "hull";
    case "train":
      return actor.action === "drive" ? "rails" : undefined;
    case "aircraft":
      return actor.action === "fly" ? "propeller" : undefined;
    case "spaceship":
      return "thrusters";
    case "fish":
    case "plant":
    case "flower":
    case "tree":
    case "food":
    case "cup":
    case "bottle":
    case "box":
    case "watch":
    case "shoe":
    case "phone":
    case "book":
    case "lamp":
    case "ball":
      return undefined;
  }
}

const ofPeople: Readonly<Record<PersonAction, EffectName | undefined>> = {
  walk: "steps",
  run: "steps",
  swim: "strokes",
  jump: "landings",
  write: "pen",
  drink: "sips",
  cook: "stirring",
  dance: "landings",
  stand: undefined,
  wave: undefined,
  talk: undefined,
  sit: undefined,
  "look-around": undefined,
  turn: undefined,
};
