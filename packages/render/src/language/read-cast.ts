import { classOf, isAlive, isPersonKind } from "../actor-classes.ts";
import type { Person } from "../scene-spec.ts";
import type { Found } from "./find-meanings.ts";
import { sorted, subjectsOf } from "./find-subjects.ts";
import { followsCompanion, leadIn } from "./lead-in.ts";
import type { CastReading, Mention } from "./mention.ts";
import { seated } from "./riders.ts";
import {
  actionBetween,
  colourAfter,
  colourOf,
  isOfAnother,
  leadOf,
  lookBetween,
  moodBetween,
  pronounBetween,
  spotOf,
  traitsAfter,
} from "./said-of-subject.ts";
import { kindOf, type Span, type Subject, within, type Words } from "./subject.ts";
import { isUnspaced, type Token } from "./tokenize.ts";

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
