import type { Lexicon } from "../lexicon.ts";
import { framed, moves } from "../meanings.ts";

/** How the camera moves, and how near it is. */
export const cameraLexicon: Lexicon = [
  [
    "push in, push ins, pushes in, dolly in, slow push in, move closer, moves closer, dolly forward, track in, camera moves forward, dolly, move in, camera approaches, camera pushes, dolly shot, dolly toward, camera pushes in, camera glides forward, camera moves in, camera creeps in, truck in, camera inches closer, camera closes in, camera moves toward, camera glides in, camera pushes toward, camera moves closer, camera glides toward, slow dolly, dollies in, dolly in slowly, pushing in, camera glides through, camera moves slowly forward, camera slowly pushes in, camera slowly moves in, slowly pushes in, camera slowly approaches, camera slowly moves closer, camera slowly dollies in",
    moves("push-in"),
  ],
  [
    "pull out, pull back, dolly out, dolly back, camera moves away, pulls away, slow reveal, camera moves back, camera retreats, pull away, camera pulls, camera pulls back, pulling back, backward dolly, dolly backward, camera backs away, camera dollies out, dolly away, camera drifts back, track back, track out, camera moves backward, pulls out, pulling out, camera slowly pulls back, pullback, pull back shot",
    moves("pull-out"),
  ],
  [
    "zoom in, zooms in, zoom, slow zoom, crash zoom, zooming in, zoom into, slow zoom in, zoom onto, dolly zoom, vertigo effect, camera zooms, camera zooms in, snap zoom, zoom shot, zoom to, fast zoom, quick zoom, zoom on, zooms into, camera slowly zooms in, punch in",
    moves("zoom-in"),
  ],
  [
    "zoom out, zooms out, zooming out, slow zoom out, camera zooms out, camera slowly zooms out, zoom away",
    moves("zoom-out"),
  ],
  [
    "pan left, pans left, truck left, slide left, move left, left pan, pan to the left, pans to the left, pan from right to left, pans from right to left, camera pans left, panning left, pan slowly left, pan leftward, slider left, camera moves left, slow pan left, pans slowly to the left, whip pan left, dolly left, track left",
    moves("pan-left"),
  ],
  [
    "pan right, pan across, pan over, pan to, pan around, pan along, camera pan, panning, panning shot, pans right, truck right, slide right, move right, right pan, whip pan, camera sweeps, slow pan, sweeping shot, pan to the right, pans to the right, pan from left to right, camera pans, panning right, pan shot, slow pan right, camera moves right, slow pan across, slider shot, slow panning shot, pan slowly, pans slowly, whip pan right, pans slowly to the right, pans across, sweeping pan, dolly right, track right, camera sweeps across, lateral tracking, pan of, swish pan, camera slowly pans",
    moves("pan-right"),
  ],
  [
    "tilt up, tilt upward, tilts up, camera tilts up, low angle, tilting up, tilt shot, camera tilts upward, worm s eye view, worms eye view, low angle shot, slow tilt up, tilts slowly up, tilt upwards, camera slowly tilts up, tilts up slowly, tilt from the ground up",
    moves("tilt-up"),
  ],
  [
    "tilt down, tilt downward, tilts down, camera tilts down, camera tilts, tilting down, slow tilt down, tilt downwards, camera slowly tilts down, tilt",
    moves("tilt-down"),
  ],
  [
    "crane up, crane shot, camera cranes, jib shot, camera ascends, pedestal up, boom up, rising shot, camera rises, high angle, crane upward, crane upwards, jib up, rising camera, crane, camera slowly rises, camera rises up, camera lifts, cranes up, camera floats up, camera rises above, high angle shot, crane rising, rising crane, jib",
    moves("crane-up"),
  ],
  [
    "crane down, camera descends, pedestal down, boom down, jib down, descending shot, camera lowers, crane downward, descending crane, camera sinks, cranes down, camera slowly descends, camera drops down, crane shot down, crane shot descending, camera floats down, lowering shot, camera comes down",
    moves("crane-down"),
  ],
  [
    "drone shot, aerial, aerial shot, bird s eye view, birds eye view, top view, drone footage, aerial view, flyover, drone view, camera flies, overhead shot, helicopter shot, drone, drone flyover, fly through, fpv drone, fpv, bird s eye, birds eye, overhead view, top down, seen from above, viewed from above, shot from above, view from above, top down view, top down shot, aerial drone shot, aerial footage, drone flight, fly over shot, from the air, drone style, high aerial, fpv shot, shot by drone, drone video, camera flies over, cinematic drone shot, flythrough, flyby, from a drone, aerial drone, aerial tracking shot, seen from above, god s eye view, drone flying, drone orbit",
    moves("drone"),
  ],
  [
    "orbit, arc shot, circle around, rotate around, 360, camera orbits, orbiting shot, camera circles, camera arcs, circling, camera rotates, bullet time, around the subject, 360 shot, orbit shot, slow orbit, 360 degree, 360 degrees, orbiting, camera orbiting, camera circling, revolve around, rotating shot, rotating camera, arcs around, camera rotates around, orbits around, circles around, spin around the subject, arc around, camera spins around, camera revolves, orbiting camera, 360 spin, circular tracking shot",
    moves("orbit"),
  ],
  [
    "following shot, tracking shot, camera tracks, steadicam, follow shot, camera follows, follows her, follows him, tracking, gimbal, follow, tracking camera, following, camera following, follow from behind, dolly alongside, camera tracks alongside, side tracking, gimbal shot, steadicam shot, track alongside, tracks alongside, follows them, follow cam, followed by the camera, camera chases, tracking from behind, camera trails, long take following, camera slowly follows, one take, chase cam, smooth tracking shot, follow the subject",
    moves("follow"),
  ],
  [
    "handheld, hand held, shaky, shaky camera, shaky cam, handheld camera, hand held camera, selfie, handheld shot, handheld style, camera shake, wobbly camera, selfie video, shakycam, shaking camera, hand held shot, selfie style, jittery camera",
    moves("handheld"),
  ],
  [
    "pov, point of view, first person, gopro, bodycam, pov shot, first person view, first person perspective, helmet cam, through the eyes of, from the point of view, seen through the eyes, dash cam, dashcam, action cam, through her eyes, through his eyes, first person shot, head mounted camera, point of view shot, first person pov",
    moves("point-of-view"),
  ],
  [
    "static, static shot, static camera, still camera, fixed camera, locked off, tripod, stationary camera, fixed shot, locked down, camera does not move, no camera movement, locked camera, locked off shot, locked shot, camera stays still, camera is still, camera stays fixed, camera holds still, static frame, camera doesnt move, motionless camera, camera remains still, on a tripod, tripod shot, still shot, without camera movement, camera remains static, fixed frame, camera locked, camera stationary, unmoving camera, camera is static, static wide shot, camera fixed",
    moves("static"),
  ],
  [
    "wide shot, wide view, establishing shot, long shot, extreme wide shot, full shot, full body, wide angle, full length, panorama shot, very wide shot, extreme long shot, landscape shot, master shot, from afar, wide, wide angle shot, wide establishing shot, panorama, panoramic, panoramic view, panoramic shot, full body shot, ultra wide, ultrawide, wide angle lens, wide lens, 24mm, 16mm lens, 14mm, 18mm, fisheye, fish eye, establishing, full figure, super wide, sweeping vista, head to toe, extreme wide, 16mm, wide cinematic shot, establishing wide shot, from a distance, static wide shot, sweeping wide shot, wide framing, 24mm lens, wide screen shot, full view, long view, wideshot",
    framed("wide"),
  ],
  [
    "medium shot, mid shot, waist up, waist shot, half body, cowboy shot, american shot, medium wide, medium wide shot, upper body, medium full shot, two shot, medium, medium framing, midshot, medium long shot, knee up, from the waist up, waist level, over the shoulder shot, bust shot, mid length, waist up shot, medium two shot, half length, chest up",
    framed("medium"),
  ],
  [
    "close up, close up shot, closeup, extreme close up, portrait, headshot, close shot, face shot, tight shot, detail shot, medium close up, insert shot, head and shoulders, talking head, tight close up, portrait shot, close on, tight framing, 85mm, 85mm lens, telephoto, extreme closeup, close portrait, tight on, facial close up, close up portrait, close view, up close, close, detail of, ecu, close up on, close up of, close ups, shallow portrait, telephoto lens, 100mm, cu, medium closeup, tightly framed, 135mm, face fills the frame, fills the frame",
    framed("close-up"),
  ],
  [
    "macro, macro shot, macro lens, macro photography, extreme macro, super macro, macro close up, macro detail, macro video, microscopic, macro view, micro detail, macro footage, probe lens, extreme macro shot, 100mm macro, close up macro",
    framed("macro"),
  ],
  [
    "slow motion, slowly, slow, slow mo, timelapse, time lapse, shallow depth of field, 35mm, 50mm, 50mm lens, 35mm lens, lens, bokeh, rack focus, dutch angle, eye level, slow motion shot, hyperlapse, tilt shift, deep focus, soft focus, focus pull, motion blur, split screen, eye level shot, vertical video, 4k, 8k, 120fps, 60fps, 24fps, slowmo, shallow focus, depth of field, leading lines, rule of thirds, loop, seamless loop, one shot, continuous shot, single take, long take, camera movement, camera motion, freeze frame, food photography, dynamic camera, smooth camera, high speed camera",
    { kind: "understood" },
  ],
];
