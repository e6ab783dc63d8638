import type { Actor, ActorKind, Creature, Person, Thing, Vehicle } from "./scene-spec.ts";

export type ActorClass = "person" | "creature" | "vehicle" | "thing";

/** What an actor can do follows from what it is. */
export const classOf: Readonly<Record<ActorKind, ActorClass>> = {
  person: "person",
  chef: "person",
  robot: "person",
  astronaut: "person",
  cat: "creature",
  dog: "creature",
  bird: "creature",
  horse: "creature",
  fish: "creature",
  car: "vehicle",
  bicycle: "vehicle",
  boat: "vehicle",
  train: "vehicle",
  aircraft: "vehicle",
  spaceship: "vehicle",
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

export const isPersonKind = (kind: ActorKind): kind is Person["kind"] => classOf[kind] === "person";
export const isCreatureKind = (kind: ActorKind): kind is Creature["kind"] => classOf[kind] === "creature";
export const isVehicleKind = (kind: ActorKind): kind is Vehicle["kind"] => classOf[kind] === "vehicle";
export const isThingKind = (kind: ActorKind): kind is Thing["kind"] => classOf[kind] === "thing";
export const isPerson = (actor: Actor): actor is Person => isPersonKind(actor.kind);
export const isCreature = (actor: Actor): actor is Creature => isCreatureKind(actor.kind);
export const isThing = (actor: Actor): actor is Thing => isThingKind(actor.kind);
export const isVehicle = (actor: Actor): actor is Vehicle => isVehicleKind(actor.kind);
/** People and animals act of themselves. */
export const isAlive = (kind: ActorKind): boolean => isPersonKind(kind) || isCreatureKind(kind);
