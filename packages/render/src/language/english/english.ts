import { actionLexicon } from "./actions.ts";
import { cameraLexicon } from "./camera.ts";
import { dressLexicon } from "./dress.ts";
import { emotionLexicon } from "./emotions.ts";
import type { Language } from "../lexicon.ts";
import { lightLexicon } from "./light.ts";
import { peopleLexicon } from "./people.ts";
import { placeLexicon } from "./places.ts";
import { soundLexicon } from "./sounds.ts";
import { spotLexicon } from "./spots.ts";
import { englishStopWords } from "./stop-words.ts";
import { thingLexicon } from "./things.ts";
import { wordSet } from "../word-set.ts";

export const english: Language = {
  lexicons: [
    placeLexicon,
    lightLexicon,
    [...peopleLexicon, ...thingLexicon],
    actionLexicon,
    cameraLexicon,
    dressLexicon,
    soundLexicon,
    emotionLexicon,
    spotLexicon,
  ],
  stopWords: englishStopWords,
  negating: wordSet("no not without never dont doesnt isnt arent avoid except nor exclude sans minus zero lacking"),
  restoring: wordSet("but with just only instead while rather then in at on is are during under around"),
  placing: wordSet("on onto upon atop in inside across into"),
};
