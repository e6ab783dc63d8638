import type { ActorKind, Person, PersonLook, PersonMood, SettingName, SpotName } from "../scene-spec.ts";
import { classOf, isAlive, isPersonKind } from "../actor-classes.ts";
import type { Found } from "./find-meanings.ts";
import type { ReadyLanguage } from "./languages.ts";
import type { ActionMeaning, MountKind, Traits } from "./lexicon.ts";
import { isUnspaced, type Token } from "./tokenize.ts";

/** Somebody or something a prompt speaks of: one or a group. */
export interface Mention {
  readonly name: string;
  readonly members: readonly Traits[];
  /** The prompt's words for it. */
  readonly words: string;
  /** `nearest` when the kind only stands for what the words name. */
  readonly match: "exact" | "nearest";
  readonly hint?: SettingName;
  /** What somebody of this calling does when nothing is said of it. */
  readonly usually?: Person["action"];
  readonly colour?: string;
  readonly action?: ActionMeaning;
  readonly spot?: SpotName;
  /** What people feel, when the prompt says so. */
  readonly mood?: PersonMood;
  /** People on or in what is mentioned at the token `mount`; those in a train or an aircraft are not seen. */
  readonly rides?: { readonly mount: number; readonly seen: boolean };
  /** True of what carries people. */
  readonly ridden?: boolean;
  /** Not named, and there all the same: the bicycle of who cycles. */
  readonly implied?: true;
  /** "The woman" may be one who was named before. */
  readonly definite: boolean;
  /** How many the prompt asks for; more than `members` when it asks for a multitude. */
  readonly count: number;
  /** True when the number is said, and not only that there are several. */
  readonly counted: boolean;
  /** First token; below 0, and its own, for what is implied. */
  readonly from: number;
}

export interface CastReading {
  /** Whom and what the picture is about, in the order of the text. */
  readonly mentions: readonly Mention[];
  /** Things that are mentioned besides: what is held, worn, eaten, or belongs to the place. */
  readonly besides: readonly Mention[];
}

interface Subject extends Pick<Mention, "name" | "members" | "match" | "hint" | "usually" | "from"> {
  /** What somebody of this calling rides. */
  readonly mount?: MountKind;
  readonly end: number;
  readonly plural: boolean;
}

interface Words {
  readonly tokens: readonly Token[];
  readonly found: readonly Found[];
  readonly language: ReadyLanguage;
}

/** More figures than this are never laid out; a multitude is counted apart. */
const membersMax = 6;

/** Who and what is in a shot, by its words. */
export function readCast(words: Words): CastReading {
  const { tokens } = words;
  const every = subjectsOf(words);
  const { shown, besides } = sorted(every, words);
  const mentions: Mention[] = [];
  for (let index = shown.length - 1; index >= 0; index--) {
    const subject = shown[index];
    if (subject === undefined) continue;
    const next = shown[index + 1];
    const previous = shown[index - 1];
    mentions.unshift(
      mentionOf(subject, words, {
        start: previous?.end ?? 0,
        limit: next?.from ?? tokens.length,
        first: previous === undefined,
        following: next !== undefined && followsCompanion(next, words) ? mentions[0] : undefined,
      }),
    );
  }
  return {
    mentions: seated(sharedActions(mentions, shown, words), shown, words),
    besides: besides.map((subject) =>
      mentionOf(subject, words, { start: 0, limit: subject.end, first: false, following: undefined }),
    ),
  };
}

interface Span {
  /** The end of the subject before. */
  readonly start: number;
  /** The beginning of the next one. */
  readonly limit: number;
  readonly first: boolean;
  /** Whom "and" joins: "a dog and a cat sleep on a bed". */
  readonly following: Mention | undefined;
}

