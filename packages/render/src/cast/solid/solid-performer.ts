import type { SKRSContext2D } from "@napi-rs/canvas";
import { mirrored, type Camera } from "../../scene/camera.ts";
import type { Performer, PerformerMoment, PerformerOptions, Placement } from "../performer.ts";
import type { Vec3 } from "../skeleton.ts";
import { createSolidLight } from "./solid-light.ts";
import { createSolidStage, type SolidDetails, type SolidPart } from "./solid-stage.ts";
import { moved, type Transform } from "./transform.ts";

/** A creature, vehicle or thing as surfaces that joints move. */
export interface SolidDefinition {
  readonly parts: readonly SolidPart[];
  readonly heightMetres: number;
  /** From nose to tail. */
  readonly lengthMetres: number;
  /** Of what touches the ground. */
  readonly widthMetres: number;
  readonly elevationMetres: number;
  readonly paceMetresPerSecond: number;
  /** A creature's head: the joint that carries it, its middle at rest, and how large it is. */
  readonly head?: { readonly joint: number; readonly middle: Vec3; readonly sizeMetres: number };
  /** Where the joints are at a moment, and the fine lines to draw over the surfaces. */
  pose(moment: PerformerMoment): SolidPose;
}

export interface SolidPose {
  readonly joints: readonly Transform[];
  readonly details?: (details: SolidDetails) => void;
}

/** Paints an actor that is made of surfaces. */
export function createSolidPerformer(options: PerformerOptions, definition: SolidDefinition): Performer {
  const { actor, keySide, frontLight } = options;
  const stage = createSolidStage(definition.parts);
  const light = createSolidLight(options.light, { keySide, frontLight });
  const picture = { width: options.width, height: options.height };

  const draw = (
    context: SKRSContext2D,
    camera: Camera,
    placement: Placement,
    moment: PerformerMoment,
    { finest, rim }: { readonly finest: number; readonly rim: number },
  ): void => {
    const { joints, details } = definition.pose(moment);
    const plain = rim === 0 || details === undefined ? {} : { details };
    stage.paint(context, { camera, placement, joints, light, picture, finest, rim, ...plain });
  };

  const { head } = definition;
  const carrier = head === undefined ? undefined : definition.pose({ seconds: 1, clipSeconds: 1 }).joints[head.joint];
  const middle = head === undefined || carrier === undefined ? undefined : moved(carrier, head.middle);

  return {
    actor,
    ...(head === undefined || middle === undefined
      ? {}
      : { portrait: { upMetres: middle[1], aheadMetres: middle[2], sizeMetres: head.sizeMetres } }),
    heightMetres: definition.heightMetres,
    lengthMetres: definition.lengthMetres,
    widthMetres: definition.widthMetres,
    elevationMetres: definition.elevationMetres,
    paceMetresPerSecond: definition.paceMetresPerSecond,
    paint: (context, camera, placement, moment) =>
      draw(context, camera, placement, moment, { finest: 2, rim: light.rim }),
    paintPlain: (context, camera, placement, moment) => draw(context, camera, placement, moment, { finest: 1, rim: 0 }),
    paintReflection: (context, camera, placement, moment) =>
      // Reflections are painted into a smaller picture.
      draw(context, mirrored(camera), placement, moment, {
        finest: Math.max(0.1, Math.min(1, Math.abs(context.getTransform().a))),
        rim: 0,
      }),
  };
}
