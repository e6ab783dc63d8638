import type { Lexicon } from "../lexicon.ts";
import { emotion } from "../meanings.ts";

/** What people feel: adjectives, what the face does, and adverbs of speech. */
export const emotionLexicon: Lexicon = [
  [
    "happy, smile, smiling, laugh, laughing, laughter, joyful, joyous, cheerful, delighted, giggle, grin, beaming, beam with joy, overjoyed, excited, thrilled, elated, ecstatic, gleeful, merry, amused, chuckle, jubilant, blissful, content, proud, proudly, happily, joyfully, cheerfully, excitedly, cheer, cheering, rejoice, tears of joy, in love, smiley, radiant smile, full of joy, with joy, with delight, jolly, upbeat, playfully, euphoric",
    emotion("happy"),
  ],
  [
    "sad, sadly, tears, tears in her eyes, tears in his eyes, with tears, cry, crying, weep, weeping, sob, sobbing, in tears, tearful, tearfully, teary, teary eyed, unhappy, heartbroken, depressed, melancholic, miserable, sorrowful, mournful, mourn, grieve, grieving, gloomy, lonely, disappointed, downcast, dejected, despair, in despair, desperate, homesick, frown, frowning, tired, weary, exhausted, sleepy, drowsy, bored, hopeless, wistful, pensive sadness, tears running, tear rolling, single tear, with sorrow, with sadness, regretful, devastated, crestfallen, sighing, moping, upset",
    emotion("sad"),
  ],
  [
    "angry, angrily, furious, furiously, enraged, raging, mad with, rage, in rage, with rage, irate, annoyed, irritated, scowl, scowling, glare, glaring, glowering, fuming, livid, outraged, frustrated, hostile, snarl, grit teeth, gritting teeth, clench fists, clenched fists, shouting at, yell at, yelling at, shout angrily, cross faced, wrathful, argue, arguing, quarrel, quarrelling",
    emotion("angry"),
  ],
  [
    "afraid, scared, frightened, terrified, fearful, fearfully, in fear, with fear, panic, panicked, panicking, panicky, horrified, petrified, anxious, anxiously, nervous, nervously, worried, alarmed, trembling with fear, in terror, with terror, cower, cowering, scream in terror, screaming in terror, scream, screaming, uneasy, apprehensive, spooked, startled with fear, distressed, timid, timidly",
    emotion("afraid"),
  ],
  [
    "surprised, astonished, amazed, shocked, stunned, startled, astounded, awestruck, in awe, with awe, in wonder, in amazement, in surprise, in disbelief, speechless, wide eyed, gasp, gasping, jaw drops, jaw dropped, open mouthed, bewildered, dumbfounded, flabbergasted, in shock, with surprise, with astonishment, look of surprise, taken aback, confused, puzzled",
    emotion("surprised"),
  ],
  ["screaming fans, screaming crowd, cry of joy, crying with laughter, laugh until, laughs until", emotion("happy")],
];