function mentionOf(subject: Subject, words: Words, { start, limit, first, following }: Span): Mention {
  const { tokens, found, language } = words;
  const lead = leadOf(subject, words, start);
  const own = actionBetween(
    within(found, subject.end, limit).filter((one) => !isOfAnother(one, subject, words)),
    subject,
  );
  // Japanese and Chinese put what somebody does before the noun as well.
  const before =
    first || language.name === "japanese" ? actionBetween(within(found, start, subject.from), subject) : undefined;
  const said = lead.action ?? own ?? following?.action ?? before;
  const pronoun = pronounBetween(within(found, subject.end, limit));
  const person = subject.members.some(({ kind }) => isPersonKind(kind));
  const worn = colourOf(subject, words, { start, limit });
  const colour =
    worn ??
    (subject.members.some(({ kind }) => kind !== "person") ? (lead.colour ?? colourAfter(subject, found)) : undefined);
  // "Una pareja", "one couple": one group.
  const grouped = lead.count === 1 && subject.members.length > 1;
  const numbered = lead.count !== undefined && !lead.vague;
  // Cherries and pancakes are one dish.
  const several = subject.plural && subject.members.length === 1 && kindOf(subject) !== "food";
  const counted = grouped ? undefined : lead.count;
  const count = Math.max(1, counted ?? (several ? 2 : subject.members.length));
  const alone = count === 1 && following === undefined && !isPersonNext(found, tokens, limit);
  const action = said?.alone !== undefined && alone ? { ...said, person: said.alone } : said;
  const mood = person ? (lead.mood ?? moodBetween(words, subject, limit)) : undefined;
  const look = person ? { ...lookBetween(found, { from: subject.end, to: limit }), ...lead.look } : {};
  const spot = spotOf(subject, words, { start, limit, first, action }) ?? following?.spot;
  const after = person ? traitsAfter(found, subject.end, limit) : {};
  return {
    name: subject.name,
    match: subject.match,
    words: tokens
      .slice(subject.from, subject.end)
      .map(({ word }) => word)
      .join(isUnspaced(tokens[subject.from]?.word ?? "") ? "" : " "),
    members: Array.from({ length: Math.min(count, membersMax) }, (_, place) => {
      const { kind, ...traits } = subject.members[place % subject.members.length] ?? { kind: "person" as const };
      if (!isPersonKind(kind)) return { kind };
      const sex = lead.sex ?? traits.sex ?? after.sex ?? (count === 1 ? pronoun : undefined);
      const age = lead.age ?? traits.age ?? after.age;
      const whole = { ...traits.look, ...look };
      return {
        kind,
        ...(sex === undefined ? {} : { sex }),
        ...(age === undefined ? {} : { age }),
        ...(Object.keys(whole).length === 0 ? {} : { look: whole }),
      };
    }),
    ...(subject.hint === undefined ? {} : { hint: subject.hint }),
    ...(subject.usually === undefined ? {} : { usually: subject.usually }),
    ...(colour === undefined ? {} : { colour }),
    ...(action === undefined ? {} : { action }),
    ...(spot === undefined ? {} : { spot }),
    ...(mood === undefined ? {} : { mood }),
    definite: lead.definite,
    count,
    counted:
      (numbered && !grouped) || (counted === undefined && !subject.plural && countedGroups.has(subject.members.length)),
    from: subject.from,
  };
}

/** Whether the next subject is somebody too, with whom things are done. */
function isPersonNext(found: readonly Found[], tokens: readonly Token[], limit: number): boolean {
  return (
    limit < tokens.length &&
    within(found, limit, limit + 1).some(
      ({ meaning }) => meaning.kind === "actor" && isPersonKind(meaning.members[0]?.kind ?? "box"),
    )
  );
}

/** A couple is two and a crowd six; "people" and "children" are any number. */
const countedGroups = new Set([1, 2, 6]);

/** Who is named with "his", "with" or "and" does as the one before, "a man runs with his dog"; what is chased moves. */
function sharedActions(mentions: readonly Mention[], shown: readonly Subject[], words: Words): readonly Mention[] {
  const done: Mention[] = [];
  for (const [index, mention] of mentions.entries()) {
    const previous = done.at(-1);
    const subject = shown[index];
    const action = previous?.action;
    if (mention.action !== undefined || action === undefined || subject === undefined) {
      done.push(mention);
      continue;
    }
    const kind = kindOf(subject);
    const together =
      isAlive(kind) &&
      isAlive(previous?.members[0]?.kind ?? "box") &&
      sharedKinds.has(action.person) &&
      followsCompanion(subject, words);
    // "A man chases a car": what is chased moves.
    const chased = classOf[kind] === "vehicle" && action.person === "run" && leadIn(subject, words) === "object";
    done.push(together || chased ? { ...mention, action } : mention);
  }
  return done;
}

