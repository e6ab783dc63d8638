import type { ActorMeaning, Lexicon } from "../lexicon.ts";
import { being, costumed, group, number, person, several } from "../meanings.ts";

const chef = (traits: { readonly sex?: "female" | "male" } = {}): ActorMeaning => ({
  kind: "actor",
  name: "chef",
  members: [{ kind: "chef", ...traits }],
  match: "exact",
  hint: "kitchen",
});

/** People, what is said of them, and how many they are. */
export const peopleLexicon: Lexicon = [
  [
    "person, human, somebody, someone, individual, character, figure, subject, protagonist, traveller, traveler, wanderer, stranger, tourist, worker, detective, presenter, host, photographer, soldier, police officer, officer, politician, director, film director, president, friend, customer, guide, athlete, hero, model, passerby, pilot, patient, prisoner, witness, lead character, main character, skater, explorer, judge, coach, player, neighbour, neighbor, guest, employee, assistant, spy, pilgrim, citizen, leader, driver, skateboarder, mail carrier, courier, delivery person, firefighter, backpacker, survivor, rider, basketball player, football player, soccer player, tennis player, vendor, street vendor, electrician, builder, builder s apprentice, construction worker, rescuer, archaeologist, inventor, blacksmith, carpenter, tailor, potter, bodybuilder, archer, goalkeeper, thief, cleaner, nomad, monk like figure, silhouetted figure, hooded figure, craftsperson, craftsman, artisan, welder, dj, yoga instructor, shopkeeper, pedestrian, commuter, mechanic, refugee, mother to be, human figure",
    person("person"),
  ],
  [
    "teacher, professor, student, schoolteacher, pupil, lecturer, librarian, math teacher, science teacher",
    person("person", { hint: "classroom" }),
  ],
  [
    "doctor, nurse, scientist, engineer, businessperson, ceo, boss, programmer, developer, secretary, office worker, entrepreneur, accountant, lawyer, hacker, researcher, manager, receptionist, designer, coworker, executive, dentist, streamer, gamer, architect, surgeon",
    person("person", { hint: "office" }),
  ],
  [
    "actor, musician, magician, performer, guitarist, pianist, violinist, drummer, cellist, conductor, juggler, trapeze artist, jazz musician, saxophonist, trumpeter, flautist, harpist, orchestra conductor",
    person("person", { hint: "stage" }),
  ],
  ["runner, jogger, sprinter, marathon runner", person("person", { usually: "run" })],
  ["swimmer", person("person", { usually: "swim", hint: "beach" })],
  ["surfer", person("person", { usually: "swim", hint: "beach" })],
  ["scuba diver, diver, snorkeler, freediver", person("person", { usually: "swim", hint: "underwater" })],
  [
    "boxer, wrestler, sumo wrestler, gymnast, street performer, acrobat, martial artist, fencer",
    person("person", { usually: "dance" }),
  ],
  ["street musician, busker", person("person", { hint: "city-street" })],
  [
    "singer, comedian, stand up comedian, opera singer, rapper, pop star, rock star, speaker, keynote speaker, speaker at a lectern, storyteller, singer songwriter",
    person("person", { usually: "talk", hint: "stage" }),
  ],
  [
    "dancer, ballet dancer, flamenco dancer, breakdancer, hip hop dancer",
    person("person", { usually: "dance", hint: "stage" }),
  ],
  ["ballerina", person("woman", { sex: "female", usually: "dance", hint: "stage" })],
  [
    "news anchor, anchor, meteorologist, newscaster, news presenter, newsreader, weather presenter, podcaster, news reporter",
    person("person", { usually: "talk", hint: "office" }),
  ],
  ["vlogger, reporter, journalist, youtuber, influencer", person("person", { usually: "talk" })],
  [
    "writer, poet, novelist, artist, painter, illustrator, calligrapher",
    person("person", { usually: "write", hint: "living-room" }),
  ],
  ["barista, waiter, cashier, bartender, server, customer in a cafe", person("person", { hint: "cafe" })],
  [
    "farmer, gardener, shepherd, beekeeper, picnicker, golfer, villager, scarecrow maker, hunter gatherer, florist",
    person("person", { hint: "meadow" }),
  ],
  [
    "hiker, climber, mountaineer, mountain climber, camper, trekker, rock climber",
    person("person", { hint: "mountain-lake" }),
  ],
  ["lifeguard, sailor, beachgoer, ship captain, sea captain", person("person", { hint: "beach" })],
  ["fisherman, fishermen", person("person", { sex: "male", hint: "beach" })],
  ["freediver", person("person", { hint: "underwater" })],
  [
    "skier, snowboarder, ice skater, figure skater, polar explorer, arctic explorer",
    person("person", { hint: "snowfield" }),
  ],
  ["reader, babysitter, sculptor", person("person", { hint: "living-room" })],
  ["lumberjack, woodcutter, forest ranger, hunter, ranger, park ranger", person("person", { hint: "forest" })],
  ["hitchhiker, trucker, truck driver, race car driver", person("person", { hint: "road" })],
  ["cyclist, biker, motorcyclist, bike courier", person("person", { hint: "road", rides: "bicycle" })],
  ["jockey, horse rider, horseman, horsewoman, equestrian", person("person", { hint: "meadow", rides: "horse" })],
  ["rower, kayaker, canoeist, gondolier", person("person", { hint: "mountain-lake", rides: "boat" })],
  ["cowboy", person("man", { sex: "male", hint: "desert" })],
  ["cowgirl", person("woman", { sex: "female", hint: "desert" })],
  [
    "man, guy, gentleman, male, dude, boyfriend, husband, father, dad, son, brother, uncle, king, prince, sir, policeman, fireman, salesman, bloke, lad, groom, fellow, monk, young man, postman, mailman, bearded man, middle aged man, priest, emperor, handyman, milkman, cameraman, repairman, bald man, daddy, papa, street sweeper man",
    person("man", { sex: "male" }),
  ],
  ["businessman, man in a suit, anchorman", person("man", { sex: "male", hint: "office", look: { garment: "suit" } })],
  ["businesswoman, anchorwoman", person("woman", { sex: "female", hint: "office", look: { garment: "suit" } })],
  [
    "woman, lady, female, girlfriend, wife, mother, mom, mum, daughter, sister, aunt, queen, princess, policewoman, bride, madam, heroine, gal, saleswoman, hostess, young woman, young lady, middle aged woman, geisha, nun, mommy, mama, mermaid dancer, pregnant woman, businesslady, empress, nanny, housewife",
    person("woman", { sex: "female" }),
  ],
  ["actress, cheerleader, songstress", person("woman", { sex: "female", hint: "stage" })],
  ["waitress, barmaid", person("woman", { sex: "female", hint: "cafe" })],
  ["men, guys, gentlemen, policemen, businessmen, boys and men", group("man", [{ sex: "male" }, { sex: "male" }])],
  ["women, ladies, businesswomen", group("woman", [{ sex: "female" }, { sex: "female" }])],
  ["grandson, nephew, stepson, son in law", person("man", { sex: "male" })],
  ["granddaughter, niece, stepdaughter", person("woman", { sex: "female" })],
  ["boy, little boy, young boy, schoolboy, small boy, baby boy", person("boy", { sex: "male", age: "child" })],
  ["girl, little girl, young girl, schoolgirl, small girl, baby girl", person("girl", { sex: "female", age: "child" })],
  ["teenager, teen, adolescent, teenage boy, teenage girl, college student, grown up, adult", person("person")],
  [
    "child, kid, grandchild, toddler, baby, infant, little kid, young child, small child, newborn",
    person("child", { age: "child" }),
  ],
  ["children, kids, toddlers, grandchildren", group("child", [{ age: "child" }, { age: "child" }, { age: "child" }])],
  [
    "schoolchildren, school children, school kids, pupils",
    group("child", [{ age: "child" }, { age: "child" }, { age: "child" }], "classroom"),
  ],
  [
    "grandfather, grandpa, old man, elderly man, grandad, granddad, elderly gentleman, old gentleman, old guy",
    person("old man", { sex: "male", age: "old" }),
  ],
  [
    "grandmother, grandma, old woman, elderly woman, old lady, elderly lady, granny, nana",
    person("old woman", { sex: "female", age: "old" }),
  ],
  ["elder, senior, pensioner, elderly person", person("old person", { age: "old" })],
  [
    "elderly couple, old couple, grandparents, senior couple",
    group("old couple", [
      { sex: "female", age: "old" },
      { sex: "male", age: "old" },
    ]),
  ],
  [
    "people, group of people, passers by, passersby, onlookers, bystanders, neighbours, neighbors, dancers in costume, pedestrians, tourists, group, bunch of people, humans, everyone, everybody, commuters, shoppers, customers, guests, audience, spectators, fans, students, protesters, dancers, workers, soldiers, monks in robes, villagers, passengers, hikers, party guests, runners, mourners, diners, patrons",
    group("person", [{}, {}, {}, {}]),
  ],
  [
    "crowd, crowd of people, mob, throng, huge crowd, large crowd, crowd of fans, cheering crowd, packed crowd",
    group("person", [{}, {}, {}, {}, {}, {}]),
  ],
  [
    "couple, lovers, newlyweds, bride and groom, young couple, married couple, man and woman",
    group("couple", [{ sex: "female" }, { sex: "male" }]),
  ],
  ["two friends, twins, duo, pair of friends, two people, partners, two strangers", group("friend", [{}, {}])],
  ["friends, colleagues, coworkers, roommates, teammates, teenagers, teens", group("friend", [{}, {}, {}])],
  [
    "family, parents and child, family of three",
    group("family", [{ sex: "female" }, { sex: "male" }, { age: "child" }]),
  ],
  ["family of four", group("family", [{ sex: "female" }, { sex: "male" }, { age: "child" }, { age: "child" }])],
  ["parents", group("parent", [{ sex: "female" }, { sex: "male" }])],
  ["team, band, choir, squad, gang, class, staff, trio, crew, rock band", group("person", [{}, {}, {}])],
  ["jazz band, rock band, orchestra, string quartet, marching band, choir", group("person", [{}, {}, {}], "stage")],
  [
    "chef, cook who, a cook, the cook, baker, pastry chef, sous chef, head chef, master chef, sushi chef, home cook, cooks, line cook, pizza chef, street food vendor, pizza maker, pizzaiolo",
    chef(),
  ],
  [
    "robot, android, cyborg, humanoid robot, droid, automaton, mech, humanoid, ai robot, service robot, tin robot, small robot, humanoid android",
    being("robot", "futuristic-city"),
  ],
  [
    "astronaut, spaceman, cosmonaut, space explorer, spacewoman, taikonaut, space traveler, space traveller, person in a spacesuit",
    being("astronaut", "space"),
  ],
  ["woman in a spacesuit", { ...being("astronaut", "space"), members: [{ kind: "astronaut", sex: "female" }] }],
  ["man in a spacesuit", { ...being("astronaut", "space"), members: [{ kind: "astronaut", sex: "male" }] }],
  [
    "alien, extraterrestrial, martian, space alien",
    { kind: "actor", name: "robot", members: [{ kind: "robot" }], match: "nearest", hint: "space" },
  ],
  [
    "monster, elf, wizard, witch, superhero, zombie, vampire, ghost, knight, santa, santa claus, fairy, goblin, ninja, angel, demon, giant, orc, warrior, samurai, viking, gladiator, clown, statue, doll, skeleton, mannequin, spider man, batman, superman, iron man, god, goddess, werewolf, dwarf, hobbit, gnome, sorcerer, sorceress, mime, puppet, pharaoh, roman soldier, superheroine, jester, druid, ogre, troll, creature from, cyclops, bigfoot, yeti, teddy bear man, minion, action figure, barbie, chess piece, toy soldier, gingerbread man, astronaut statue, scarecrow, leprechaun, genie",
    costumed(),
  ],
  ["pirate", costumed("beach")],
  ["mermaid", costumed("underwater")],
  [
    "nobody, no one, no people, deserted, uninhabited, abandoned, empty street, empty city, devoid of people, no humans, unpeopled, no person, without people, no characters, no figures, empty, not a soul, without any people, no one around, no one there, no pedestrians, vacant",
    { kind: "nobody" },
  ],
  ["he, him, his, himself", { kind: "pronoun", sex: "male" }],
  ["she, her, herself", { kind: "pronoun", sex: "female" }],
  ["they, them, their, it", { kind: "pronoun" }],
  ["young, little, teenage, teen, small", { kind: "trait" }],
  ["old, elderly, aged, senior citizen, wrinkled, older, grey bearded, white bearded", { kind: "trait", age: "old" }],
  ["grey haired, gray haired, white haired", { kind: "trait", age: "old", look: { hair: "grey" } }],
  ["robotic, android like", { kind: "trait" }],
  ["female, feminine", { kind: "trait", sex: "female" }],
  ["male, masculine", { kind: "trait", sex: "male" }],
  [
    "in her seventies, in her eighties, in her sixties, 70 year old woman, 80 year old woman",
    { kind: "trait", sex: "female", age: "old" },
  ],
  [
    "in his seventies, in his eighties, in his sixties, 70 year old man, 80 year old man",
    { kind: "trait", sex: "male", age: "old" },
  ],
  [
    "blue eyes, green eyes, brown eyes, freckles, smile, face, hand, eye, hair, head, mouth, arm, back, feet, foot, body, shoulder, freckled, barefoot, leg, finger, tail, paw, wing, fur, feather, ear, whisker, nose, skin, lip, cheek, knee, beak, mane, fin",
    { kind: "understood" },
  ],
  ["a, an", { kind: "understood" }],
  ["one, single, lone, solitary, lonely, 1", number(1)],
  ["two, pair of, couple of, 2, both, pair", number(2)],
  ["three, 3, trio of", number(3)],
  ["several, some, a few, few, various, numerous", several(3)],
  ["four, 4, quartet of", number(4)],
  [
    "group of, many, flock of, herd of, pack of, school of, bunch of, lots of, shoal of, fleet of, flock, herd, swarm of, row of, stack of, pile of, cluster of, litter of, line of, rows of, convoy of",
    several(4),
  ],
  ["five, 5", number(5)],
  ["team of", several(5)],
  ["six, 6, half a dozen", number(6)],
  ["crowd of, band of, crowds of, army of", several(6)],
  ["seven, 7", number(7)],
  ["eight, 8", number(8)],
  ["nine, 9", number(9)],
  ["ten, 10", number(10)],
  ["dozen, twelve, 12, dozens of, a dozen", number(12)],
  ["twenty, 20, fifty, 50, hundred, 100, hundreds of, thousand, thousands of, 1000", number(20)],
];
