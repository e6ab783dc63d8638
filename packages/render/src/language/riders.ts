import { classOf, isPersonKind } from "../actor-classes.ts";
import type { ActorKind, Person, SettingName } from "../scene-spec.ts";
import { carrying, entering, leadIn, mounting } from "./lead-in.ts";
import type { ActionMeaning, MountKind } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import { moodBetween } from "./said-of-subject.ts";
import { isMount, kindOf, leadWords, type Subject, within, type Words } from "./subject.ts";
import type { Token } from "./tokenize.ts";

/** Puts people on and in what they ride, drive, row or sit in; adds the bicycle that "cycling" implies, and the rider. */
export function seated(mentions: readonly Mention[], shown: readonly Subject[], words: Words): readonly Mention[] {
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