/** Puts people on and in what they ride, drive, row or sit in; adds the bicycle that "cycling" implies, and the rider. */
function seated(mentions: readonly Mention[], shown: readonly Subject[], words: Words): readonly Mention[] {
  const done: Mention[] = [];
  for (const [index, mention] of mentions.entries()) {
    const previous = done.at(-1);
    const subject = shown[index];
    if (previous === undefined || subject === undefined) {
      done.push(mention);
      continue;
    }
    if (isPersonMention(previous) && previous.rides === undefined && !isPersonMention(mention)) {
      const carries = carriage(previous.action, subject, words);
      if (carries !== undefined) {
        const { action: after, ...mount } = mention;
        const ofRider = previous.action === undefined && isOfRider(after, kindOf(subject));
        const acts = ofRider ? after : previous.action;
        const mood = previous.mood ?? moodBetween(words, subject, shown[index + 1]?.from ?? words.tokens.length);
        done[done.length - 1] = {
          ...previous,
          rides: { mount: mention.from, seen: carries === "seen" },
          ...(acts === undefined ? {} : { action: acts }),
          ...(mood === undefined ? {} : { mood }),
        };
        // A boat goes, whatever is done in it; a car whose driver reads does not.
        const stays = kindOf(subject) === "boat" && previous.action?.vehicle === "stand";
        const action = ofRider ? undefined : (after ?? (stays ? undefined : previous.action));
        done.push({ ...mount, ridden: true, ...(action === undefined ? {} : { action }) });
        continue;
      }
    }
    // "A horse with a rider", "a boat rowed by two men".
    const carried =
      isPersonMention(mention) &&
      previous.ridden !== true &&
      isMount(previous.members[0]?.kind ?? "box") &&
      isCarriedBy(subject, words);
    if (carried) done[done.length - 1] = { ...previous, ridden: true };
    done.push(carried ? { ...mention, rides: { mount: previous.from, seen: true } } : mention);
  }
  return withImplied(done, shown, words);
}

/** "A man on a horse waves": what no horse does is the rider's. */
function isOfRider(action: ActionMeaning | undefined, mount: ActorKind): boolean {
  return action !== undefined && action.rides === undefined && action[classOf[mount]] === "stand";
}

const isPersonMention = ({ members }: Pick<Mention, "members">): boolean => isPersonKind(members[0]?.kind ?? "box");
const isMount = (kind: ActorKind): kind is MountKind =>
  kind === "horse" || kind === "bicycle" || kind === "boat" || kind === "car";

/** Whether people who are named before something are on or in it, and seen there. */
function carriage(action: ActionMeaning | undefined, subject: Subject, words: Words): "seen" | "unseen" | undefined {
  const kind = kindOf(subject);
  const word = leadIn(subject, words);
  // Who drives something that drives is in it, whatever the word for it.
  const drives = action?.vehicle === "drive" && action.person === "sit" && classOf[kind] === "vehicle";
  const fits = drives || action?.rides === "any" || action?.rides === kind;
  if (isMount(kind)) {
    if (isRiddenAfter(subject, words)) return "seen";
    if (word === "object") return fits ? "seen" : undefined;
    if (mounting.has(word)) return kind === "car" ? undefined : "seen";
    if (entering.has(word) || (carrying.has(word) && fits)) return "seen";
    return undefined;
  }
  // Of whom a train or a spaceship carries nothing is seen.
  const moved = action !== undefined && action.vehicle !== "stand" && !onFoot.has(action.person);
  return classOf[kind] === "vehicle" && moved && (word === "object" || mounting.has(word)) ? "unseen" : undefined;
}

/** Who does this beside a vehicle is not in it: "a man runs past a car". */
const onFoot: ReadonlySet<Person["action"]> = new Set(["walk", "run", "swim", "dance"]);
const mounting = new Set(["on", "onto", "upon", "atop", "astride", "auf", "sur", "sobre", "encima", "a", "aboard"]);
const entering = new Set(["in", "inside", "aboard", "im", "en", "dans", "within"]);
const carrying = new Set(["with", "mit", "con", "avec", "by"]);

/** The preposition before a noun and its adjectives; "object" when what is done stands there instead. */
function leadIn(subject: Subject, { tokens, found, language }: Words): string {
  const nearby = within(found, subject.from - leadWords - 3, subject.from);
  for (let at = subject.from - 1; at >= 0 && at >= subject.from - leadWords; at--) {
    if (tokens[at + 1]?.after !== "word") return "";
    const word = tokens[at]?.word ?? "";
    if (word === "a" && language.name === "english") continue;
    if (mounting.has(word) || entering.has(word) || carrying.has(word)) return word;
    const here = nearby.filter(({ from, length }) => at >= from && at < from + length);
    const acts = here.some(({ meaning }) => meaning.kind === "action");
    const attributive = word.endsWith("ing") && articleWords.has(tokens[at - 1]?.word ?? "");
    if (acts && !attributive) return "object";
    if (here.some(({ meaning }) => meaning.kind === "actor" || meaning.kind === "place")) return "";
    if (betweenNouns.has(word)) return "";
  }
  return "";
}

const articleWords = new Set(["a", "an", "the", "his", "her", "their", "its"]);
const betweenNouns = new Set(
  "past behind after towards toward to over beside near next around from before under into through against for of as at and und y et out off along".split(
    " ",
  ),
);

