import type { SKRSContext2D } from "@napi-rs/canvas";
import { paintContactShadow } from "../cast/contact-shadow.ts";
import { createCast } from "../cast/create-cast.ts";
import { createFigure } from "../cast/figure.ts";
import { mirrored, project, depthOf, type Camera } from "../scene/camera.ts";
import { clamp, css, lit, mix, type Rgb } from "../scene/colour.ts";
import { createGround } from "../scene/ground.ts";
import type { Light } from "../scene/light.ts";
import { unitOf, type ShotContext, type ShotMoment, type ShotPainter } from "../scene/shot.ts";
import { createSky } from "../scene/sky.ts";
import { beginSurface, createSurface, type Surface } from "../scene/surface.ts";
import type { Wall } from "../scene/wall.ts";
import { createWallMemory } from "../scene/wall-memory.ts";
import { createWallRaster, type Skin, type Veil, type WallRaster } from "../scene/wall-raster.ts";
import { createParticles } from "../scene/weather.ts";
import { createFacade, createShopfront, facadeMetres, shopMetres, type FacadeKind } from "./facade.ts";
import { createSignPainter } from "./street-signs.ts";
import { paintStreetGround, tileMetres } from "./street-ground.ts";
import { planStreet, type Building } from "./street-plan.ts";
import { paintSkyline } from "./street-skyline.ts";
import { paintTraffic, planTraffic, type Air } from "./street-traffic.ts";
import { createStreetFlats, lampHead } from "./street-things.ts";

/** Wet ground is painted this many times smaller: it is blurred anyway. */
const reflectionShrink = 4;
/** Further away a wall's windows are smaller than a pixel or lost in the haze; in the wet street at half of it. */
const plainMetres = 230;
const plainWall: Rgb = [104, 96, 104];

