import { isThing } from "../actor-classes.ts";
import type { Creature, Person, Thing, Vehicle } from "../scene-spec.ts";
import { createBird } from "./creatures/bird.ts";
import { createCat } from "./creatures/cat.ts";
import { createDog } from "./creatures/dog.ts";
import { createFish } from "./creatures/fish.ts";
import { createHorse } from "./creatures/horse.ts";
import { createFigure } from "./figure.ts";
import type { Performer, PerformerOptions } from "./performer.ts";
import { createThing } from "./things/thing.ts";
import { createAircraft } from "./vehicles/aircraft.ts";
import { createBicycle } from "./vehicles/bicycle.ts";
import { createBoat } from "./vehicles/boat.ts";
import { createCar } from "./vehicles/car.ts";
import { createSpaceship } from "./vehicles/spaceship.ts";
import { createTrain } from "./vehicles/train.ts";

/** Prepares an actor of any kind for painting. */
export function createPerformer(options: PerformerOptions): Performer {
  const creature = options as PerformerOptions<Creature>;
  const vehicle = options as PerformerOptions<Vehicle>;
  const { actor } = options;
  if (isThing(actor)) return createThing(options as PerformerOptions<Thing>);
  switch (actor.kind) {
    case "person":
    case "chef":
    case "robot":
    case "astronaut":
      return createFigure(options as PerformerOptions<Person>);
    case "cat":
      return createCat(creature);
    case "dog":
      return createDog(creature);
    case "bird":
      return createBird(creature);
    case "horse":
      return createHorse(creature);
    case "fish":
      return createFish(creature);
    case "car":
      return createCar(vehicle);
    case "bicycle":
      return createBicycle(vehicle);
    case "boat":
      return createBoat(vehicle);
    case "train":
      return createTrain(vehicle);
    case "aircraft":
      return createAircraft(vehicle);
    case "spaceship":
      return createSpaceship(vehicle);
  }
}
