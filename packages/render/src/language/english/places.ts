import type { Lexicon } from "../lexicon.ts";
import { exactly, nearest, seenIn } from "../meanings.ts";

/** Places, and the things that settings show by themselves. */
export const placeLexicon: Lexicon = [
  [
    "city street, street, city, town, downtown, sidewalk, pavement, avenue, boulevard, urban, crosswalk, intersection, cityscape, city centre, city center, neighbourhood, neighborhood, new york, new york city, nyc, london, paris, tokyo, berlin, manhattan, brooklyn, shanghai, hong kong, seoul, madrid, shibuya, times square, metropolis, suburb, main street, alley, alleyway, back alley, chinatown, zebra crossing, crossroads, street corner, side street, backstreet, city block, san francisco, chicago, los angeles, kyoto, lisbon, barcelona, amsterdam, prague, istanbul, cairo, mumbai, delhi, bangkok, beijing, vienna, havana, bus stop",
    exactly("city-street"),
  ],
  [
    "market, marketplace, bazaar, square, town square, plaza, port, bridge, train station, subway, metro station, railway station, airport, stadium, parking lot, car park, mall, shopping mall, playground, campus, skatepark, skate park, tunnel, subway station, venice, rome, construction site, amusement park, carnival, gas station, petrol station, courtyard, street market, food stall, flower market, night market, fish market, city hall, train platform, platform, underpass, subway platform, subway car, canal, harbour city, theme park, festival, street festival, parade, basketball court, tennis court, front of a shop, outside a cafe, garage, cathedral, church, mosque, museum entrance, shopfront street, shipyard, red light district",
    nearest("city-street"),
  ],
  [
    "futuristic city, futuristic street, future city, city of the future, sci fi city, science fiction city, cyberpunk city, cyberpunk street, neon city, futuristic metropolis, futuristic cityscape, blade runner, megacity, neo tokyo, dystopian city, cyber city, utopian city, futuristic downtown, night city, cyberpunk alley, neon alley, neon street, neon lit street, neon lit alley, neon lit city, cyberpunk market, cyberpunk tokyo, neon tokyo, neon district, futuristic skyline, futuristic town, neon drenched street, neon soaked street, neon drenched city, neon soaked alley, cyberpunk district, sci fi metropolis",
    exactly("futuristic-city"),
  ],
  [
    "futuristic, cyberpunk, sci fi, science fiction, high tech, dystopian, utopian, space age",
    { ...exactly("futuristic-city"), adjective: true },
  ],
  [
    "virtual reality, cyberspace, holodeck, robot factory, alien city, robot city, spaceport",
    nearest("futuristic-city"),
  ],
  [
    "village, hamlet, medieval town, medieval village, old town, fishing village, mountain village, farmyard, barnyard, cobblestone village, small town, countryside village, cobbled lane, village square, village street, little town, viking village, alpine village",
    exactly("village"),
  ],
  [
    "farm, farmhouse, barn, castle, cottage, windmill, temple, pagoda, monastery, palace, ruins, ancient rome, ancient greece, cabin, chapel, graveyard, cemetery, medieval, wild west town, western town, mill, chateau, fortress, shrine, stable, backyard, front porch, porch, front yard, log cabin, hut, thatched cottage",
    nearest("village"),
  ],
  [
    "kitchen, cooking show, cookery show, culinary studio, restaurant kitchen, cooking studio, kitchen table, kitchen counter, kitchen island, kitchenette",
    exactly("kitchen"),
  ],
  [
    "living room, lounge, sitting room, den, family room, drawing room, cozy room, cosy room, livingroom",
    exactly("living-room"),
  ],
  [
    "bedroom, house, home, apartment, bathroom, dining room, basement, attic, room, indoors, interior, fireplace, by the fireplace, cosy cabin, nursery, hotel room, mansion, hallway, corridor, loft, conservatory, playroom, hotel, studio apartment, sunroom, laundry room, bathtub, dorm room, dining table, child s room, guest room",
    nearest("living-room"),
  ],
  ["office, workplace, cubicle, open plan office, home office, coworking space", exactly("office")],
  [
    "meeting room, conference room, boardroom, laboratory, lab, newsroom, news studio, news desk, hospital, clinic, courtroom, lobby, workshop, factory, warehouse, server room, control room, podcast studio, bank, police station, elevator, doctor s office, operating room, call center, press conference, startup office, waiting room, post office, tv studio, studio desk, prison, dentist s office, craft workshop, pottery studio, art studio, artist s studio, forge, assembly line",
    nearest("office"),
  ],
  ["cafe, coffee shop, coffeehouse, coffee house, restaurant, diner, bistro, tea house, brasserie", exactly("cafe")],
  [
    "bar, pub, bakery, tavern, canteen, cafeteria, ice cream parlor, pizzeria, inn, ramen shop, noodle shop, sushi bar, shop, store, supermarket, bookstore, bookshop, salon, barbershop, barber shop, grocery store, flower shop, candy shop, boutique, saloon, toy store, pastry shop, food court, casino, wine bar, sushi restaurant, ramen bar, juice bar, record shop, toy shop, antique shop",
    nearest("cafe"),
  ],
  ["classroom, school, schoolroom, lecture hall, lecture room, school room", exactly("classroom")],
  [
    "library, university, college, kindergarten, auditorium, seminar, museum, art gallery, gallery, school library, art class, music room",
    nearest("classroom"),
  ],
  [
    "stage, theatre, theater, concert, concert hall, opera, opera house, theatre stage, concert stage, on stage, onstage, comedy club, podium stage",
    exactly("stage"),
  ],
  [
    "nightclub, night club, club, circus, ballroom, circus ring, boxing ring, fighting ring, ring of a circus, arena, jazz club, disco, dance floor, dance studio, ballet studio, gym, rehearsal room, wedding venue, conference, ted talk, award ceremony, karaoke bar, talent show, talk show, singing contest, fashion show, runway show, catwalk, dojo, cabaret",
    nearest("stage"),
  ],
  [
    "forest, wood, woods, woodland, pine forest, bamboo forest, birch forest, forest path, forest floor, redwood forest, autumn forest, forest clearing, enchanted forest, magical forest, forest trail",
    exactly("forest"),
  ],
  ["jungle, rainforest, swamp, campsite, grove, bayou, treehouse, tree house, mangrove, amazon", nearest("forest")],
  [
    "mountain lake, lake, mountain, mountainside, alps, alpine, lakeside, lakeshore, mountain range, himalayas, mountain top, mountaintop, summit, peak, tarn, loch, lake shore, mountain valley, rocky mountain, mountain peak, mountain path, mountain trail, mountain pass, foothills, swiss alps, snowy peak, mountain meadow lake",
    exactly("mountain-lake"),
  ],
  [
    "landscape, wilderness, nature, valley, fjord, scenery, vista, national park, river, waterfall, cliff, pond, stream, trail, volcano, geyser, hot spring, gorge, ravine, riverbank, river bank, creek, dam, ridge, lagoon lake, hot air balloon festival, viewpoint, cave, norway, iceland, patagonia, scottish highlands, highlands",
    nearest("mountain-lake"),
  ],
  [
    "beach, ocean, sea, seaside, coast, shore, seashore, sandy beach, tropical beach, coastline, shoreline, ocean wave, sea wave, waves crash, open sea, high seas, waterfront, surf, beachside",
    exactly("beach"),
  ],
  [
    "island, harbour, harbor, bay, lagoon, pier, dock, lighthouse, marina, jetty, boardwalk, wharf, sea cliff, sea cliffs, fishing port, quay, pirate ship, boat deck, deck of a ship, ship deck, cruise ship, hawaii, maldives, caribbean, santorini, swimming pool, pool, malibu, cornish coast, amalfi coast, desert island, tropical island",
    nearest("beach"),
  ],
  ["desert, sand dune, dune, sahara, desert dune, sandy desert, gobi", exactly("desert")],
  [
    "canyon, oasis, watering hole, waterhole, savanna, savannah, grand canyon, badlands, mesa, wild west, outback, arid land, african plain, pyramid, egyptian pyramid, monument valley, salt flat, salt flats, serengeti, arizona, egypt, morocco",
    nearest("desert"),
  ],
  [
    "meadow, field, grassland, pasture, prairie, flower field, wildflower field, field of flowers, field of wildflowers, lavender field, sunflower field, wheat field, grassy field, grassy hill, field of sunflowers, poppy field, field of wheat, tulip field, cornfield, corn field, field of tulips, field of poppies, rice field, rice paddy, wildflower meadow, alpine meadow, flower meadow, daisy field, golden wheat field, field of lavender, green field",
    exactly("meadow"),
  ],
  [
    "park, garden, countryside, hill, hillside, vineyard, orchard, city park, central park, backyard garden, lawn, steppe, rural, country side, green hills, rolling hills, tuscany, botanical garden, rose garden, zen garden, japanese garden, greenhouse, farmland, football pitch, soccer field, football field, ranch, golf course, picnic, baseball field, ireland, savanna grassland, moor, moorland, tea plantation, cherry orchard, apple orchard, scotland, provence, stadium pitch, bluebell field, zoo",
    nearest("meadow"),
  ],
  [
    "snowfield, snow field, arctic, tundra, glacier, iceberg, ice sheet, ski slope, ski resort, antarctica, snowy plain, snowy field, snowy landscape, frozen tundra, antarctic, polar ice, icy plain, snow covered field, winter wonderland, snowy mountain slope, ski piste, snow covered plain, snow covered landscape, frozen landscape, frozen wasteland, icy wasteland",
    exactly("snowfield"),
  ],
  [
    "frozen lake, ice rink, north pole, igloo, ice cave, siberia, lapland, skating rink, greenland, alaska",
    nearest("snowfield"),
  ],
  [
    "space, outer space, galaxy, cosmos, nebula, orbit around earth, deep space, milky way galaxy, asteroid belt, low earth orbit, zero gravity, among the stars, stars and planets, solar system, interstellar space, orbiting earth, orbit of earth, orbit above earth",
    exactly("space"),
  ],
  [
    "the moon, on the moon, moon surface, mars, martian, lunar surface, lunar, moon base, alien planet, planet, space station, spaceship interior, inside a spaceship, on a spaceship, aboard a spaceship, alien world, alien landscape, star base, space colony, red planet, asteroid, black hole, jupiter, saturn, surface of mars, surface of the moon, moon landing, spacewalk, space walk, cockpit of a spaceship, starship bridge, wormhole",
    nearest("space"),
  ],
  [
    "underwater, under water, reef, coral reef, deep sea, ocean floor, seabed, sea floor, undersea, seafloor, beneath the waves, bottom of the ocean, bottom of the sea, beneath the surface, deep ocean, kelp forest, ocean depths, below the surface, under the sea",
    exactly("underwater"),
  ],
  [
    "aquarium, fish tank, shipwreck, sunken city, sunken ship, fishbowl, atlantis, submarine interior",
    nearest("underwater"),
  ],
  [
    "road, highway, country road, motorway, freeway, desert road, mountain road, winding road, coastal road, dirt road, open road, coastal highway, forest road, roadside, desert highway, country lane, route 66, country highway, dusty road, dirt track, expressway, rural road",
    exactly("road"),
  ],
  [
    "racetrack, race track, railway, railroad, train track, railway track, railroad track, motor race, rally, speedway, runway, airstrip, formula 1, race circuit, airfield, bike path, train line",
    nearest("road"),
  ],
  [
    "rooftop, roof, rooftop bar, rooftop garden, city rooftop, roof terrace, rooftop terrace, rooftop at, rooftops, rooftop party",
    exactly("rooftop"),
  ],
  [
    "balcony, terrace, skyscraper top, top of a skyscraper, top of a building, penthouse, fire escape, helipad",
    nearest("rooftop"),
  ],
  [
    "studio, photo studio, product shot, product photo, product photography, plain background, white background, black background, seamless background, studio backdrop, studio shot, backdrop, product video, packshot, pack shot, studio background, gray background, grey background, infinity cove, pastel background, minimalist background, solid background, product commercial, product render, seamless backdrop, white backdrop, black backdrop, studio setting, clean background, plain backdrop, neutral background, gradient background, turntable, rotating display, product advert, green screen, pink background, blue background, beige background, yellow background, dark studio, photo shoot, product showcase, product ad, white seamless",
    exactly("studio"),
  ],
  [
    "skyscraper, building, traffic, street lamp, street light, streetlight, streetlamp, lamp post, traffic light, shopfront, storefront, shop window, passer by, puddle, facade, neon sign, sign, neon, neon light, city light, vehicle, reflection on wet asphalt, asphalt, lantern, headlight, fire hydrant, awning, shop sign, cobblestone, brick wall, paper lantern, manhole, steam rising from manholes, graffiti wall, phone booth, newsstand, taxi stand, tower",
    seenIn("city-street", "futuristic-city"),
  ],
  ["skyline", seenIn("city-street", "futuristic-city", "rooftop")],
  [
    "window",
    seenIn("living-room", "kitchen", "office", "cafe", "classroom", "city-street", "village", "futuristic-city"),
  ],
  [
    "flying car, hovercar, hologram, holographic, sky bridge, hover car, flying vehicle, holographic billboard, billboard, advertisement, hover bike, monorail, holograms, flying cars",
    seenIn("futuristic-city"),
  ],
  [
    "stove, pot, pan, frying pan, oven, counter, countertop, steam, vegetable, ingredient, spoon, knife, cutting board, spice, wooden spoon, bowl, jar, tile, flour, dough, herb, onion, garlic, salt, recipe, chopping board, fridge, refrigerator, wok, kettle, apron, sink, rolling pin, oil, saucepan, ladle, toaster",
    seenIn("kitchen"),
  ],
  [
    "sofa, couch, rug, carpet, armchair, curtain, tv, television, bookcase, lampshade, cushion, pillow, blanket, duvet, cradle, rocking chair, christmas tree, wallpaper, mantelpiece, log fire, wardrobe, mirror, toys, toy",
    seenIn("living-room"),
  ],
  [
    "shelf, shelves, plate, bookshelf, clock, painting on the wall, picture frame",
    seenIn("living-room", "kitchen", "cafe", "classroom", "office"),
  ],
  [
    "desk, printer, keyboard, monitor, computer screen, paperwork, filing cabinet, whiteboard, spreadsheet, screen, document, microscope, test tube, paper, notebook, computer",
    seenIn("office", "classroom"),
  ],
  [
    "espresso machine, menu, bar stool, latte art, cash register, coffee machine, pastry display, tablecloth, napkin",
    seenIn("cafe"),
  ],
  [
    "blackboard, chalkboard, school desk, school bell, homework, globe, chalk, equation, textbook, exam",
    seenIn("classroom"),
  ],
  [
    "spotlight, curtains, red curtain, microphone, mic, stage light, drum, guitar, piano, violin, orchestra, applause light, mic stand, instrument, cello, trumpet, saxophone, grand piano, amplifier, disco ball, laser light",
    seenIn("stage"),
  ],
  [
    "pine, pine tree, trees, fern, moss, mushroom, leaves, leaf, foliage, undergrowth, birch, oak tree, oak, bamboo, tree trunk, canopy, vine, firefly, fireflies, log, dappled light, stump, ivy",
    seenIn("forest", "mountain-lake", "meadow"),
  ],
  [
    "snowy peak, snow capped mountain, snow capped peak, ripple, boulder, reed, pebble, eagle nest, rapids",
    seenIn("mountain-lake"),
  ],
  ["campfire, bonfire, tent, camp", seenIn("forest", "meadow", "mountain-lake", "beach")],
  ["rock, stone, horizon", seenIn("mountain-lake", "beach", "desert", "snowfield", "meadow", "road")],
  ["water", seenIn("mountain-lake", "beach", "underwater")],
  [
    "cloud, sky, clouds",
    seenIn(
      "mountain-lake",
      "beach",
      "desert",
      "snowfield",
      "meadow",
      "road",
      "rooftop",
      "city-street",
      "village",
      "futuristic-city",
    ),
  ],
  [
    "palm tree, palm, seashell, shell, surfboard, sand, sandcastle, driftwood, sail, tide, beach umbrella, parasol, beach ball, bikini, foam, coconut, seaweed, sun lounger, hammock, anchor, fishing net, fishing boat",
    seenIn("beach"),
  ],
  ["cactus, tumbleweed, cacti, sandstorm", seenIn("desert")],
  [
    "grass, wildflower, wildflowers, flowers, haystack, hay bale, fence, hedge, poppies, poppy, daisies, daisy, tall grass, grasses, picnic blanket, dandelion, butterfly net, scarecrow, tractor, wheat, petal, petals, swing, kite",
    seenIn("meadow", "mountain-lake", "village", "forest"),
  ],
  ["snowdrift, ski, skis, sled, sleigh, snowboard, icicle, ice, snow cannon, snowball, snowman", seenIn("snowfield")],
  [
    "earth, planets, comet, satellite, asteroids, meteor, meteor shower, spacecraft window, control panel, crater, shooting star",
    seenIn("space"),
  ],
  [
    "bubble, coral, kelp, diver s mask, sunken treasure, anemone, treasure chest, bubbles, seagrass, sponge",
    seenIn("underwater"),
  ],
  [
    "road sign, guardrail, milestone, lane, tarmac, billboard on the highway, traffic cone, tollbooth, headlights",
    seenIn("road", "city-street"),
  ],
  ["chimney, antenna, water tower, laundry line, roof tile, string lights, fairy lights", seenIn("rooftop", "village")],
  [
    "pedestal, plinth, softbox, soft box, backdrop paper, marble surface, marble, water droplets, splash, droplet, packaging",
    seenIn("studio"),
  ],
  [
    "sun, sunlight, moon, star, starry sky, sunbeam, sun ray, ray of light, light, shadow, silhouette, reflections, sunshine, sunrays, beam of light, light beam, reflection, god ray, god rays, dust motes, dust particles, dust mote, lens flare, moonbeam, sparkle",
    { kind: "understood" },
  ],
];
