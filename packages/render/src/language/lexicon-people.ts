import type { Person } from "../scene-spec.ts";
import type { ActorMeaning, Lexicon, PersonTraits, StandInMeaning } from "./lexicon.ts";

const one = (name: string, traits: Partial<PersonTraits> = {}): ActorMeaning => ({
  kind: "actor",
  name,
  people: [{ kind: "person", ...traits }],
});
const group = (name: string, ...people: readonly PersonTraits[]): ActorMeaning => ({ kind: "actor", name, people });
const standIn = (name: string, figure: Person["kind"] = "person"): StandInMeaning => ({
  kind: "stand-in",
  name,
  figure,
});
const anyone: PersonTraits = { kind: "person" };

/** People, what is said of them, and creatures whose part a figure takes. */
export const peopleLexicon: Lexicon = [
  [
    "person, human, somebody, someone, individual, character, figure, subject, protagonist, traveller, traveler, wanderer, stranger, commuter, tourist, hiker, runner, jogger, worker, detective, actor, presenter, speaker, host, reporter, journalist, teacher, professor, student, doctor, nurse, scientist, engineer, singer, musician, dancer, artist, painter, photographer, farmer, soldier, police officer, officer, lawyer, politician, president, businessperson, ceo, friend, customer, guide, storyteller, librarian, athlete, hero, model, passerby, pilot, driver, writer, poet, anchor, news anchor, comedian, meteorologist, magician, mechanic, vlogger, influencer, youtuber, entrepreneur, developer, programmer, gardener, fisherman, cyclist, skater, climber, explorer, speaker at a lectern, lead character, main character, barista, waiter, cashier, judge, coach, player, neighbour, neighbor, guest, performer, employee, boss, assistant, spy, hacker, pilgrim, villager, citizen, leader",
    one("person"),
  ],
  [
    "man, guy, gentleman, male, dude, businessman, boyfriend, husband, father, dad, son, brother, uncle, king, prince, sir, cowboy, policeman, fireman, salesman, bloke, lad, groom, fellow, monk",
    one("man", { sex: "male" }),
  ],
  [
    "woman, lady, female, businesswoman, girlfriend, wife, mother, mom, mum, daughter, sister, aunt, queen, princess, actress, waitress, policewoman, bride, madam, ballerina, heroine, gal, saleswoman, hostess",
    one("woman", { sex: "female" }),
  ],
  ["men, guys, gentlemen", group("man", { kind: "person", sex: "male" }, { kind: "person", sex: "male" })],
  ["women, ladies", group("woman", { kind: "person", sex: "female" }, { kind: "person", sex: "female" })],
  ["boy, little boy, young boy, schoolboy", one("boy", { sex: "male", age: "child" })],
  ["girl, little girl, young girl, schoolgirl", one("girl", { sex: "female", age: "child" })],
  ["child, kid, toddler, baby, infant", one("child", { age: "child" })],
  [
    "children, kids",
    group(
      "child",
      { kind: "person", age: "child" },
      { kind: "person", age: "child" },
      { kind: "person", age: "child" },
    ),
  ],
  ["grandfather, grandpa, old man, elderly man, grandad", one("old man", { sex: "male", age: "old" })],
  [
    "grandmother, grandma, old woman, elderly woman, old lady, elderly lady, granny",
    one("old woman", { sex: "female", age: "old" }),
  ],
  ["elder, senior, pensioner, elderly person", one("old person", { age: "old" })],
  [
    "people, crowd, group of people, passers by, pedestrians, crowds, audience, tourists, group, bunch of people, humans, everyone, everybody, commuters, shoppers",
    group("person", anyone, anyone, anyone, anyone),
  ],
  [
    "couple, lovers, newlyweds, bride and groom",
    group("couple", { kind: "person", sex: "female" }, { kind: "person", sex: "male" }),
  ],
  [
    "friends, two friends, colleagues, twins, duo, pair of friends, two people, partners",
    group("friend", anyone, anyone),
  ],
  [
    "family, parents and child",
    group(
      "family",
      { kind: "person", sex: "female" },
      { kind: "person", sex: "male" },
      { kind: "person", age: "child" },
    ),
  ],
  ["parents, grandparents", group("parent", { kind: "person", sex: "female" }, { kind: "person", sex: "male" })],
  ["team, band, choir, squad, gang, class, staff, trio", group("person", anyone, anyone, anyone)],
  [
    "chef, cook who, a cook, the cook, baker, pastry chef, sous chef, head chef, master chef, sushi chef",
    one("chef", { kind: "chef" }),
  ],
  [
    "robot, android, cyborg, humanoid robot, droid, automaton, mech, humanoid, ai robot",
    one("robot", { kind: "robot" }),
  ],
  ["astronaut, spaceman, cosmonaut, space explorer, spacewoman, taikonaut", one("astronaut", { kind: "astronaut" })],
  [
    "cat, kitten, dog, puppy, horse, bird, fish, dragon, wolf, fox, bear, lion, tiger, elephant, rabbit, bunny, deer, cow, sheep, pig, monkey, gorilla, panda, penguin, owl, eagle, duck, chicken, mouse, rat, squirrel, dolphin, whale, shark, octopus, butterfly, bee, snake, frog, turtle, dinosaur, t rex, unicorn, animal, creature, giraffe, zebra, kangaroo, koala, crocodile, parrot, crow, raven, hamster, goat, camel, insect, spider, corgi, golden retriever, labrador, husky, poodle, leopard, cheetah, jellyfish, otter, raccoon, hedgehog, seal, swan, peacock, flamingo, phoenix, pet",
    standIn("animal"),
  ],
  ["alien, extraterrestrial", standIn("alien", "robot")],
  [
    "monster, elf, wizard, witch, superhero, zombie, vampire, ghost, knight, santa, santa claus, mermaid, fairy, goblin, pirate, ninja, angel, demon, giant, orc, warrior, samurai, viking, gladiator, clown, statue, doll, skeleton, mannequin, snowman, spider man, batman, superman, iron man, god, goddess, werewolf, dwarf, hobbit",
    standIn("costumed figure"),
  ],
  [
    "nobody, no one, no people, deserted, uninhabited, abandoned, empty street, empty city, devoid of people, no humans, unpeopled, no person, without people",
    { kind: "nobody" },
  ],
  ["he, him, his, himself", { kind: "pronoun", sex: "male" }],
  ["she, her, hers, herself", { kind: "pronoun", sex: "female" }],
  ["they, them, their, it", { kind: "pronoun" }],
  ["young, little, teenage, teen, small", { kind: "trait" }],
  [
    "old, elderly, aged, senior citizen, grey haired, gray haired, white haired, wrinkled",
    { kind: "trait", age: "old" },
  ],
  ["robotic, android like", { kind: "trait" }],
  ["female person", { kind: "trait", sex: "female" }],
  [
    "red hair, red haired, blonde, blond, brunette, blonde hair, brown hair, black hair, dark hair, long hair, short hair, bearded, beard, moustache, mustache, blue eyes, green eyes, brown eyes, curly hair, ginger, glasses, white hair, grey hair, silver hair, pink hair, blue hair, ponytail, freckles, smile, face, hand, eye, hair, head, mouth, arm, back, feet, foot, body, shoulder",
    { kind: "understood" },
  ],
  ["a, an", { kind: "understood" }],
  ["one, single, lone, solitary, lonely", { kind: "number", count: 1 }],
  ["two, pair of, couple of, 2, both", { kind: "number", count: 2 }],
  ["three, 3, several, some, trio of, a few", { kind: "number", count: 3 }],
  ["four, 4, group of, many, various", { kind: "number", count: 4 }],
  ["five, 5, team of", { kind: "number", count: 5 }],
  ["six, 6, half a dozen, crowd of, band of", { kind: "number", count: 6 }],
  ["seven, 7", { kind: "number", count: 7 }],
  ["eight, 8", { kind: "number", count: 8 }],
  ["nine, 9", { kind: "number", count: 9 }],
  ["ten, 10", { kind: "number", count: 10 }],
  ["dozen, twelve, 12, dozens of, a dozen", { kind: "number", count: 12 }],
  ["twenty, 20, fifty, 50, hundred, 100, hundreds of, thousand, thousands of, 1000", { kind: "number", count: 20 }],
];
