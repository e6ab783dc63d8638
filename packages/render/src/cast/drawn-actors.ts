import type { ActorKind } from "../scene-spec.ts";

/** Kinds with painters of their own. */
export type DrawnActor = "person" | "chef" | "robot" | "astronaut";

/** The kind that is drawn for each kind a prompt can name: itself where it has painters, else the one most like it. */
export const drawnActor: Readonly<Record<ActorKind, DrawnActor | "nothing">> = {
  person: "person",
  chef: "chef",
  robot: "robot",
  astronaut: "astronaut",
  cat: "nothing",
  dog: "nothing",
  bird: "nothing",
  horse: "nothing",
  fish: "nothing",
  car: "nothing",
  bicycle: "nothing",
  boat: "nothing",
  train: "nothing",
  aircraft: "nothing",
  spaceship: "nothing",
  plant: "nothing",
  flower: "nothing",
  tree: "nothing",
  food: "nothing",
  cup: "nothing",
  bottle: "nothing",
  box: "nothing",
  watch: "nothing",
  shoe: "nothing",
  phone: "nothing",
  book: "nothing",
  lamp: "nothing",
  ball: "nothing",
};
