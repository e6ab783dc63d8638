import { isThingKind } from "../actor-classes.ts";
import type { ActorKind, SpotName } from "../scene-spec.ts";
import type { Found } from "./find-meanings.ts";
import type { ReadyLanguage } from "./languages.ts";
import { isUnspaced, type Token } from "./tokenize.ts";
import { wordSet } from "./word-set.ts";

interface Words {
  readonly tokens: readonly Token[];
  readonly found: readonly Found[];
  readonly language: ReadyLanguage;
}

/** Tells, of each meaning, whether the words around it show that another one is meant: "the park" is nobody parking. */
export function misreadings({ tokens, found, language }: Words): (one: Found) => boolean {
  const starting = new Map<number, Found[]>();
  const ending = new Map<number, Found[]>();
  for (const one of found) {
    push(starting, one.from, one);
    push(ending, one.from + one.length, one);
  }
  const starts = (at: number, kind: Found["meaning"]["kind"]): boolean =>
    starting.get(at)?.some(({ meaning }) => meaning.kind === kind) ?? false;
  const ends = (at: number, ...kinds: readonly Found["meaning"]["kind"][]): boolean =>
    ending.get(at)?.some(({ meaning }) => kinds.includes(meaning.kind)) ?? false;
  const wordAt = (at: number): string => tokens[at]?.word ?? "";
  const joined = (at: number): boolean => at > 0 && at < tokens.length && tokens[at]?.after === "word";
  const alone = ({ from, length }: Found): boolean => !joined(from) && !joined(from + length);

  /** "A man watches" against "a gold watch". */
  const isVerb = (at: number): boolean => {
    const word = wordAt(at);
    if (word.endsWith("ing")) return true;
    if (!joined(at)) return false;
    const before = wordAt(at - 1);
    if (determiners.has(before) || prepositions.has(before)) return false;
    if (ends(at, "number", "colour", "trait", "garment", "mood")) return false;
    return ends(at, "actor", "pronoun") || beforeVerbs.has(before);
  };

  /** "A long walk", "the report", "at rest", "big waves": a word that could be a verb and stands as a noun is none. */
  const isNoun = (from: number, word: string): boolean => {
    if (word.endsWith("ing") || isUnspaced(word)) return false;
    const before = joined(from) ? wordAt(from - 1) : "";
    if (
      language.name === "english"
        ? prepositions.has(before)
        : nounBefore.has(before) && !/(?:ant|ando|endo|r)$/.test(word)
    )
      return true;
    // "Cheveux courts".
    if (/^courts?$/.test(word) && shortThings.has(before)) return true;
    let at = from;
    while (joined(at) && (sizes.has(wordAt(at - 1)) || ends(at, "emotion")) && at > from - leadWords) at--;
    // "Big waves", but "the little dance".
    if (at < from && word.endsWith("s") && sizes.has(wordAt(at))) return !ends(at, "actor");
    return joined(at) && articles.has(wordAt(at - 1));
  };

  /** "Turns the page", "runs a shop", "a sign that reads": what is done is something else. */
  const isOtherwise = (at: number, word: string): boolean => {
    const next = joined(at + 1) ? wordAt(at + 1) : "";
    // "As leaves dance", "behind him waves": a plural, unless somebody is there who does it.
    if (plurals.has(word) && !isSaid(at)) {
      const before = joined(at) ? wordAt(at - 1) : "";
      const imperative = before === "" && addressing.has(next);
      if (!imperative && (before === "" || language.stopWords.has(before))) return true;
    }
    const object = determiners.has(next) ? wordAt(at + 2) : next;
    if (/^(?:turn|run)(?:s|ed|ning|ing)?$/.test(word)) return joined(at + 1) && handled.has(object);
    return /^read(?:s|ing)$/.test(word) && joined(at) && (signs.has(wordAt(at - 1)) || wordAt(at - 1) === "that");
  };

  const isPlaced = (one: Found, spot: SpotName): boolean => {
    if (isUnspaced(wordAt(one.from))) return true;
    const end = one.from + one.length;
    // "A sea of people", "a pool of light"; "a table with a bowl on it".
    if (spot === "water" && joined(end) && wordAt(end) === "of") return false;
    // "At the bar"; "whiskey on the rocks".
    if (prepositions.has(wordAt(one.from))) return true;
    if (spot === "rock" && [2, 3].some((before) => spirits.has(wordAt(one.from - before)))) return false;
    if (holdsNext(one, joined, wordAt) && starts(actorAfter(end + 1), "actor")) return true;
    for (let at = one.from - 1; at >= 0 && at >= one.from - leadWords; at--) {
      if (!joined(at + 1)) return false;
      const word = wordAt(at);
      if (word === "front") return false;
      if (language.placing.has(word) || placingMore[spot]?.has(word) === true)
        return wordAt(at + 1) !== "front" && wordAt(at + 2) !== "front";
      if (apart.has(word)) return false;
      if (starts(at, "actor") || ends(at + 1, "actor") || starts(at, "place")) return false;
    }
    return false;
  };

  /** The noun after articles and adjectives, as far as they go. */
  function actorAfter(from: number): number {
    let at = from;
    while (at < from + leadWords && joined(at) && !starts(at, "actor")) at++;
    return at;
  }

  /** "Behind snowy peaks", "snowy peaks in the distance". */
  const isFarOff = (from: number, end: number): boolean => {
    for (let at = from - leadWords; at < end + leadWords; at++) if (afar.has(wordAt(at))) return true;
    return false;
  };

  /** "Rain boots", "a storm of confetti", "misty eyes": no weather. */
  const isNoWeather = ({ from, length }: Found): boolean => {
    const end = from + length;
    // "雪山", "流星雨", "桜吹雪".
    if (isUnspaced(wordAt(from))) return afterSnowOrRain.has(wordAt(end)) || showering.has(wordAt(from - 1));
    // "Montañas nevadas", "un moulin à vent".
    if (joined(from) && millBefore.has(wordAt(from - 2))) return true;
    if ((heights.has(wordAt(end)) || heights.has(wordAt(from - 1))) && isFarOff(from, end)) return true;
    if (!joined(end)) return false;
    if (starts(end, "garment") || compounds.has(wordAt(end)) || ends(end, "actor")) return true;
    if (ofWords.has(wordAt(end))) return !dayParts.has(wordAt(end + 1)) && !starts(end + 1, "place");
    if (steamed.has(wordAt(end))) return /^(?:fog|mist|frost|haz)/.test(wordAt(from));
    return starting.get(end)?.some(({ meaning }) => meaning.kind === "actor" && isThing(meaning)) ?? false;
  };

  /**
   * "Snow falls", "her dress dances", "the river runs": what is done by weather, clothes and places is nobody's doing.
   * After a preposition they are where somebody is: "a man in the rain walks".
   */
  const isOfNature = ({ from }: Found): boolean => {
    if (!joined(from) || isUnspaced(wordAt(from)) || language.name !== "english") return false;
    const noun = ending
      .get(from)
      ?.find(({ meaning }) => ["weather", "prop", "garment"].includes(meaning.kind) || unmoved.has(wordAt(from - 1)));
    const start = noun?.from ?? (unmoved.has(wordAt(from - 1)) ? from - 1 : undefined);
    if (start === undefined || prepositions.has(wordAt(start))) return false;
    for (let at = start - 1; at >= 0 && at >= start - leadWords && joined(at + 1); at--) {
      if (prepositions.has(wordAt(at)) || wordAt(at) === "wearing" || wordAt(at) === "through") return false;
      if (clauses.has(wordAt(at))) return true;
      // "A boy flying a kite runs."
      if (starts(at, "action")) return false;
      if (starts(at, "wears") || ends(at + 1, "actor")) return noun !== undefined && noun.meaning.kind !== "garment";
    }
    return true;
  };

  /** "Running water", "a writing desk", "the sitting room", "a talk show": no one does it. */
  const isAttribute = ({ from, length }: Found): boolean => {
    const end = from + length;
    if (!joined(end) || language.name !== "english") return false;
    const word = wordAt(from);
    const next = wordAt(end);
    if (!word.endsWith("ing")) return bareCompounds.has(next) && !isSaid(from);
    if (gerundCompounds.has(next) && !isSaid(from)) return true;
    if (isSaid(from)) return false;
    return (
      starting
        .get(end)
        ?.some(
          ({ meaning }) =>
            ["garment", "place", "spot", "prop"].includes(meaning.kind) ||
            (meaning.kind === "actor" && isThing(meaning) && stillThings.has(word)),
        ) ?? false
    );
  };

  const isAfter = (at: number): boolean =>
    joined(at) && (wordAt(at - 1) === "after" || (articles.has(wordAt(at - 1)) && wordAt(at - 2) === "after"));

  /** A verb of somebody: it follows whoever does it. */
  const isSaid = (at: number): boolean =>
    joined(at) &&
    (ends(at, "actor", "pronoun") || beforeVerbs.has(wordAt(at - 1)) || wordAt(at - 1).endsWith("ly")) &&
    !articles.has(wordAt(at - 1));

  /** "A sad song", "angry clouds", "a surprised look at": of something that has no face. */
  const isOfThing = ({ from, length }: Found): boolean => {
    if (isUnspaced(wordAt(from))) return false;
    let at = from + length;
    while (joined(at) && describes.some((kind) => starts(at, kind))) at++;
    if (!joined(at) || faces.has(wordAt(from)) || faces.has(wordAt(at)) || starts(at, "actor")) return false;
    const attributive = joined(from) && articles.has(wordAt(from - 1));
    if (attributive) return true;
    const word = wordAt(at);
    return (
      !starts(at, "action") && !language.stopWords.has(word) && !word.endsWith("ly") && language.name === "english"
    );
  };

  const rules: Readonly<Partial<Record<Found["meaning"]["kind"], (one: Found, word: string) => boolean>>> = {
    action: (one, word) =>
      isNoun(one.from, word) ||
      isOtherwise(one.from, word) ||
      (starts(one.from, "actor") && !isVerb(one.from)) ||
      isOfNature(one) ||
      isAttribute(one),
    says: ({ from }, word) => isNoun(from, word),
    speech: ({ from }, word) => word === "talk" && joined(from + 1) && bareCompounds.has(wordAt(from + 1)),
    // A frosty mug, spring water.
    season: (one, word) =>
      (word.startsWith("frost") || word === "spring") &&
      joined(one.from + 1) &&
      (seasonless.has(wordAt(one.from + 1)) ||
        (starting.get(one.from + 1)?.some(({ meaning }) => meaning.kind === "actor" && isThing(meaning)) ?? false)),
    emotion: isOfThing,
    // "Two glasses" are drunk from, "glasses" are worn.
    garment: ({ from }, word) => word === "glasses" && ends(from, "number"),
    actor: ({ meaning, from }, word) =>
      (word === "glasses" && !ends(from, "number")) ||
      (starts(from, "action") && isVerb(from)) ||
      // "She watches": a thing's name in the plural right after a pronoun is a verb.
      (meaning.kind === "actor" &&
        meaning.members[0]?.kind !== "person" &&
        word.endsWith("s") &&
        joined(from) &&
        ends(from, "pronoun") &&
        !possessives.has(wordAt(from - 1))),
    camera: ({ from }, word) =>
      ambiguousMoves.has(word) &&
      ((articles.has(wordAt(from - 1)) && joined(from)) ||
        (joined(from) && (ends(from, "actor") || ends(from - 1, "actor"))) ||
        starts(from, "actor")),
    style: (one, word) =>
      ambiguousStyles.has(word) &&
      one.from > 0 &&
      !alone(one) &&
      !styleAfter.has(wordAt(one.from + 1)) &&
      !styleBefore.has(wordAt(one.from - 1)) &&
      !ends(one.from, "style"),
    weather: (one, word) =>
      isNoWeather(one) ||
      // "Thundering hooves", "storms out of the room", "after the rain".
      (one.verbal && !/^(?:rain|snow|drizzl)/.test(word)) ||
      (word.endsWith("s") && joined(one.from) && ends(one.from, "actor", "pronoun")) ||
      isAfter(one.from) ||
      (word === "clear" && !alone(one) && !starts(one.from + 1, "time") && !skies.has(wordAt(one.from + 1))),
    place: (one, word) => figurative.has(word) && joined(one.from + one.length) && wordAt(one.from + 1) === "of",
    framing: (one, word) => bareFramings.has(word) && !alone(one) && !starts(one.from + 1, "camera"),
    spot: (one) => one.meaning.kind === "spot" && !isPlaced(one, one.meaning.spot),
  };

  return (one) => {
    const { meaning, from, length } = one;
    const word = wordAt(from);
    if (one.verbal && nouns.has(meaning.kind)) return true;
    if (length > 1 && meaning.kind === "weather") return isNoWeather(one);
    if (length > 1) return meaning.kind === "spot" && !isPlaced(one, meaning.spot);
    return rules[meaning.kind]?.(one, word) ?? false;
  };
}

