import { classOf, isAlive, isPersonKind } from "../actor-classes.ts";
import { entering, leadIn } from "./lead-in.ts";
import { isMount, kindOf, leadWords, type Subject, within, type Words } from "./subject.ts";
import { isUnspaced } from "./tokenize.ts";

export function subjectsOf({ tokens, found, language }: Words): readonly Subject[] {
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
export function sorted(
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

const conjunctions = new Set(["and", "und", "y", "et", "with", "和", "と"]);

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