/** "自転車に乗る": the verb comes after what is ridden. */
function isRiddenAfter(subject: Subject, { found, language }: Words): boolean {
  return (
    language.name === "japanese" &&
    within(found, subject.from, subject.end + 4).some(
      ({ meaning }) => meaning.kind === "action" && meaning.rides !== undefined,
    )
  );
}

/** "With a rider", "driven by a woman". */
function isCarriedBy(subject: Subject, words: Words): boolean {
  const { tokens, found } = words;
  const word = leadIn(subject, words);
  if (word === "with") return /\b(?:riders?|drivers?|cyclists?|jockeys?|rowers?)\b/u.test(wordsFor(subject, tokens));
  return (
    word === "by" &&
    within(found, subject.from - leadWords, subject.from).some(
      ({ meaning }) => meaning.kind === "action" && meaning.rides !== undefined,
    )
  );
}

/** Adds what people ride of whom the words say only that they do, and the rider of what is ridden by nobody. */
function withImplied(mentions: readonly Mention[], shown: readonly Subject[], words: Words): readonly Mention[] {
  const done: Mention[] = [];
  const free = new Map<ActorKind | undefined, Mention>();
  for (const mention of mentions.toReversed()) if (mention.ridden !== true) free.set(mention.members[0]?.kind, mention);
  for (const [index, mention] of mentions.entries()) {
    const kind = mountImplied(mention, shown[index]);
    // "A woman drives … the car": what is named later is what she drives.
    const named = free.get(kind);
    if (kind === undefined) done.push(mention);
    else if (named !== undefined) done.push({ ...mention, rides: { mount: named.from, seen: true } });
    else {
      const from = -1 - mention.from;
      const members = mention.members.map(() => ({ kind }));
      done.push(
        { ...mention, rides: { mount: from, seen: true } },
        {
          name: kind,
          members: kind === "car" || kind === "boat" ? members.slice(0, 1) : members,
          words: kind,
          match: "exact",
          ...(mention.hint === undefined ? { hint: hintOf[kind] } : {}),
          ...(mention.action === undefined ? {} : { action: mention.action }),
          ridden: true,
          implied: true,
          definite: false,
          count: 1,
          counted: false,
          from,
        },
      );
    }
  }
  const carrying = new Set(done.flatMap(({ rides }) => (rides === undefined ? [] : [rides.mount])));
  const all = done.map((mention) =>
    carrying.has(mention.from) && mention.ridden !== true ? { ...mention, ridden: true } : mention,
  );
  const [first] = all;
  const subject = shown[0];
  const ridden =
    first !== undefined &&
    subject !== undefined &&
    first.ridden !== true &&
    (first.members[0]?.kind === "bicycle" || first.members[0]?.kind === "horse") &&
    !all.some(isPersonMention) &&
    isRiddenByNobody(subject, words);
  if (!ridden) return all;
  const rider: Mention = {
    name: "person",
    members: [{ kind: "person" }],
    words: "rider",
    match: "exact",
    rides: { mount: first.from, seen: true },
    implied: true,
    definite: false,
    count: 1,
    counted: false,
    from: -1,
  };
  return [rider, { ...first, ridden: true }, ...all.slice(1)];
}

/** What somebody is on or in by what is done, or by calling, when the prompt names nothing of the kind. */
function mountImplied(mention: Mention, subject: Subject | undefined): MountKind | undefined {
  if (!isPersonMention(mention) || mention.rides !== undefined) return undefined;
  const { action, usually } = mention;
  if (action?.rides !== undefined) return action.rides === "any" ? undefined : action.rides;
  return action === undefined && usually === undefined ? subject?.mount : undefined;
}

const hintOf: Readonly<Record<MountKind, SettingName>> = {
  horse: "meadow",
  bicycle: "road",
  boat: "mountain-lake",
  car: "road",
};

/** "Riding a horse along the beach": somebody does, unless the camera looks through the rider's eyes. */
function isRiddenByNobody(subject: Subject, words: Words): boolean {
  const { found } = words;
  const seenByRider = found.some(({ meaning }) => meaning.kind === "camera" && meaning.move === "point-of-view");
  const before = within(found, subject.from - leadWords, subject.from);
  return (
    !seenByRider &&
    leadIn(subject, words) === "object" &&
    before.some(({ meaning }) => meaning.kind === "action" && meaning.rides !== undefined)
  );
}

function wordsFor({ from, end }: Subject, tokens: readonly Token[]): string {
  return tokens
    .slice(from, end)
    .map(({ word }) => word)
    .join(" ");
}

