import type { Person, CameraMove } from "../scene-spec.ts";
import type { Lexicon, Meaning } from "./lexicon.ts";

const does = (action: Person["action"]): Meaning => ({ kind: "action", action });
const moves = (move: CameraMove["move"]): Meaning => ({ kind: "camera", move });

/** What people do and where they face, how the camera moves, and how near it is. */
export const actionLexicon: Lexicon = [
  [
    "walk, walking, stroll, wander, walk through, walk down, hike, march, step, approach, explore, stride, cross, cross the street, travel, pace, roam, trudge, saunter, go for a walk, walk away, head home, commute, wade, trek",
    does("walk"),
  ],
  ["run, running, jog, sprint, race, rush, chase, flee, hurry, dash, escape, runs away", does("run")],
  [
    "stand, standing, wait, pose, stare, gaze, hold, lean, smile, watch, think, contemplate, pause, stop, rest, stand still, listen, meditate standing, breathe",
    does("stand"),
  ],
  [
    "wave, wave at, wave to, wave goodbye, wave hello, wave hand, wave at the camera, greet the camera, salute",
    does("wave"),
  ],
  [
    "talk, speak, chat, explain, discuss, present, lecture, sing, narrate, argue, interview, report, recite, announce, address the camera, converse, preach, host, describe, teach, introduce, laugh, debate, whisper together, shout, yell, speak to the camera, talk to the camera, read aloud, gesture, confess",
    does("talk"),
  ],
  [
    "cook, cooking, stir, bake, chop, fry, prepare, slice, season, taste, knead, prepare a meal, make dinner, make soup, flip, grill, roast, mix, cook dinner, prepare food, plating, sprinkle, whisk, saute, boil, simmer",
    does("cook"),
  ],
  [
    "sit, sitting, seated, sit down, kneel, crouch, read, read a book, meditate, sleep, lie, lie down, drive, ride, paddle, fish, fishing, type, study, relax, sits on, drink, drink coffee, sip, eat, work at a desk, picnic, play chess, play piano, play guitar, write",
    does("sit"),
  ],
  [
    "dance, dancing, twirl, spin, perform, jump, celebrate, leap, skate, ballet, breakdance, play, do yoga, exercise, hop, party, fight, box, sway",
    does("dance"),
  ],
  [
    "look around, look about, search, observe, survey, turn around, admire, look up, look out, look at the view, enjoy the view, overlook, glance, discover, take in the view, watch the sunset, watch the sunrise, look at the sunset, look over",
    does("look-around"),
  ],
  [
    "facing the camera, face the camera, look at the camera, look into the camera, toward the camera, towards the camera, towards camera, facing us, front view, from the front, facing camera, looking at camera, to camera, into the lens, towards us, toward us, facing forward, head on",
    { kind: "facing", facing: "front" },
  ],
  [
    "from behind, back view, rear view, facing away, away from the camera, seen from behind, from the back, her back, his back, walk away, back to the camera, into the distance, over the shoulder, away from us, back to camera, over her shoulder, over his shoulder, back turned",
    { kind: "facing", facing: "back" },
  ],
  [
    "side view, in profile, profile view, from the side, from left to right, left to right, to the right, sideways, across the frame, side profile",
    { kind: "facing", facing: "right" },
  ],
  ["from right to left, right to left, to the left", { kind: "facing", facing: "left" }],
  ["three quarter view, three quarter, three quarters", { kind: "facing", facing: "three-quarter" }],
  [
    "push in, push ins, pushes in, dolly in, zoom in, zooms in, slow push in, move closer, moves closer, dolly forward, track in, camera moves forward, zoom, slow zoom, dolly zoom, dolly, move in, camera approaches, crash zoom, camera pushes",
    moves("push-in"),
  ],
  [
    "pull out, pull back, dolly out, zoom out, dolly back, camera moves away, pulls away, slow reveal, camera moves back, camera retreats, pull away, camera pulls",
    moves("pull-out"),
  ],
  ["pan left, pans left, truck left, slide left, move left, left pan", moves("pan-left")],
  [
    "pan right, pan across, pan over, pan to, pan around, pan along, camera pan, panning, panning shot, pans right, truck right, slide right, move right, right pan, panorama, panoramic, whip pan, camera sweeps, slow pan, sweeping shot",
    moves("pan-right"),
  ],
  ["tilt up, tilt upward, tilts up, camera tilts up, low angle", moves("tilt-up")],
  ["tilt down, tilt downward, tilts down, camera tilts down, camera tilts", moves("tilt-down")],
  [
    "crane up, crane shot, camera cranes, jib shot, camera ascends, pedestal up, boom up, drone shot, aerial, aerial shot, bird s eye view, birds eye view, top view, drone footage, rising shot, aerial view, camera rises, flyover, fly over, drone view, camera flies, high angle, overhead shot, helicopter shot",
    moves("crane-up"),
  ],
  [
    "orbit, arc shot, circle around, rotate around, 360, camera orbits, orbiting shot, camera circles, camera arcs, circling, camera rotates, bullet time, around the subject",
    moves("orbit"),
  ],
  [
    "following shot, tracking shot, camera tracks, steadicam, follow shot, camera follows, follows her, follows him, tracking, gimbal",
    moves("follow"),
  ],
  [
    "handheld, hand held, shaky, shaky camera, shaky cam, handheld camera, pov, point of view, first person, hand held camera, selfie, gopro, bodycam",
    moves("handheld"),
  ],
  [
    "static, static shot, static camera, still camera, fixed camera, locked off, tripod, stationary camera, fixed shot, locked down, camera does not move, no camera movement",
    moves("static"),
  ],
  [
    "wide shot, wide view, establishing shot, long shot, extreme wide shot, full shot, full body, wide angle, full length, aerial shot, panorama shot, very wide shot, extreme long shot, landscape shot, master shot, from afar",
    { kind: "framing", framing: "wide" },
  ],
  [
    "medium shot, mid shot, waist up, waist shot, half body, cowboy shot, american shot, medium wide, medium wide shot, upper body, medium full shot, two shot",
    { kind: "framing", framing: "medium" },
  ],
  [
    "close up, close up shot, closeup, extreme close up, portrait, headshot, close shot, macro, face shot, tight shot, detail shot, medium close up, insert shot, head and shoulders, talking head",
    { kind: "framing", framing: "close-up" },
  ],
];
