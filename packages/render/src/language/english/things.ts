import type { Lexicon } from "../lexicon.ts";
import { being, like } from "../meanings.ts";

/** Animals, vehicles and objects. */
export const thingLexicon: Lexicon = [
  [
    "cat, kitten, kitty, tabby, tabby cat, siamese cat, persian cat, house cat, tomcat, calico, tuxedo cat, stray cat, ginger cat, maine coon, feline, pussycat",
    being("cat", "living-room"),
  ],
  [
    "lion, tiger, leopard, cheetah, panther, lynx, jaguar, snow leopard, cougar, lioness, lion cub, tiger cub, puma, white tiger, bobcat",
    like("cat", "desert"),
  ],
  [
    "rabbit, bunny, squirrel, mouse, rat, hamster, hedgehog, raccoon, guinea pig, hare, chipmunk, ferret, beaver, otter, badger, skunk, koala, red panda, lemur, meerkat, mongoose, possum",
    like("cat", "meadow"),
  ],
  [
    "monkey, ape, gorilla, chimpanzee, chimp, orangutan, baboon, sloth, kangaroo, wallaby, anteater",
    like("cat", "forest"),
  ],
  ["animal, pet, creature, beast, wild animal, critter", like("dog", "meadow")],
  [
    "dog, puppy, pup, corgi, golden retriever, labrador, husky, poodle, dalmatian, german shepherd, beagle, bulldog, chihuahua, dachshund, pug, terrier, border collie, shiba inu, shiba, retriever, hound, greyhound, stray dog, pooch, doggy, doggo, sheepdog, french bulldog, great dane, spaniel, collie, guide dog, street dog, sled dog, pomeranian, shih tzu, samoyed",
    being("dog", "meadow"),
  ],
  [
    "wolf, fox, coyote, jackal, hyena, bear, bear cub, polar bear, panda, red fox, arctic fox, grizzly, grizzly bear, wolf pack, fox cub, teddy bear, giant panda, fennec fox, dire wolf, dingo, werewolf dog, brown bear, black bear, wolf cub",
    like("dog", "forest"),
  ],
  ["pig, sheep, goat, lamb, piglet, seal, sea lion, walrus, wild boar, boar, ram", like("dog", "meadow")],
  [
    "horse, pony, stallion, mare, foal, colt, mustang, wild horse, racehorse, white horse, black stallion, steed",
    being("horse", "meadow"),
  ],
  [
    "zebra, donkey, mule, unicorn, camel, deer, stag, moose, elk, antelope, gazelle, reindeer, cow, bull, buffalo, bison, llama, alpaca, giraffe, doe, fawn, cattle, yak, ox, ibex, wildebeest, pegasus, centaur, calf, highland cow, impala",
    like("horse", "meadow"),
  ],
  ["elephant, rhino, rhinoceros, hippo, baby elephant, mammoth", like("horse", "desert")],
  [
    "swan, duck, goose, geese, duckling, mallard, cygnet, pelican",
    { ...being("bird", "mountain-lake"), usually: "swim" },
  ],
  [
    "bird, sparrow, robin, crow, raven, pigeon, dove, parrot, owl, eagle, hawk, falcon, seagull, gull, hummingbird, flamingo, peacock, heron, kingfisher, canary, magpie, swallow, stork, crane bird, woodpecker, finch, albatross, toucan, songbird, cockatoo, snowy owl, barn owl, bald eagle, blackbird, blue jay, macaw, parakeet, nightingale, vulture, osprey, seabird, egret, ibis, starling, wren, cardinal, cranes, bird of prey, chick, rooster, hen, chicken, turkey, quail, lovebird, chickadee, red robin, puffin, golden eagle",
    being("bird", "meadow"),
  ],
  ["penguin, emperor penguin, ostrich, emu", like("bird", "snowfield")],
  [
    "butterfly, dragonfly, bee, bat, dragon, phoenix, moth, ladybug, bumblebee, honeybee, pterodactyl, griffin, ladybird, monarch butterfly, hot dragon, fairy wren, insect, wasp, honey bee",
    like("bird", "meadow"),
  ],
  [
    "fish, goldfish, clownfish, koi, koi fish, salmon, trout, tuna, school of fish, shoal of fish, tropical fish, angelfish, betta fish, piranha, pufferfish, carp, guppy, catfish, swordfish, cod, sardine, shark, great white shark, manta ray, stingray, barracuda, lionfish, anglerfish, mackerel, seahorse, hammerhead shark, clown fish, betta, reef shark, hammerhead, angler fish, flying fish",
    being("fish", "underwater"),
  ],
  [
    "whale, dolphin, orca, jellyfish, octopus, squid, turtle, sea turtle, crab, lobster, humpback whale, killer whale, blue whale, starfish, giant squid, kraken, narwhal, manatee, whale calf, eel, moray eel, humpback, jelly fish, shrimp, sea creature",
    like("fish", "underwater"),
  ],
  [
    "car, sports car, race car, racing car, taxi, cab, sedan, convertible, suv, vintage car, limousine, jeep, pickup truck, police car, supercar, automobile, hatchback, electric car, classic car, old car, muscle car, mini cooper, porsche, ferrari, lamborghini, mustang car, volkswagen, beetle car, toy car, yellow cab, yellow taxi, tesla, roadster, coupe, station wagon, rally car, formula one car, f1 car, pickup, minivan, cabriolet, bmw, mercedes, rolls royce, cadillac, drag racer, hot rod, go kart, retro car, camper",
    being("car", "road"),
  ],
  [
    "truck, van, bus, lorry, ambulance, fire truck, fire engine, minibus, camper van, campervan, school bus, tractor car, delivery truck, tank, delivery van, double decker bus, ice cream truck, food truck, garbage truck, double decker, semi truck, caravan, rv, bulldozer, excavator, tuk tuk, rickshaw, carriage, city bus, tour bus, monster truck, motorhome, ice cream van, golf cart, police van, dump truck, forklift",
    like("car", "road"),
  ],
  [
    "bicycle, bike, mountain bike, road bike, tricycle, old bicycle, vintage bicycle, unicycle, e bike, racing bike, racing bicycle",
    being("bicycle", "road"),
  ],
  [
    "motorcycle, motorbike, scooter, moped, vespa, dirt bike, harley, harley davidson, motor scooter, chopper bike, sidecar, kick scooter, electric scooter, motor bike, quad bike",
    like("bicycle", "road"),
  ],
  [
    "boat, ship, sailboat, sailing boat, yacht, sailing ship, fishing boat, canoe, kayak, rowboat, rowing boat, ferry, gondola, raft, speedboat, motorboat, tugboat, tall ship, galleon, wooden boat, dinghy, catamaran, cargo ship, cruise liner, steamboat, paper boat, container ship, battleship, viking ship, warship, schooner, steamer, ocean liner, trawler, junk boat, houseboat, barge, riverboat, longboat, viking longship, ghost ship, toy boat, longtail boat, motor yacht, tanker, lifeboat, cruise ship, longship, pirate ship",
    being("boat", "beach"),
  ],
  ["submarine, jet ski, hovercraft, surfboard rider, airboat", like("boat", "beach")],
  [
    "train, steam train, locomotive, bullet train, steam locomotive, freight train, high speed train, express train, toy train, old train, passenger train, shinkansen, commuter train, maglev, train engine, night train, metro train, subway train",
    being("train", "road"),
  ],
  ["tram, streetcar, cable car, monorail train, trolley, trolley car, funicular", like("train", "city-street")],
  [
    "airplane, plane, aeroplane, jet, aircraft, jumbo jet, biplane, fighter jet, airliner, jetliner, private jet, passenger plane, seaplane, propeller plane, paper plane, paper airplane, propeller aircraft, glider, cargo plane, warplane, passenger jet, jet plane, spitfire, light aircraft, bush plane, commercial airplane, fighter plane, jumbo, concorde, passenger airplane, stunt plane",
    being("aircraft", "mountain-lake"),
  ],
  [
    "helicopter, hot air balloon, zeppelin, airship, blimp, drone hovering, paraglider, hang glider, quadcopter, parachute, delivery drone, gyrocopter, balloonist, chopper, rescue helicopter, hot air ballon",
    like("aircraft", "mountain-lake"),
  ],
  [
    "spaceship, space ship, rocket, spacecraft, starship, ufo, space shuttle, flying saucer, rocket ship, x wing, star destroyer, alien ship, lunar lander, shuttle, space rocket, moon lander, alien spacecraft, alien spaceship, space capsule, starfighter, toy rocket, mothership, millennium falcon, rover, satellite probe, mars rover, space probe",
    being("spaceship", "space"),
  ],
  [
    "plant, potted plant, houseplant, house plant, succulent, bonsai, bonsai tree, cactus plant, seedling, sprout, sapling, potted cactus, monstera, potted fern, aloe vera, pot plant, sunlit houseplant, venus flytrap, flowerpot, flower pot, cactus in a pot, basil plant, potted succulent, indoor plant, fern in a pot, shrub, bush",
    being("plant", "living-room"),
  ],
  [
    "flower, rose, sunflower, tulip, orchid, lily, lotus, bouquet, dandelion flower, cherry blossom flower, daisy flower, peony, lavender flower, water lily, lotus flower, vase of flowers, bunch of flowers, hibiscus, marigold, iris flower, red rose, wilted flower, vase of tulips, bouquet of roses, bouquet of flowers, magnolia, poppy flower, vase of roses, white lily, vase of sunflowers, rosebud, daffodil, chrysanthemum, camellia, lotus blossom, vase with flowers, wilting rose, flower bud, vase, dahlia, carnation",
    being("flower", "meadow"),
  ],
  [
    "tree, oak tree, apple tree, willow, maple tree, baobab, willow tree, lone tree, olive tree, lemon tree, old oak, oak, cherry blossom tree, giant tree, palm, palm tree, redwood, sequoia, maple, bare tree, old tree, ancient tree, ancient oak, weeping willow, baobab tree, pine tree, birch tree, orange tree, joshua tree, ginkgo tree, cherry tree, acacia tree, acacia, lonely tree",
    being("tree", "meadow"),
  ],
  [
    "food, pizza, burger, hamburger, cake, sandwich, apple, banana, bread, cheese, fruit, salad, steak, sushi, ramen, noodles, pasta, soup, pancake, donut, doughnut, cupcake, birthday cake, ice cream, cookie, chocolate, croissant, taco, pie, egg, strawberry, orange fruit, lemon, watermelon, grapes, cheeseburger, bowl of soup, bowl of ramen, bowl of fruit, plate of food, plate of pasta, stack of pancakes, chocolate cake, hot dog, french fries, spaghetti, bowl of noodles, slice of pizza, slice of cake, basket of fruit, bowl of cereal, popcorn, curry, roast chicken, meal, dish, dinner, lunch, breakfast, tomato, waffle, muffin, macaron, toast with butter, avocado, peach, pear, cherry, mango, pineapple, loaf of bread, loaf, baguette, sundae, cheesecake, apple pie, fried egg, bowl of rice, rice bowl, burrito, fruit bowl, fruit platter, stew, paella, lasagna, tiramisu, wedding cake, sauce, meat, vegetables, ice cream cone, ice cream sundae, plate of cookies, plate of spaghetti, bowl of strawberries, basket of apples, bowl of oranges, bowl of salad, fries, rice, honey, dessert, blueberries, berries, raspberry, carrot, potato, broccoli, pumpkin pie, dumpling, gyoza, plate of sushi, lobster dinner, brownie, chocolate bar, pretzel, bagel, kebab, pho, noodle soup, hotpot, feast, candy, lollipop, sweets, gingerbread, bacon, omelette, omelet, oatmeal, milkshake cake, basket of bread, oranges, plate of pancakes, ramen bowl",
    being("food", "kitchen"),
  ],
  [
    "cup, flat white, mug, coffee cup, teacup, cup of coffee, cup of tea, mug of coffee, glass of water, glass of wine, wine glass, coffee mug, espresso, espresso cup, cappuccino, latte, tea cup, hot chocolate, glass of milk, cup of hot chocolate, mug of hot chocolate, tumbler, steaming mug, steaming cup, cocktail glass, cocktail, glass of juice, pint of beer, iced coffee, mug of cocoa, cup of espresso, cup of cocoa, glass of whiskey, goblet, glass, travel mug, glass of orange juice, martini, milkshake, smoothie, glass of champagne, whiskey glass, matcha latte, teapot, glass of lemonade, coffee, tea, wine, beer, mug of tea, champagne glass, iced tea, iced latte, glass of red wine, beer glass, cup of matcha, bubble tea",
    being("cup", "cafe"),
  ],
  [
    "bottle, perfume bottle, wine bottle, water bottle, bottle of wine, bottle of perfume, glass bottle, whiskey bottle, perfume, beer bottle, milk bottle, shampoo bottle, bottle of water, cosmetic bottle, serum bottle, champagne bottle, skincare bottle, lotion bottle, soda bottle, bottle of champagne, dropper bottle, bottle of whiskey, bottle of olive oil, thermos, jar of honey, soda can, can of soda, energy drink, energy drink can, beer can, skincare product, cosmetics, cosmetic jar, lotion, nail polish, lipstick, bottle of beer, serum, potion, potion bottle, hand cream, cream jar, bottle of milk, face cream, spray bottle, fragrance, bottle of juice, hot sauce bottle, perfume flacon, flask, bottle of shampoo",
    being("bottle", "studio"),
  ],
  [
    "box, gift box, cardboard box, parcel, package, present, gift, wooden box, jewelry box, suitcase box, crate, shoebox, treasure box, music box, pizza box, cereal box, box of chocolates, jewellery box, delivery box, mystery box, gift package, wooden crate, lunch box, toolbox, ring box",
    being("box", "studio"),
  ],
  [
    "watch, wristwatch, smartwatch, smart watch, luxury watch, pocket watch, gold watch, diving watch, chronograph, swiss watch, wrist watch, stopwatch, rolex, dive watch, alarm clock, mechanical watch, silver watch, sports watch, vintage watch",
    being("watch", "studio"),
  ],
  [
    "diamond ring, ring, necklace, earrings, bracelet, jewel, jewelry, jewellery, diamond, gold ring, wedding ring, crystal, gemstone, ruby",
    like("watch", "studio"),
  ],
  [
    "sneaker, running shoe, shoe, high heel, boot, trainer, loafer, leather shoe, leather boot, football boot, tennis shoe, hiking boot, ballet shoe, basketball shoe, sandal, slipper, stiletto, nikes, pair of sneakers, pair of shoes, pair of boots, pair of running shoes, pair of high heels, flip flops, cowboy boot, clog",
    being("shoe", "studio"),
  ],
  [
    "smartphone, phone, iphone, mobile phone, cell phone, cellphone, mobile, smart phone, foldable phone, android phone",
    being("phone", "studio"),
  ],
  [
    "laptop, tablet, ipad, macbook, game console, gadget, camera product, calculator, game controller, remote control, walkman, e reader, handheld console",
    like("phone", "studio"),
  ],
  [
    "headphones, earbuds, backpack product, speaker product, wireless earbuds, smart speaker, bluetooth speaker, razor, toothbrush, chess board, rubiks cube, soap bar, vacuum cleaner, hair dryer",
    like("box", "studio"),
  ],
  [
    "book, old book, novel, open book, notebook cover, stack of books, diary, leather book, spell book, ancient book, magazine, journal book, pile of books, spellbook, dictionary, leather bound book, comic book cover",
    being("book", "living-room"),
  ],
  [
    "lamp, desk lamp, table lamp, floor lamp, oil lamp, lava lamp, light bulb, lightbulb, candle, bedside lamp, chandelier, pixar lamp, reading lamp, lit candle, kerosene lamp, burning candle, candlestick",
    being("lamp", "living-room"),
  ],
  [
    "ball, football, soccer ball, basketball, tennis ball, beach ball, rubber ball, baseball, volleyball, bowling ball, crystal ball, red ball, golf ball, glass sphere, sphere, marble ball, beachball, disco ball on, billiard ball, glass ball, snow globe, globe, snowglobe, bouncing ball",
    being("ball", "studio"),
  ],
  ["balloon, red balloon", like("ball", "meadow")],
];