/** Whether "with", "and" or "his" stands before a noun and its adjectives. */
function followsCompanion(subject: Subject, { tokens, found, language }: Words): boolean {
  const nearby = within(found, subject.from - leadWords, subject.from);
  for (let at = subject.from - 1; at >= 0 && at >= subject.from - leadWords; at--) {
    const word = tokens[at]?.word ?? "";
    if (companions.has(word)) return true;
    const describes = nearby.some(
      ({ meaning, from, length }) =>
        describing.has(meaning.kind) && meaning.kind !== "action" && at >= from && at < from + length,
    );
    if (!describes && !language.stopWords.has(word)) return false;
  }
  return false;
}

const companions = new Set([
  "with",
  "and",
  "his",
  "her",
  "their",
  "its",
  "con",
  "y",
  "su",
  "avec",
  "et",
  "son",
  "sa",
  "mit",
  "und",
  "ihrem",
  "seinem",
  "和",
  "跟",
  "と",
]);
const sharedKinds: ReadonlySet<Person["action"]> = new Set([
  "walk",
  "run",
  "sit",
  "swim",
  "jump",
  "dance",
  "stand",
  "look-around",
]);

function subjectsOf({ tokens, found, language }: Words): readonly Subject[] {
  const subjects: Subject[] = [];
  for (const { meaning, from, length, plural } of found) {
    if (meaning.kind !== "actor") continue;
    const subject: Subject = {
      name: meaning.name,
      members: meaning.members,
      match: meaning.match,
      ...(meaning.hint === undefined ? {} : { hint: meaning.hint }),
      ...(meaning.usually === undefined ? {} : { usually: meaning.usually }),
      ...(meaning.rides === undefined ? {} : { mount: meaning.rides }),
      from,
      end: from + length,
      plural,
    };
    const previous = subjects.at(-1);
    const adjacent = previous !== undefined && previous.end === from && tokens[from]?.after === "word";
    const joined = adjacent ? compound(previous, subject, language.name === "english") : undefined;
    if (joined !== undefined) subjects[subjects.length - 1] = joined;
    // Elsewhere a thing's name right after somebody's is a verb: "el astronauta planta una bandera".
    else if (adjacent && !isUnspaced(tokens[from]?.word ?? "") && !isAlive(kindOf(subject))) continue;
    // "A bowl of cherries", "a statue of a horse": one thing.
    else if (
      previous !== undefined &&
      classOf[kindOf(previous)] === "thing" &&
      tokens[previous.end]?.word === "of" &&
      from - previous.end <= 2
    )
      continue;
    else subjects.push(subject);
  }
  return subjects;
}

function kindOf({ members }: Subject): Traits["kind"] {
  return members[0]?.kind ?? "person";
}

/** "Female chef", "robot waiter", "woman astronaut", "coffee cup": one subject of two nouns. */
function compound(first: Subject, second: Subject, english: boolean): Subject | undefined {
  const people = isPersonKind(kindOf(first)) && isPersonKind(kindOf(second));
  if (!people) return english ? { ...second, from: first.from } : undefined;
  const trait = first.members[0];
  const { hint = first.hint } = second;
  return {
    ...second,
    from: first.from,
    name: second.name === "person" ? first.name : second.name,
    match: first.match === "nearest" ? "nearest" : second.match,
    ...(hint === undefined ? {} : { hint }),
    members: second.members.map((member) => {
      const sex = member.sex ?? trait?.sex;
      const age = member.age ?? trait?.age;
      return {
        kind: trait === undefined || trait.kind === "person" ? member.kind : trait.kind,
        ...(sex === undefined ? {} : { sex }),
        ...(age === undefined ? {} : { age }),
        ...(member.look === undefined && trait?.look === undefined ? {} : { look: { ...trait?.look, ...member.look } }),
      };
    }),
  };
}

/**
 * Parts what the picture is about from what is only mentioned. People and animals always count; vehicles unless somebody
 * is in them; other things when nobody is there, or when they are named first or beside somebody.
 */
function sorted(
  every: readonly Subject[],
  words: Words,
): { readonly shown: readonly Subject[]; readonly besides: readonly Subject[] } {
  const anybody = every.some((subject) => isAlive(kindOf(subject)));
  const shown: Subject[] = [];
  const besides: Subject[] = [];
  for (const subject of every) {
    const relation = relationOf(subject, words);
    const numbered = !subject.plural || numberBefore(subject, words);
    // Without spaces there are no prepositions to tell what is held.
    const spaced = !isUnspaced(words.tokens[subject.from]?.word ?? "");
    const taken =
      isAlive(kindOf(subject)) ||
      (classOf[kindOf(subject)] === "vehicle"
        ? relation !== "around" || isBoarded(subject, shown.at(-1), words)
        : relation === "beside" ||
          (shown.length === 0 && (!anybody || (spaced && relation === "none")) && (numbered || !anybody)) ||
          (!anybody && relation === "none"));
    (taken ? shown : besides).push(subject);
  }
  return { shown, besides };
}

