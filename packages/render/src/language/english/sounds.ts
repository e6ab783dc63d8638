import type { AmbienceName, AudioSpec } from "../../scene-spec.ts";
import type { Lexicon, Meaning, SpeechTopic } from "../lexicon.ts";

const sounds = (...names: readonly AmbienceName[]): Meaning => ({ kind: "ambience", names });
const feels = (music: Exclude<AudioSpec["music"], "none">): Meaning => ({ kind: "mood", music });
const speaks = (topic: SpeechTopic): Meaning => ({ kind: "speech", topic });

/** What is heard: places, moods, speech that is quoted and speech that is only named. */
export const soundLexicon: Lexicon = [
  [
    "city sound, city noise, city ambience, urban sound, street sound, street noise, hustle and bustle, bustling, busy street",
    sounds("city"),
  ],
  ["traffic noise, traffic sound, car horn, honking, engine sound, engines, siren, sirens", sounds("traffic")],
  [
    "kitchen ambient sound, kitchen sound, kitchen noise, kitchen ambience, sizzling, sizzle, clatter, clinking, boiling sound, ambient kitchen sound",
    sounds("kitchen"),
  ],
  ["room tone, room sound, quiet room", sounds("room")],
  ["wind sound, howling wind, wind, breeze, wind blowing, gust, wind blows, windy", sounds("wind")],
  [
    "water sound, sound of water, ocean sound, sound of waves, flowing water, lapping water, wave sound, babbling",
    sounds("water"),
  ],
  [
    "birdsong, bird song, birds singing, bird sound, chirping, chirping birds, sound of birds, birds chirping, nature sound, nature sounds, crickets",
    sounds("birds"),
  ],
  ["rain sound, sound of rain, pattering, rain ambience", sounds("rain")],
  [
    "crowd noise, crowd sound, applause, chatter, murmur, cheering, cheering crowd, clapping, people talking in the background, murmuring",
    sounds("crowd"),
  ],
  [
    "machine sound, machinery, humming machines, hum, mechanical sound, electronic hum, buzzing, engine hum, whirring, beeping",
    sounds("machines"),
  ],
  [
    "sound, ambient sound, ambience, noise, sound effect, ambient noise, audio, background noise, sounds",
    { kind: "heard" },
  ],
  [
    "music, soundtrack, score, background music, orchestral score, song playing, melody, cinematic music",
    { kind: "music" },
  ],
  [
    "warm, cozy, cosy, romantic, tender, loving, nostalgic, heartwarming, gentle, sentimental, friendly, intimate, homely, emotional, love",
    feels("warm"),
  ],
  [
    "tense, dark, ominous, scary, suspense, suspenseful, thriller, horror, dramatic, mysterious, eerie, creepy, dystopian, sinister, dangerous, danger, gritty, action packed, intense, menacing, haunting, moody, brooding, threatening",
    feels("tense"),
  ],
  [
    "bright, happy, cheerful, upbeat, joyful, fun, energetic, playful, lively, exciting, celebratory, festive, optimistic, triumphant, uplifting, joyous, vibrant, funny, whimsical, inspiring, heroic",
    feels("bright"),
  ],
  [
    "calm, cosy quiet, peaceful, serene, tranquil, quiet, relaxing, dreamy, meditative, soothing, melancholic, sad, ambient, ambient music, contemplative, wistful, ethereal, zen, slow, lonely mood, dreamlike, still water",
    feels("calm"),
  ],
  [
    "say, says, said, saying, whisper, whispers, reply, replies, ask, asks, shout out, exclaim, answer, mutter, tell us, proclaim, declare, call out, respond, speaking the words, scream, murmurs, dialogue, voice says, states, adds",
    { kind: "says" },
  ],
  [
    "reads, reading the words, titled, title, caption, labelled, labeled, text, that says, sign says, words, subtitle, lettering, logo, slogan, inscription, sign reading, sign that reads, banner",
    { kind: "written" },
  ],
  [
    "explaining a recipe, explain a recipe, recipe, cooking tutorial, teach cooking, cooking lesson, cooking class, explain how to cook, describes a dish, cooking show, explains a dish, present a dish",
    speaks("recipe"),
  ],
  [
    "tell a story, storytelling, bedtime story, tells a tale, tell a tale, tells stories, tell stories, read a story, tell the story, tell a bedtime story, read a bedtime story, telling ghost stories, tell ghost stories",
    speaks("story"),
  ],
  [
    "give a speech, giving a speech, speech, motivational speech, deliver a speech, address the nation, ted talk, keynote, sermon, address a crowd, inaugural address, keynote speech, gives a keynote, raise a toast, makes a speech, make a speech, address the audience",
    speaks("speech"),
  ],
  [
    "news, news report, breaking news, report the news, news broadcast, reporting live, news bulletin, present the news, read the news, news anchor, reporter speaking, news presenter, newsreader, newscaster, give a news report, live report",
    speaks("news"),
  ],
  ["poem, poetry, recite a poem, verse, recite, haiku, spoken word", speaks("poem")],
  [
    "greeting, say hello, say hi, say goodbye, welcome, says hello, saying hello, welcoming, greets viewers, welcomes us, welcome viewers, greets customers, greets the audience",
    speaks("greeting"),
  ],
  [
    "lesson, lecture, explain, teach, tutorial, explainer, give a presentation, give a talk, demonstrate, explains how, instruct, giving a presentation, presents to, present to, presents the, present a, presenting",
    speaks("lesson"),
  ],
  [
    "guided tour, show us around, travel vlog, vlogging, showing around, gives a tour, give a tour, tour guide",
    speaks("tour"),
  ],
  [
    "conversation, dialogue between, talk to each other, chat, discuss, discussion, converse, talk together, interview, podcast, small talk, debate, talking to each other, gossip",
    speaks("conversation"),
  ],
  ["sing, song, singing, sing a song, lullaby, karaoke, serenade, rap, hum a tune", speaks("song")],
  [
    "advertise, advertisement voice, sales pitch, pitch a, pitches, product demo, promote, product review, reviewing a, unboxing, introducing a product, present a product, presents a product, testimonial, reviews a, reviews the, pitching",
    speaks("pitch"),
  ],
  ["joke, tell a joke, stand up comedy, comedian, stand up comedian, tell jokes, joking", speaks("joke")],
  ["weather report, weather forecast, forecast, meteorologist", speaks("forecast")],
  [
    "on the phone, phone call, talking on the phone, call a friend, talk on the phone, on his phone, on her phone, talks on her phone, talks on his phone, talking into a phone, on a phone, speaks into a phone, talking on her phone, talking on his phone, talking on a phone, telephone call",
    speaks("phone"),
  ],
  [
    "introduce himself, introduce herself, introduce themselves, introduction, introduce, introducing myself",
    speaks("introduction"),
  ],
  ["argue, argument, quarrel, argument between, shout at each other, fight about", speaks("argument")],
  [
    "confess, confession, monologue, soliloquy, inner thoughts, talk to herself, talk to himself, confide",
    speaks("confession"),
  ],
  [
    "talk, speak, talking, speaking, speak to the camera, talk to the camera, address the camera, talking head",
    speaks("conversation"),
  ],
  [
    "narrator, narration, voiceover, voice over, off screen voice, narrated, narrate, off camera voice",
    { kind: "narrator" },
  ],
  [
    "dramatic light, dramatic lighting, soft light, warm light, bright light, dark background, warm lighting, volumetric light, cinematic lighting, studio lighting, natural light, natural lighting, neon lighting, rim light, warm tone, warm colour, warm color, bright colour, bright color, dark blue light, light leak, soft lighting, moody lighting, backlight, backlit",
    { kind: "understood" },
  ],
];