/** A street that runs to the horizon, today's or a later age's. */
export function buildStreet(context: ShotContext, age: "present" | "future"): ShotPainter {
  const { shot, width, height, light, glows } = context;
  const futuristic = age === "future";
  const seed = (context.seed + shot.setting.variant * 7919) >>> 0;
  const unit = unitOf(context);
  const snow = shot.setting.weather === "snow";
  const pixelsPerMetre = clamp((44 * height) / 1080, 4, 72);
  const kinds: readonly FacadeKind[] = futuristic
    ? ["glass", "panel", "fins", "terrace", "panel", "glass"]
    : ["brick", "stucco", "stone", "office", "brick", "stucco"];
  const facades = kinds.map((kind, index) => createFacade(kind, { light, seed: seed + index, pixelsPerMetre }));
  const shops = [0, 1].map((index) =>
    createShopfront(futuristic ? "neon" : "classic", {
      light,
      seed: seed + index,
      pixelsPerMetre: pixelsPerMetre * 1.5,
    }),
  );
  const plan = planStreet({ seed, futuristic, facades: facades.length, shops: shops.length });
  const painted = paintStreetGround({
    light,
    seed,
    futuristic,
    snow,
    pixels: clamp(2 ** Math.round(Math.log2(height * 1.6)), 128, 2048),
  });
  const flats = createStreetFlats({
    light,
    seed,
    futuristic,
    snow,
    pixelsPerMetre: clamp((110 * height) / 1080, 12, 160),
  });
  const walkers = plan.walkers.map((walker) => ({
    ...walker,
    figure: createFigure({
      actor: {
        id: `passer-by ${walker.index}`,
        kind: "person",
        sex: walker.female ? "female" : "male",
        age: "adult",
        action: "walk",
        facing: walker.towards > 0 ? "back" : "front",
      },
      seed,
      // Passers-by are drawn straight into the picture and need no stage of their own.
      width: 1,
      height: 1,
      light,
      mouthCues: [],
      keySide: 1,
      frontLight: 0.3,
    }),
  }));
  const cast = createCast(context, {
    startZ: 24,
    halfWidth: 4,
    light,
    keySide: light.sun.aside < -0.05 ? -1 : 1,
    frontLight: (facing) => frontLightOf(light, facing),
  });
  const soft = shot.camera.framing !== "wide";
  const sky = createSky({ width, height, light, seed, reach: Math.ceil(height * 0.9), disc: true });
  const skyline = paintSkyline({ width, height, light, seed, futuristic });
  const signs = createSignPainter({ light, glows, unit });
  const particles = createParticles({ width, height, weather: shot.setting.weather, light, seed, indoors: false });
  // The street lies behind the people, a little out of focus: large pictures paint it smaller and save a third of their time.
  const plateShare = soft ? 0.5 : height >= 700 ? 0.75 : 1;
  const plate = createSurface(width * plateShare, height * plateShare);
  const plateScale = plate.width / width;
  const blurred = createSurface(soft ? width / 4 : 1, soft ? height / 4 : 1);
  const reflection = createSurface(width / reflectionShrink, height / reflectionShrink);
  const wallMemory = createWallMemory();
  const walls = createWallRaster(wallMemory, { width, height, detail: plateScale });
  const mirrorWalls = createWallRaster(wallMemory, { width, height, detail: reflection.width / width });
  const squashed = createSurface(reflection.width, reflection.height / 7);
  const mask = createSurface(reflection.width, reflection.height);
  const ground = createGround(painted.surface, {
    metres: tileMetres,
    width: plate.width,
    height: plate.height,
    detail: plateScale,
  });
  const water = createGround(painted.puddles, {
    metres: tileMetres,
    width: mask.width,
    height: mask.height,
    detail: mask.width / width,
  });
  const traffic = planTraffic(seed, futuristic);

  const sunX = (camera: Camera): number =>
    camera.centreX + light.sun.aside * width - Math.tan(camera.yaw) * camera.focal;
  const hazeAt = (camera: Camera, screenX: number): Rgb =>
    mix(
      light.hazeSun,
      light.hazeAway,
      clamp(Math.abs(screenX - sunX(camera)) / (Math.max(width, height) * 0.5), 0, 1) * 0.85,
    );
  const hazeAmount = (depth: number): number => 0.94 * (1 - Math.exp(-Math.max(0, depth - 5) / light.hazeMetres));
  const air: Air = { hazeAt, hazeAmount, glows };

  /** The storeys of a wall of a building: a shop below, then the facade over and over. */
  function skinsOf(building: Building, lengthMetres: number, offset: number): readonly Skin[] {
    const facade = facades[building.facade];
    const shop = shops[building.shop];
    if (facade === undefined || shop === undefined) return [];
    const across = (metres: number): { left: number; right: number } => {
      const share = Math.min(1, lengthMetres / metres);
      const left = offset * (1 - share);
      return { left, right: left + share };
    };
    const ofShop = { ...across(shopMetres.wide), top: 0, bottom: 1 };
    const skins: Skin[] = [{ bottomY: 0, topY: shopMetres.high, texture: shop, window: ofShop }];
    for (let bottomY = shopMetres.high; bottomY < building.height; bottomY += facadeMetres.high) {
      const topY = Math.min(building.height, bottomY + facadeMetres.high);
      const top = 1 - (topY - bottomY) / facadeMetres.high;
      skins.push({ bottomY, topY, texture: facade, window: { ...across(facadeMetres.wide), top, bottom: 1 } });
    }
    return skins;
  }

  function paintFacade(
    raster: WallRaster,
    camera: Camera,
    corners: Omit<Wall, "bottomY" | "topY">,
    options: { readonly building: Building; readonly dark: number; readonly offset: number },
  ): void {
    const { building, dark, offset } = options;
    const wall = { ...corners, bottomY: 0, topY: building.height };
    const far = Math.min(depthOf(camera, wall.leftX, wall.leftZ), depthOf(camera, wall.rightX, wall.rightZ));
    if (far > (camera.vertical > 0 ? plainMetres : plainMetres / 2)) {
      const colour = lit(plainWall, light.shade);
      const veil = (depth: number, screenX: number): Veil => ({
        colour: mix(colour, hazeAt(camera, screenX), hazeAmount(depth)),
        alpha: 1,
      });
      raster.paint(camera, { wall, skins: [], veil });
      return;
    }
    const length = Math.hypot(wall.rightX - wall.leftX, wall.rightZ - wall.leftZ);
    raster.paint(camera, {
      wall,
      skins: skinsOf(building, length, offset),
      veil(depth, screenX) {
        const haze = hazeAmount(depth);
        const alpha = 1 - (1 - haze) * (1 - dark);
        return { colour: mix([16, 12, 30], hazeAt(camera, screenX), alpha === 0 ? 0 : haze / alpha), alpha };
      },
    });
  }

  function paintWalls(raster: WallRaster, camera: Camera, building: Building): void {
    const backlit = light.sun.height < 0.5 && !light.sun.moon ? 0.34 : 0.1;
    const shadySide = light.sun.height > 1 && building.side > 0 ? 0.3 : 0;
    const offset = (building.seed % 100) / 100;
    if (building.nearZ > camera.z + 0.5 && building.frontX !== building.innerX) {
      const leftX = Math.min(building.innerX, building.frontX);
      const rightX = Math.max(building.innerX, building.frontX);
      const front = { leftX, leftZ: building.nearZ, rightX, rightZ: building.nearZ };
      paintFacade(raster, camera, front, { building, dark: backlit, offset: 1 - offset });
    }
    const near = { x: building.innerX, z: building.nearZ };
    const far = { x: building.innerX, z: building.farZ };
    const [left, right] = building.side < 0 ? [near, far] : [far, near];
    const side = { leftX: left.x, leftZ: left.z, rightX: right.x, rightZ: right.z };
    paintFacade(raster, camera, side, { building, dark: shadySide, offset });
  }

  function paintSigns(target: SKRSContext2D, camera: Camera, building: Building, seconds: number): void {
    if (!futuristic && !building.sign) return;
    signs.paint(target, camera, building, {
      seconds,
      haze: hazeAmount(Math.max(0, building.nearZ - camera.z)),
      hazeColour: hazeAt(camera, width / 2),
      futuristic,
    });
  }

  function paintWorld(
    target: SKRSContext2D,
    camera: Camera,
    raster: WallRaster,
    moment: ShotMoment,
    floor: () => void,
  ): void {
    const shift = Math.tan(camera.yaw) * camera.focal;
    const flip = camera.vertical < 0;
    if (flip) {
      target.save();
      target.translate(0, 2 * camera.horizonY);
      target.scale(1, -1);
    }
    sky.paint(target, { horizonY: camera.horizonY, shift, drift: (moment.seconds * 0.0022) % 1 });
    const skylineHigh = (skyline.height / skyline.width) * width * 1.5;
    target.drawImage(
      skyline.canvas,
      -width * 0.25 - shift,
      camera.horizonY - skylineHigh,
      width * 1.5,
      skylineHigh + 1,
    );
    if (flip) target.restore();
    floor();
    // The wet street shows the world too dimly for sheets of haze and cars between its houses.
    let sheets = flip ? [] : [260, 130, 60];
    const sheet = (): void => {
      target.save();
      target.resetTransform();
      glows.wash(target, {
        x: sunX(camera) * plateScale,
        y: (camera.horizonY - 0.02 * height) * plateScale,
        radius: height * 0.62 * plateScale,
        colour: light.hazeSun,
        strength: 0.34 * Math.max(0.25, light.sun.strength),
      });
      target.restore();
    };
    let carsFrom = Number.POSITIVE_INFINITY;
    let signed: Building[] = [];
    const flush = (): void => {
      raster.flush(target);
      for (const building of signed) paintSigns(target, camera, building, moment.seconds);
      signed = [];
    };
    for (const building of plan.buildings) {
      const depth = building.nearZ - camera.z;
      while (sheets[0] !== undefined && depth < sheets[0]) {
        flush();
        sheet();
        if (traffic.length > 0)
          paintTraffic(target, camera, traffic, air, { from: carsFrom, to: sheets[0], seconds: moment.seconds });
        carsFrom = sheets[0];
        sheets = sheets.slice(1);
      }
      if (depthOf(camera, building.innerX, building.farZ) < 0.6) continue;
      paintWalls(raster, camera, building);
      signed.push(building);
    }
    flush();
    if (traffic.length > 0 && !flip)
      paintTraffic(target, camera, traffic, air, { from: carsFrom, to: 14, seconds: moment.seconds });
  }

  /** The world upside down in the wet street, smeared downwards the way rough water does. */
  function paintReflection(camera: Camera, moment: ShotMoment): Surface {
    const scale = reflection.width / width;
    const target = beginSurface(reflection);
    target.scale(scale, scale);
    target.beginPath();
    target.rect(0, camera.horizonY, width, height);
    target.clip();
    const below = mirrored(camera);
    paintWorld(target, below, mirrorWalls, moment, () => undefined);
    if (light.lamps > 0.05) {
      for (const thing of plan.things) {
        if (thing.kind !== "lamp") continue;
        const depth = thing.z - camera.z;
        if (depth < 2 || depth > 90) continue;
        const at = project(below, thing.x - thing.side * lampHead.reach, lampHead.high, thing.z);
        glows.stamp(target, {
          x: at.x,
          y: at.y,
          radius: 1.5 * at.scale,
          colour: [255, 196, 128],
          strength: 0.9 * light.lamps * (1 - hazeAmount(depth)),
        });
      }
    }
    const squash = beginSurface(squashed);
    squash.filter = `blur(${Math.max(0.4, squashed.width / 400).toFixed(2)}px)`;
    squash.drawImage(reflection.canvas, 0, 0, squashed.width, squashed.height);
    const out = beginSurface(reflection);
    out.drawImage(squashed.canvas, 0, 0, reflection.width, reflection.height);
    out.scale(scale, scale);
    for (const piece of cast.reflections(camera, moment)) piece.paint(out);
    out.setTransform(1, 0, 0, 1, 0, 0);
    const puddles = beginSurface(mask);
    water.paint(puddles, camera, { farMetres: 400, haze: { colour: [0, 0, 0], amount: () => 0 } });
    // Seen steeply, near the camera, water reflects less.
    const fresnel = puddles.createLinearGradient(0, camera.horizonY * scale, 0, reflection.height);
    fresnel.addColorStop(0, "rgba(0,0,0,1)");
    fresnel.addColorStop(1, "rgba(0,0,0,0.5)");
    puddles.globalCompositeOperation = "destination-in";
    puddles.fillStyle = fresnel;
    puddles.fillRect(0, 0, mask.width, mask.height);
    out.globalCompositeOperation = "destination-in";
    out.drawImage(mask.canvas, 0, 0);
    return reflection;
  }

  function clipMoment(moment: ShotMoment): { seconds: number; clipSeconds: number } {
    return { seconds: moment.seconds, clipSeconds: context.startSeconds + moment.seconds };
  }

  function paintStreetFloor(target: SKRSContext2D, camera: Camera, moment: ShotMoment): void {
    const low = mix(light.hazeSun, light.hazeAway, 0.3);
    target.fillStyle = css(low);
    target.fillRect(0, camera.horizonY, width, height);
    ground.paint(target, camera, { farMetres: 160, haze: { colour: low, amount: hazeAmount } });
    if (light.wet > 0.05) {
      const wet = paintReflection(camera, moment);
      target.drawImage(wet.canvas, 0, 0, width, height);
    }
    // The low sun's road of light.
    if (light.sun.strength > 0.3 && light.sun.height < 0.5 && !light.sun.moon) {
      target.save();
      target.translate(sunX(camera), camera.horizonY);
      target.scale(width * 0.13, height - camera.horizonY);
      target.globalCompositeOperation = "screen";
      const path = target.createRadialGradient(0, 0, 0, 0, 0, 1);
      path.addColorStop(0, css(light.sun.colour, 0.85 * light.sun.strength));
      path.addColorStop(0.4, css(light.sun.colour, 0.26 * light.sun.strength));
      path.addColorStop(1, css(light.sun.colour, 0));
      target.fillStyle = path;
      target.beginPath();
      target.arc(0, 0, 1, 0, Math.PI);
      target.fill();
      target.restore();
    }
    if (light.sun.height > 1 && light.sun.strength > 0.2) paintHouseShadow(target, camera);
    for (const thing of plan.things) {
      if (thing.kind !== "lamp" || light.lamps < 0.1) continue;
      const depth = thing.z - camera.z;
      if (depth < 2.5 || depth > 60) continue;
      const at = project(camera, thing.x - thing.side * lampHead.reach, 0, thing.z);
      target.save();
      target.translate(at.x, at.y);
      target.scale(1, camera.y / depth + 0.04);
      glows.stamp(target, {
        x: 0,
        y: 0,
        radius: 3.4 * at.scale,
        colour: [255, 190, 120],
        strength: 0.3 * light.lamps * (1 - hazeAmount(depth)),
      });
      target.restore();
    }
  }

  /** At noon the houses on the right lay their shade over their pavement and a strip of road. */
  function paintHouseShadow(target: SKRSContext2D, camera: Camera): void {
    target.fillStyle = css([24, 30, 64], 0.36 * Math.min(1, light.sun.strength * 2));
    target.beginPath();
    let begun = false;
    const corner = (x: number, z: number): void => {
      const at = project(camera, x, 0, z);
      if (begun) target.lineTo(at.x, at.y);
      else target.moveTo(at.x, at.y);
      begun = true;
    };
    corner(30, camera.z + 1.2);
    for (const building of [...plan.buildings].reverse()) {
      if (building.side < 0 || building.farZ < camera.z + 1.2) continue;
      const reach = building.innerX - Math.min(9, building.height * 0.42);
      corner(reach, Math.max(camera.z + 1.2, building.nearZ));
      corner(reach + 0.6, Math.max(camera.z + 1.2, building.farZ));
    }
    corner(30, camera.z + 400);
    target.fill();
  }

  function paintCast(
    target: SKRSContext2D,
    camera: Camera,
    moment: ShotMoment,
    nearest: number,
    furthest: number,
  ): void {
    interface Piece {
      readonly z: number;
      draw(): void;
    }
    const pieces: Piece[] = [];
    const within = (z: number): boolean => z - camera.z > nearest && z - camera.z <= furthest;
    for (const thing of plan.things) {
      if (!within(thing.z) || thing.z - camera.z < 1.6) continue;
      pieces.push({ z: thing.z, draw: () => paintThing(target, camera, thing, moment) });
    }
    for (const walker of walkers) {
      const pace = walker.figure.paceMetresPerSecond;
      const z = walker.z + 20 + walker.towards * pace * (moment.seconds + context.startSeconds);
      if (!within(z) || z - camera.z < 2.4) continue;
      const placement = { x: walker.x, y: 0, z, facingX: 0, facingZ: walker.towards };
      pieces.push({
        z,
        draw: () => {
          paintContactShadow(target, camera, placement, { radiusMetres: 0.62, strength: 0.7 });
          walker.figure.paintPlain(target, camera, placement, clipMoment(moment));
        },
      });
    }
    for (const piece of cast.pieces(camera, moment)) {
      if (within(piece.z)) pieces.push({ z: piece.z, draw: () => piece.paint(target) });
    }
    pieces.sort((a, b) => b.z - a.z);
    for (const piece of pieces) piece.draw();
  }

  function paintThing(
    target: SKRSContext2D,
    camera: Camera,
    thing: {
      kind: "lamp" | "tree" | "bench" | "planter" | "bollard" | "kiosk" | "hydrant";
      x: number;
      z: number;
      side: 1 | -1;
      variant: number;
    },
    moment: ShotMoment,
  ): void {
    const at = project(camera, thing.x, 0, thing.z);
    if (at.x < -3 * at.scale || at.x > width + 3 * at.scale) return;
    const flat = flats(thing.kind, thing.variant);
    const haze = hazeAmount(at.depth);
    if (thing.kind !== "lamp") {
      paintContactShadow(target, camera, { x: thing.x, y: 0, z: thing.z }, { radiusMetres: 0.62, strength: 0.6 });
    }
    target.save();
    target.translate(at.x, at.y);
    // Arms and lit sides point to the street.
    target.scale(-thing.side * at.scale, at.scale);
    if (thing.kind === "tree") target.transform(1, 0, 0.008 * Math.sin(moment.seconds * 1.4 + thing.z), 1, 0, 0);
    target.globalAlpha = 1 - haze * 0.75;
    target.drawImage(flat.canvas, -flat.wide * flat.footAt, -flat.high, flat.wide, flat.high);
    target.restore();
    if (thing.kind === "lamp" && light.lamps > 0.05) {
      const head = project(camera, thing.x - thing.side * lampHead.reach, lampHead.high, thing.z);
      glows.stamp(target, {
        x: head.x,
        y: head.y,
        radius: 1.7 * head.scale,
        colour: [255, 196, 128],
        strength: 0.85 * light.lamps * (1 - haze * 0.6),
      });
    }
  }

  function paintRays(target: SKRSContext2D, camera: Camera, moment: ShotMoment): void {
    if (light.sun.strength < 0.5 || light.sun.height > 0.5 || light.sun.moon) return;
    const x = sunX(camera);
    const y = camera.horizonY - light.sun.height * height * 0.5;
    const far = Math.max(width, height);
    target.globalCompositeOperation = "screen";
    const fade = target.createRadialGradient(x, y, 20 * unit, x, y, far * 0.6);
    fade.addColorStop(0, css(light.sun.colour, 0.15 * light.sun.strength));
    fade.addColorStop(1, css(light.hazeSun, 0));
    target.fillStyle = fade;
    target.beginPath();
    for (let ray = 0; ray < 9; ray++) {
      const angle = -2.8 + ray * 0.315 + 0.03 * Math.sin(moment.seconds * 0.5 + ray);
      const spread = 0.03 + 0.018 * Math.sin(ray * 2.1 + moment.seconds * 0.4);
      target.moveTo(x, y);
      target.lineTo(x + Math.cos(angle - spread) * far, y + Math.sin(angle - spread) * far);
      target.lineTo(x + Math.cos(angle + spread) * far, y + Math.sin(angle + spread) * far);
    }
    target.fill();
    target.globalCompositeOperation = "source-over";
  }

  return {
    paint(target, moment) {
      const camera = cast.camera(moment);
      const world = beginSurface(plate);
      world.scale(plate.width / width, plate.height / height);
      paintWorld(world, camera, walls, moment, () => paintStreetFloor(world, camera, moment));
      if (soft) {
        // A longer lens has less depth of field: what is far behind the people blurs.
        paintCast(world, camera, moment, cast.distance + 0.9, 90);
        const far = beginSurface(blurred);
        const strength = shot.camera.framing === "close-up" ? 0.0042 : 0.0022;
        far.filter = `blur(${(width * strength * 0.5).toFixed(2)}px)`;
        far.drawImage(plate.canvas, 0, 0, blurred.width, blurred.height);
        // A little larger: a blur's border is half transparent.
        target.drawImage(blurred.canvas, -0.012 * width, -0.012 * height, 1.024 * width, 1.024 * height);
        paintRays(target, camera, moment);
        paintCast(target, camera, moment, 0, cast.distance + 0.9);
      } else {
        target.drawImage(plate.canvas, 0, 0, width, height);
        paintRays(target, camera, moment);
        paintCast(target, camera, moment, 0, 90);
      }
      particles.paint(target, moment.seconds);
    },
  };
}

function frontLightOf(light: Light, facing: "front" | "back" | "left" | "right" | "three-quarter"): number {
  const open = light.sun.height > 1 ? 0.95 : light.sun.moon ? 0.72 : 0.62;
  return facing === "back" ? open * 0.4 : open;
}