const describes: readonly Found["meaning"]["kind"][] = ["trait", "colour", "number", "emotion", "mood"];
/** What shows a feeling, or is one: "a happy smile", "with a laugh". */
const faces = wordSet(
  "face faces smile smiles expression expressions eyes look looks grin frown scowl glare laugh cry scream gasp reaction mood gaze",
);

/** Adjectives and articles before a noun rarely are more. */
const leadWords = 4;

const sizes = wordSet(
  "big small large tiny huge little long short high low giant enormous massive gentle rough strong wild quick great brief",
);
/** What is turned and run by hand or by trade, by who does not turn or run. */
const handled = wordSet(
  "page pages key keys handle knob lamp light lights wheel dial crank shop store business company cafe hand hands finger fingers water errands late",
);
const plurals = wordSet(
  "leaves waves falls drops rocks sails stalks cooks flies parks plants steps drinks drives walks talks dances turns runs rolls",
);
const addressing = wordSet("at to goodbye hello back his her their down up over");
const signs = wordSet("sign banner poster billboard label screen shirt text which plaque headline");

/** Prepositions that set apart: under a table is not at it. */
const apart = wordSet(
  "under beneath below underneath near beside behind by from to toward towards between along past over against outside and while as for before after above around off",
);
/** Nouns that a word of weather only describes: rain boots, a snow globe, misty eyes. */
const compounds = wordSet(
  `globe globes leopard leopards white angel angels ball balls plow plough plows mobile mobiles goggles capped boots boot
  coat coats jacket check gear barrel barrels chime chimes turbine turbines mill mills shield instrument breaker tunnel
  machine machines horn trooper troopers drain lantern cellar rod fast computing spray eyes eye gaze memory memories
  owl owls beard hair fur egret mind smile voice breath lamp lamps board boards
  shoe shoes pattern patterned sweater maker god goddess queen chaser`,
);
const seasonless = wordSet("water roll rolls onion onions break mattress loaded glass window windows breath");
/** What snow lies on far away, before and after the word for it. */
const heights = wordSet(
  "mountain mountains peak peaks summit summits alps top tops tipped himalayas volcano fuji montana montanas pico picos cumbre cumbres cima cimas montagne montagnes sommet sommets pics cimes berge bergen gipfel gipfeln",
);
const spirits = wordSet("whiskey whisky bourbon scotch vodka gin drink drinks rum");
const clauses = wordSet("as while when and");
/** Wet glass of who breathes on it; of rain it is the weather's. */
const steamed = wordSet("glasses window windows mirror glass");
const afar = wordSet(
  "behind background distance distant beyond overlooking detras fondo lejos derriere loin hinter hintergrund fern ferne",
);
const millBefore = wordSet("moulin moulins molino molinos");
const afterSnowOrRain = new Set("山峰豹人橇球林伞傘衣靴鞋だ");
const showering = new Set("星花瓣桜樱钱箭");
const ofWords = wordSet("of de d von aus");
/** Prepositions before which a word that could be a verb stands as a noun: "scène de marché", "au lit". */
const nounBefore = wordSet("au aux du de d des avec sur dans en del con im vom mit von auf zur");
const shortThings = wordSet("cheveux robe jupe manteau cheveu");
/** "Rain of the night": time, not what falls. */
const dayParts = wordSet(
  "the la las les l le night winter spring summer autumn manana noche tarde madrugada matin automne hiver invierno otono verano primavera",
);
/** Nouns of places and nature that do things without anybody. */
const unmoved = wordSet(
  "river rivers stream time water light shadow shadows clock clocks smoke steam dust leaves leaf hair dress",
);
const figurative = wordSet("sea ocean pool mountain forest desert");
const bareCompounds = wordSet(
  "floor floors show shows studio class classes lesson lessons suit suits book books rope hall stick club school partner swatter cloth signal off pad fame",
);
const gerundCompounds = wordSet(
  "water shoe shoes track machine machines pool pools stick sticks cane bag bags chair chairs room rooms desk desks pot pots fountain fountains castle castles carpet carpets rain board boards suit suits point range gloves ovation contest competition lamp rod rods pan pans class lesson road lights glasses",
);
/** Gerunds that say what a thing is for, not what it does. */
const stillThings = wordSet(
  "running writing reading drinking sitting talking walking cooking sleeping dancing riding hiking fishing standing",
);

