import type { ActorKind } from "../scene-spec.ts";

/** Kinds with painters of their own; "thing" is every object that things/ has a model of. */
export type DrawnActor =
  | "person"
  | "chef"
  | "robot"
  | "astronaut"
  | "cat"
  | "dog"
  | "bird"
  | "horse"
  | "fish"
  | "car"
  | "bicycle"
  | "boat"
  | "train"
  | "aircraft"
  | "spaceship"
  | "thing";

/** The kind that is drawn for each kind a prompt can name: itself where it has painters, else the one most like it. */
export const drawnActor: Readonly<Record<ActorKind, DrawnActor>> = {
  person: "person",
  chef: "chef",
  robot: "robot",
  astronaut: "astronaut",
  cat: "cat",
  dog: "dog",
  bird: "bird",
  horse: "horse",
  fish: "fish",
  car: "car",
  bicycle: "bicycle",
  boat: "boat",
  train: "train",
  aircraft: "aircraft",
  spaceship: "spaceship",
  plant: "thing",
  flower: "thing",
  tree: "thing",
  food: "thing",
  cup: "thing",
  bottle: "thing",
  box: "thing",
  watch: "thing",
  shoe: "thing",
  phone: "thing",
  book: "thing",
  lamp: "thing",
  ball: "thing",
};