/** "A man in a boat": both are seen. */
function isBoarded(subject: Subject, previous: Subject | undefined, words: Words): boolean {
  return (
    isMount(kindOf(subject)) &&
    previous !== undefined &&
    isPersonKind(kindOf(previous)) &&
    entering.has(leadIn(subject, words))
  );
}

/** How a noun hangs on what is before it. */
function relationOf(subject: Subject, { tokens, found }: Words): "none" | "beside" | "around" | "held" {
  const nearby = within(found, subject.from - leadWords - 3, subject.from);
  let joined = false;
  for (let at = subject.from - 1; at >= 0 && at >= subject.from - leadWords; at--) {
    if (tokens[at + 1]?.after !== "word") return "none";
    const word = tokens[at]?.word ?? "";
    if (conjunctions.has(word)) joined = true;
    if (clauses.has(word)) return "none";
    if (beside.has(word)) return "beside";
    if (around.has(word)) return joined ? "none" : "around";
    if (holding.has(word)) return joined ? "none" : "held";
    const noun = nearby.find(
      ({ meaning, from, length }) => (meaning.kind === "actor" || meaning.kind === "place") && from + length === at + 1,
    );
    if (noun !== undefined) return joined || noun.meaning.kind === "place" ? "none" : "held";
  }
  return "none";
}

const clauses = new Set(["as", "while", "when", "where", "until"]);
const beside = new Set([
  "beside",
  "near",
  "next",
  "behind",
  "by",
  "besides",
  "against",
  "junto",
  "neben",
  "chasing",
  "chases",
]);
const around = new Set(["in", "inside", "into", "aboard", "from", "off", "out", "through", "dans", "aus", "desde"]);
const holding = new Set([
  "on",
  "with",
  "of",
  "under",
  "over",
  "at",
  "to",
  "onto",
  "for",
  "like",
  "holding",
  "holds",
  "her",
  "his",
  "its",
  "their",
  "using",
  "mit",
  "con",
  "avec",
  "auf",
  "sur",
]);

function numberBefore(subject: Subject, { found }: Words): boolean {
  return within(found, subject.from - 4, subject.from).some(
    ({ meaning, from, length }) => meaning.kind === "number" && from + length >= subject.from - 2,
  );
}

interface Lead {
  readonly count: number | undefined;
  readonly vague: boolean;
  readonly sex: Person["sex"] | undefined;
  readonly age: Person["age"] | undefined;
  readonly look: PersonLook;
  readonly colour: string | undefined;
  readonly action: ActionMeaning | undefined;
  readonly mood: PersonMood | undefined;
  readonly definite: boolean;
}

/** Adjectives and numbers before a noun rarely are more. */
const leadWords = 6;

/** What the adjectives before a noun say: "the two old men", "a red robot", "a sleeping cat". */
function leadOf(subject: Subject, { tokens, found, language }: Words, start: number): Lead {
  let count: number | undefined;
  let vague = false;
  let sex: Person["sex"] | undefined;
  let age: Person["age"] | undefined;
  let look: PersonLook = {};
  let colour: string | undefined;
  let action: ActionMeaning | undefined;
  let mood: PersonMood | undefined;
  let definite = false;
  let pendingAction: ActionMeaning | undefined;
  const nearby = within(found, Math.max(start, subject.from - leadWords), subject.from);
  for (const { meaning } of within(found, subject.from, subject.end)) {
    if (meaning.kind === "colour") colour ??= meaning.colour;
    if (meaning.kind === "trait") {
      sex ??= meaning.sex;
      age ??= meaning.age;
      look = { ...meaning.look, ...look };
    }
  }
  for (let at = subject.from - 1; at >= start && at >= subject.from - leadWords; at--) {
    const { word } = tokens[at] ?? { word: "" };
    if (tokens[at + 1]?.after === "sentence") break;
    const here = nearby.filter(({ from, length }) => at >= from && at < from + length);
    for (const { meaning } of here) {
      if (meaning.kind === "number" && count === undefined) {
        count = meaning.count;
        vague = meaning.vague === true;
      }
      if (meaning.kind === "trait") {
        sex ??= meaning.sex;
        age ??= meaning.age;
        look = { ...meaning.look, ...look };
      }
      if (meaning.kind === "colour") colour ??= meaning.colour;
      if (meaning.kind === "emotion") mood ??= meaning.mood;
      if (meaning.kind === "action" && (word.endsWith("ing") || word === "asleep")) pendingAction ??= meaning;
    }
    if (definites.has(word)) {
      definite = true;
      action = pendingAction;
      break;
    }
    if (word === "a" || word === "an") {
      action = pendingAction;
      break;
    }
    if (!here.some(({ meaning }) => describing.has(meaning.kind)) && !language.stopWords.has(word)) break;
    if (joining.has(word)) break;
    if (count !== undefined && !isUnspaced(word)) action = pendingAction;
  }
  return { count, vague, sex, age, look, colour, action, mood, definite };
}

