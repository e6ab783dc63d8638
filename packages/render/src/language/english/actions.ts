import type { Lexicon } from "../lexicon.ts";
import { does, floats, likeAction, mounted, ridesAny, ridesOn } from "../meanings.ts";

/** What actors do, and where they face. */
export const actionLexicon: Lexicon = [
  [
    "walk, walking, stroll, wander, walk through, walk down, step, approach, explore, stride, cross, cross the street, travel, pace, roam, trudge, saunter, go for a walk, walk away, head home, commute, wade, trek, march, tiptoe, prowl, stalk, creep, sneak, amble, trot, limp, patrol, push a cart, push a stroller, lead, enter, leave, emerge, arrive, stagger, parade, march past, plod, graze along, come home, pull a sled, moonwalk, walk the dog, waddle, shuffle, strut, hop along, pad, meander, make her way, make his way, makes its way, cross a bridge, wander through",
    does("walk"),
  ],
  ["climb, crawl, carry, drag, haul, push, pull, push a wheelchair", likeAction("walk")],
  ["hike, hiking", does("walk", { hint: "mountain-lake" })],
  ["climb a mountain, rock climbing", likeAction("walk", { hint: "mountain-lake" })],
  ["shopping, window shopping", does("walk", { hint: "city-street" })],
  [
    "run, running, jog, sprint, race, rush, chase, flee, hurry, dash, escape, runs away, scamper, bolt, charge, speed, stampede, chased, racing",
    does("run"),
  ],
  [
    "play fetch, fetch, dribble, play football, play soccer, play tag, play basketball, play tennis, play catch, play hide and seek",
    likeAction("run"),
  ],
  [
    "stand, standing, perform, blow, blow out, steal, collect, put on, wait, pose, stare, gaze, hold, lean, smile, think, contemplate, pause, stop, rest, stand still, listen, breathe, watch, look at, look into, gaze at, stare at, look down, cry, weep, shiver, pray, hug, embrace, kiss, hold hands, frown, nod, perch, graze, park, parked, hover over, stretch, yawn, moor, moored, anchored, water the plants, take a photo, take photos, fold, guard, bark, meow, howl, purr, peck, blow bubbles, stop by, fly a kite, paint a wall, clean, wash, sweep, fix, repair, weld, plant, harvest, pick, shake hands, applaud, clap, feed, pet, stroke, brush, comb, polish, pour, serve, make, craft, build, hammer, sew, knit, sell, watering, brew, mend, tend, hold up, iron, throw, catch, kick, buy, wink, sneeze, wipe",
    does("stand"),
  ],
  [
    "wave, wave at, wave to, wave goodbye, wave hello, wave hand, wave at the camera, greet the camera, salute, waves back, wave her hand, wave his hand, wave a flag, wave their hands, beckon, greet, hail a taxi, hailing a cab",
    does("wave"),
  ],
  [
    "talk, speak, chat, explain, discuss, present, lecture, sing, narrate, argue, interview, report, recite, announce, address the camera, converse, preach, host, describe, teach, introduce, debate, whisper together, shout, yell, speak to the camera, talk to the camera, read aloud, gesture, confess, explaining, giving a speech, give a speech, deliver a speech, tell, gossip, whisper, negotiate, quarrel, rap, hum, chant, scream, tell a joke, tell jokes, giving a talk, give a talk, give a presentation, on the phone, talking on the phone, tell a story, read the news",
    does("talk"),
  ],
  ["laugh, giggle, chuckle, laugh together", { ...does("talk"), alone: "stand" }],
  ["read the news, present the news, report the news", does("talk", { hint: "office" })],
  ["teach, give a lesson, give a lecture, lecturing", does("talk", { hint: "classroom" })],
  ["sing, singing, perform a song, singing a song, karaoke", does("talk", { hint: "stage" })],
  [
    "cook, cooking, stir, bake, chop, fry, prepare, slice, taste, knead, prepare a meal, make dinner, make soup, flip, roast, mix, cook dinner, prepare food, plating, sprinkle, whisk, saute, boil, simmer, knead dough, make pancakes, flip pancakes, make breakfast, make lunch, make pasta, decorate a cake, peel, grate, toss pizza, make pizza, roll dough, make sushi, roll sushi, chop vegetables, stir a pot, frost a cake, ice a cake, plate, plates a dish, season a dish, toss a salad, cook soup, flambe, fries eggs, dice",
    does("cook", { hint: "kitchen" }),
  ],
  ["grill, barbecue, roast marshmallows", does("cook", { hint: "meadow" })],
  [
    "sit, sitting, seated, sit down, read, read a book, read a newspaper, reading, meditate, lie, lie down, relax, sits on, lounge, lying, recline, watch tv, watch television, curl up, curled up, meditating, sunbathe, rest on, perched on a chair, sits alone, sit together, sunbathing, cross legged, sit by",
    does("sit"),
  ],
  [
    "kneel, crouch, picnic, play chess, play cards, squat, cuddle, play video games, have a picnic, play the piano, play piano, play guitar, play the guitar, play the violin, play violin, play the cello, play the drums, play drums, knitting, knit, huddle, play a board game, strum, gaming, play the flute, play the harp, meditate on",
    likeAction("sit"),
  ],
  ["read, read a book, reading, watch tv, watch television, play video games", does("sit", { hint: "living-room" })],
  ["sunbathe, sunbathing, build a sandcastle, building sandcastles", likeAction("sit", { hint: "beach" })],
  ["fish, fishing", likeAction("sit", { hint: "mountain-lake" })],
  [
    "play the piano, play piano, play guitar, play the guitar, play the violin, play violin, play the cello, play the drums",
    likeAction("sit", { hint: "stage" }),
  ],
  [
    "sleep, asleep, nap, doze, snooze, sleeping, napping, take a nap, dozing, snore, slumber",
    does("sleep", { hint: "living-room" }),
  ],
  ["work, labour, toil", likeAction("stand")],
  ["study, studying", likeAction("write", { hint: "classroom" })],
  [
    "solve an equation, take an exam, writing on a blackboard, write on the blackboard, write on the board, write on a blackboard, write equations",
    does("write", { hint: "classroom" }),
  ],
  [
    "write, writing, type, draw, paint, sketch in, scribble, take notes, sign a document, write a letter, writing a letter, write in, paint a picture, paint a portrait, painting a picture, painting a canvas, draw a picture, drawing a picture, jot, sketch a portrait, drawing on, sketches in, write in a journal, paint on an easel, do homework, doodle in, compose",
    does("write"),
  ],
  [
    "work at a desk, type, type on, typing, work on a laptop, working on a laptop, typing on a keyboard, typing on a laptop, coding, programming, work at a computer, work late",
    does("write", { hint: "office" }),
  ],
  [
    "drink, drink coffee, drink tea, sip, eat, drinking, toast, eat breakfast, eat lunch, eat dinner, have dinner, have breakfast, dine, have lunch, eating, lick, chew, nibble, slurp, sip coffee, sip tea, have coffee, drinks from, bite, munch, snack, have a coffee, toasting, gulp, share a meal",
    does("drink"),
  ],
  [
    "drink coffee, sip coffee, have coffee, have a coffee, drinking coffee, sipping espresso, sip a latte",
    does("drink", { hint: "cafe" }),
  ],
  [
    "dance, dancing, ballet, breakdance, waltz, tango, salsa, samba, dance together, tap dance, dances to, pirouette, perform a pirouette, boogie, hip hop, ballet dancing, slow dance, sway, twirl",
    does("dance"),
  ],
  [
    "celebrate, do yoga, yoga, tai chi, karate, kung fu, aerobics, exercise, party, fight, play, skate, ice skate, ice skating, figure skating, skateboard, skateboarding, box, practice yoga, practise yoga, do tai chi, practice karate, practice kung fu, wrestle, spar, duel, fence, hula hoop, work out, conduct, sword fight, roller skate, cast a spell, do tricks, juggle",
    likeAction("dance"),
  ],
  ["pirouette, perform a pirouette, performing ballet", does("dance", { hint: "stage" })],
  ["ice skate, ice skating, figure skating", likeAction("dance", { hint: "snowfield" })],
  ["skateboard, skateboarding", likeAction("dance", { hint: "city-street" })],
  [
    "jump, leap, hop, bounce, jumping, jump over, skip, skipping rope, jump rope, pounce, trampoline, jump for joy, breach, leaps out, splash in puddles",
    does("jump"),
  ],
  [
    "parkour, vault, backflip, do a backflip, do backflips, cartwheel, do a cartwheel, somersault, do flips",
    likeAction("jump"),
  ],
  ["ski, skiing, snowboard, snowboarding", likeAction("walk", { hint: "snowfield" })],
  [
    "sled, sledding, sledging, build a snowman, snowball fight, building a snowman",
    does("stand", { hint: "snowfield" }),
  ],
  [
    "look around, look about, search, observe, survey, admire, look up, look out, look at the view, enjoy the view, glance, discover, take in the view, watch the sunset, watch the sunrise, look at the sunset, look over, peer, peek, sniff, scan, looking out, look through, look over her shoulder, look at the stars, stargaze, stargazing, inspect, look for, investigate, examine, look around nervously, keep watch, sniff the air, peer around, look back, look toward",
    does("look-around"),
  ],
  [
    "turn, turn around, spin, rotate, revolve, turns to, spinning, rotating, spin around, turn toward, turn slowly, turns toward, turn his head, turn her head, turns to the camera, swivel, whirl, twist, rotating on a turntable, rotate slowly, turns away, spinning slowly, spins around, slow rotation",
    does("turn"),
  ],
  [
    "swim, swimming, float in, backstroke, paddle, splash, glide through the water, freestyle swim, splash around, dive in, treads water, snorkel, swims past, swim around, drift by, glide past, circling below, swim in circles",
    does("swim"),
  ],
  ["snorkel, scuba dive, scuba diving, snorkeling, dive down, freediving", does("swim", { hint: "underwater" })],
  [
    "surf, surfing, ride a wave, rides a wave, ride waves, catch a wave, kitesurfing, windsurfing, bodyboarding",
    does("swim", { hint: "beach", vehicle: "sail" }),
  ],
  ["dive, diving, plunge", does("swim", { creature: "swim" })],
  [
    "fly, flying, soar, hover, glide, flutter, flap, take off, takeoff, circle overhead, circle above, soaring, fly over, fly past, fly away, swoop, flock, takes flight, liftoff, lift off, land, landing, launch, blast off, takes off, wheel overhead, circling, zoom past, migrate, skydive, paraglide, levitate, fly through, in flight, mid flight, orbit the earth, soar over, gliding, flit, hovering",
    does("fly"),
  ],
  [
    "cruise, speeds down, race down, drift, speeding, drives past, drifting around, travel along, pull up, pulls into, accelerate, roar, rumble, chug, rolls down, race through, speeds through, speeds past, rush past, winds through, pass by, cruising, chugging, steams through, zooms down, brake, rattle, crosses a viaduct, races along, races down, race around, drifts around",
    does("drive"),
  ],
  ["drive, driving, driven, drive along, drive through, driving down, drives down", mounted("car", does("drive"))],
  ["ride, riding, ridden, ride past", ridesAny],
  [
    "cycle, cycling, bike, biking, pedal, ride a bike, ride a bicycle, riding a bicycle, ride bikes, rides a motorcycle, ride bicycles",
    ridesOn("bicycle"),
  ],
  ["ride a horse, ride horses, horseback, on horseback, horse riding, horseback riding", ridesOn("horse")],
  ["gallop, canter", mounted("horse", does("run"))],
  ["drift on, drift across, drifts on, drifts across, drifts down, bob, bobbing, steams across, voyage", does("sail")],
  [
    "sail, sailing, row, rowing, kayak, kayaking, canoeing, paddle a canoe, paddling, row across, sails across, sail into, sail past, sail through",
    mounted("boat", does("sail")),
  ],
  ["float, floating, drifting, drift, levitating, hover in the air, drifts", floats],
  [
    "fall, falling, tumble, drop, topple, fall from, crash, tip over, drops onto, fall down, splash into, falls into, plummet, plop",
    does("fall"),
  ],
  ["roll, rolling, roll down, bounce, bouncing, rolls across", likeAction("fall", { vehicle: "drive" })],
  [
    "facing the camera, face the camera, look at the camera, look into the camera, toward the camera, towards the camera, towards camera, facing us, front view, from the front, facing camera, looking at camera, to camera, into the lens, towards us, toward us, facing forward, head on, toward camera, look into the lens, looks straight at the camera, at the camera, stare into the camera, look directly at the camera, looks at us",
    { kind: "facing", facing: "front" },
  ],
  [
    "from behind, back view, rear view, facing away, away from the camera, seen from behind, from the back, her back, his back, walk away, back to the camera, into the distance, over the shoulder, away from us, back to camera, over her shoulder, over his shoulder, back turned, back turned to us, viewed from behind, drives away, into the sunset",
    { kind: "facing", facing: "back" },
  ],
  [
    "side view, in profile, profile view, from the side, from left to right, left to right, to the right, sideways, across the frame, side profile, profile shot, side on",
    { kind: "facing", facing: "right" },
  ],
  ["from right to left, right to left, to the left", { kind: "facing", facing: "left" }],
  ["three quarter view, three quarter, three quarters, 3 4 view", { kind: "facing", facing: "three-quarter" }],
];