const nouns: ReadonlySet<Found["meaning"]["kind"]> = new Set(["actor", "place", "spot", "prop", "garment"]);
const articles = wordSet(
  "a an the his her their of my your its this that",
  "le les un une son sa ses el los las una su sus der die das ein eine einen einem einer dem den",
);
const possessives = new Set(["his", "her", "their", "its"]);
const determiners = new Set([...articles, "our", "each", "every", "another", "some", "any", "no", "one", "two"]);
const prepositions = new Set([
  "in",
  "on",
  "at",
  "with",
  "by",
  "from",
  "near",
  "for",
  "into",
  "like",
  "under",
  "over",
  "behind",
  "beside",
]);
const beforeVerbs = new Set([
  "and",
  "to",
  "then",
  "who",
  "that",
  "is",
  "are",
  "slowly",
  "quickly",
  "gently",
  "while",
  "quietly",
]);
/** Words that are the camera's only when nobody else does it: a dog follows, birds are circling. */
const ambiguousMoves = new Set([
  "follow",
  "follows",
  "following",
  "orbit",
  "orbits",
  "orbiting",
  "circling",
  "tilt",
  "tilts",
  "crane",
  "drone",
  "dolly",
  "zoom",
  "zooms",
  "tracking",
  "panning",
  "jib",
  "aerial",
  "handheld",
  "360",
  "selfie",
  "static",
]);
const ambiguousStyles = new Set([
  "film",
  "films",
  "filming",
  "filmed",
  "movie",
  "movies",
  "sketch",
  "sketches",
  "sketched",
  "painting",
  "paintings",
  "photo",
  "photos",
  "photograph",
  "photographs",
  "clay",
  "pencil",
  "pencils",
  "felt",
  "charcoal",
  "painted",
  "illustration",
  "drawing",
  "animated",
  "miniature",
  "yarn",
  "knitted",
  "trailer",
  "epic",
  "comic",
  "lego",
  "graffiti",
  "cinema",
  "illustrations",
  "photography",
]);
const styleAfter = new Set([
  "of",
  "style",
  "styled",
  "look",
  "aesthetic",
  "scene",
  "shot",
  "still",
  "animation",
  "film",
  "drawing",
  "render",
  "illustration",
  "art",
  "version",
  "movie",
  "footage",
  "sequence",
  "short",
  "view",
  "feel",
  "clip",
  "cinematic",
  "landscape",
  "shots",
]);
const styleBefore = new Set(["in", "as", "style", "like", "cinematic", "realistic"]);
const skies = new Set(["sky", "skies", "weather", "night", "day", "morning", "evening", "afternoon"]);
const bareFramings = new Set(["wide", "medium", "close", "cu", "establishing"]);

/** Words that place at some spots and not at others: one sits at a table and behind a counter. */
const placingMore: Readonly<Partial<Record<SpotName, ReadonlySet<string>>>> = {
  table: new Set(["at", "around", "behind"]),
  counter: new Set(["at", "behind", "over"]),
  podium: new Set(["at", "behind"]),
  windowsill: new Set(["at", "from"]),
  roof: new Set(["from"]),
  sky: new Set(["through", "against"]),
  water: new Set(["through", "under"]),
};

const isThing = ({ members }: { readonly members: readonly { readonly kind: ActorKind }[] }): boolean =>
  isThingKind(members[0]?.kind ?? "person");

/** "A table with": what is on it comes next. */
function holdsNext({ from, length }: Found, joined: (at: number) => boolean, wordAt: (at: number) => string): boolean {
  return joined(from + length) && wordAt(from + length) === "with";
}

function push(map: Map<number, Found[]>, key: number, one: Found): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}