const definites = new Set([
  "the",
  "same",
  "that",
  "this",
  "le",
  "la",
  "les",
  "el",
  "los",
  "las",
  "der",
  "die",
  "das",
  "den",
  "dem",
]);
const describing = new Set([
  "number",
  "trait",
  "colour",
  "understood",
  "mood",
  "emotion",
  "weather",
  "style",
  "place",
  "action",
  "garment",
  "time",
  "season",
  "prop",
  "undrawn",
  "spot",
]);
const joining = new Set(["and", "with", "of", "in", "to", "at", "on", "by", "for", "from", "or", "near", "behind"]);

const conjunctions = new Set(["and", "und", "y", "et", "with", "和", "と"]);

/** The meanings that begin in a range of tokens; `found` is in the order of the text. */
function within(found: readonly Found[], from: number, to: number): readonly Found[] {
  return found.slice(firstFrom(found, from), firstFrom(found, to));
}

/** Index of the first meaning that begins at a token or after it. */
function firstFrom(found: readonly Found[], token: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((found[middle]?.from ?? token) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * "A man on a bench, leaves falling": an action whose own clause begins with another thing is that thing's. Things that
 * the lexicon does not know count as well.
 */
function isOfAnother({ meaning, from }: Found, subject: Subject, { tokens, found, language }: Words): boolean {
  if (meaning.kind !== "action" || isUnspaced(tokens[from]?.word ?? "")) return false;
  let clause = from;
  while (clause > subject.end && clause > from - clauseWords && tokens[clause]?.after === "word") clause--;
  if (clause <= subject.end || tokens[clause]?.after === "word") return false;
  const nearby = within(found, clause - 3, from);
  for (let at = clause; at < from; at++) {
    const word = tokens[at]?.word ?? "";
    const here = nearby.filter((one) => at >= one.from && at < one.from + one.length);
    if (here.some((one) => one.meaning.kind === "pronoun")) return false;
    if (here.some((one) => one.meaning.kind === "prop" || one.meaning.kind === "actor")) return true;
    if (here.length === 0 && !language.stopWords.has(word) && word.length > 2) return true;
  }
  return false;
}

/** A clause that has not begun so far back is long enough to be of its subject. */
const clauseWords = 6;

/** The first action; one that says more than "stands" is preferred. */
function actionBetween(found: readonly Found[], subject: Subject): ActionMeaning | undefined {
  const actions = found.flatMap(({ meaning }) => (meaning.kind === "action" ? [meaning] : []));
  const of = classOf[kindOf(subject)];
  return actions.find((action) => action[of] !== "stand") ?? actions[0];
}

/**
 * What is said after a subject of what it feels; of who is alone at the beginning, before it as well. "A happy dog" after
 * somebody is the dog's.
 */
function moodBetween({ tokens, found }: Words, subject: Subject, limit: number): PersonMood | undefined {
  const isOfNext = ({ from, length }: Found): boolean => {
    if (tokens[limit] === undefined || limit - from > leadWords) return false;
    for (let at = from + length; at < limit; at++) {
      if (tokens[at]?.after !== "word") return false;
      const described = within(found, from, limit).some(
        (one) => describing.has(one.meaning.kind) && at >= one.from && at < one.from + one.length,
      );
      if (!described || articleWords.has(tokens[at]?.word ?? "")) return false;
    }
    return tokens[limit].after === "word";
  };
  const named = within(found, subject.end, limit).find(({ meaning }) => meaning.kind === "emotion");
  return named?.meaning.kind === "emotion" && !isOfNext(named) ? named.meaning.mood : undefined;
}

function pronounBetween(found: readonly Found[]): Person["sex"] | undefined {
  const named = found.find(({ meaning }) => meaning.kind === "pronoun" && meaning.sex !== undefined);
  return named?.meaning.kind === "pronoun" ? named.meaning.sex : undefined;
}

function lookBetween(
  found: readonly Found[],
  { from, to }: { readonly from: number; readonly to: number },
): PersonLook {
  let look: PersonLook = {};
  for (const { meaning } of within(found, from, to))
    if (meaning.kind === "trait" || meaning.kind === "garment") look = { ...meaning.look, ...look };
  return look;
}

/** "A person in his seventies"; adjectives further on describe other things. */
function traitsAfter(
  found: readonly Found[],
  end: number,
  limit: number,
): { readonly sex?: Person["sex"]; readonly age?: Person["age"] } {
  const trait = within(found, end, Math.min(limit, end + 2)).find(
    ({ meaning, length }) => meaning.kind === "trait" && (length > 1 || meaning.age !== undefined),
  );
  if (trait?.meaning.kind !== "trait") return {};
  const { sex, age } = trait.meaning;
  return { ...(sex === undefined ? {} : { sex }), ...(age === undefined ? {} : { age }) };
}

/** The spot named after a subject and before the next; one that opens the text belongs to the first. */
function spotOf(
  subject: Subject,
  { tokens, found }: Words,
  {
    start,
    limit,
    first,
    action,
  }: Pick<Span, "start" | "limit" | "first"> & { readonly action: ActionMeaning | undefined },
): SpotName | undefined {
  const kind = kindOf(subject);
  const person = isPersonKind(kind);
  const nearby = within(found, subject.end, limit);
  const isSpot = (one: Found): boolean => one.meaning.kind === "spot";
  // "Puts a cup on the table": the cup is there.
  const ofThing = (one: Found): boolean =>
    person &&
    one.meaning.kind === "spot" &&
    surfaces.has(one.meaning.spot) &&
    mountedOn(tokens, one) &&
    nearby.some(
      ({ meaning, from }) =>
        meaning.kind === "actor" && from < one.from && classOf[meaning.members[0]?.kind ?? "person"] === "thing",
    );
  // "A table with a bowl on it".
  const holding = within(found, Math.max(start, subject.from - leadWords), subject.from).filter(
    (one) => isSpot(one) && tokens[one.from + one.length]?.word === "with",
  );
  const named = [
    ...nearby.filter((one) => isSpot(one) && tokens[one.from + one.length]?.word !== "with" && !ofThing(one)),
    ...(first ? within(found, start, subject.from).filter(isSpot) : holding),
    ...(person ? nearby.filter((one) => isSpot(one) && !ofThing(one)) : []),
  ].flatMap(({ meaning }) => (meaning.kind === "spot" ? [meaning.spot] : []));
  // Who only is on a lake is in a boat.
  const dry = person && action?.person !== "swim" && action?.person !== "jump";
  // Only what flies is in the sky; others are before it.
  return named.find((spot) => (spot !== "water" || !dry) && (spot !== "sky" || flying.has(kind)));
}

const surfaces: ReadonlySet<SpotName> = new Set(["table", "counter", "windowsill", "podium"]);
const flying: ReadonlySet<ActorKind> = new Set([
  "bird",
  "aircraft",
  "spaceship",
  "ball",
  "person",
  "astronaut",
  "robot",
]);

/** Whether "on" stands before a spot. */
function mountedOn(tokens: readonly Token[], { from }: Found): boolean {
  const before = tokens.slice(Math.max(0, from - leadWords), from).map(({ word }) => word);
  return before.includes("on") || before.includes("onto");
}

/** Spanish and French name the colour after the thing: "un gato negro". */
function colourAfter(subject: Subject, found: readonly Found[]): string | undefined {
  const next = within(found, subject.end, subject.end + 1).find(({ meaning }) => meaning.kind === "colour");
  return next?.meaning.kind === "colour" ? next.meaning.colour : undefined;
}

/** "In a long red coat", "wearing blue", "in white": a colour of what is worn. */
function colourOf(
  subject: Subject,
  { tokens, found, language }: Words,
  { start, limit }: { readonly start: number; readonly limit: number },
): string | undefined {
  // Chinese and Japanese say before the noun what somebody wears.
  const before = isUnspaced(tokens[subject.from]?.word ?? "") ? within(found, start, subject.from) : [];
  const nearby = [...before, ...within(found, subject.end, limit)];
  for (const { meaning, from, length } of nearby) {
    if (meaning.kind !== "colour") continue;
    const end = from + length;
    const garment = nearby.some(
      (other) =>
        other.meaning.kind === "garment" &&
        other.meaning.look?.hat === undefined &&
        other.meaning.look?.glasses === undefined &&
        ((other.from >= end && other.from <= end + 2) || other.from + other.length === from),
    );
    const isWorn =
      tokens[from - 1]?.word === "in" ||
      nearby.some((other) => other.meaning.kind === "wears" && other.from + other.length === from);
    const after = tokens[end];
    if (
      garment ||
      (isWorn &&
        (after === undefined ||
          after.after !== "word" ||
          language.stopWords.has(after.word) ||
          nearby.some((other) => other.from === end && other.meaning.kind === "action")))
    )
      return meaning.colour;
  }
  return undefined;
}
