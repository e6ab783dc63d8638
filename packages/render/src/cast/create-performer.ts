import type { Person } from "../scene-spec.ts";
import { drawnActor } from "./drawn-actors.ts";
import { createFigure } from "./figure.ts";
import type { Performer, PerformerOptions } from "./performer.ts";

/** Prepares an actor of any kind for painting; nothing for a kind that is not drawn. */
export function createPerformer(options: PerformerOptions): Performer | undefined {
  switch (drawnActor[options.actor.kind]) {
    case "person":
    case "chef":
    case "robot":
    case "astronaut":
      return createFigure(options as PerformerOptions<Person>);
    case "nothing":
      return undefined;
  }
}
