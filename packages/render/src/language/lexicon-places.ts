import type { SettingName } from "../scene-spec.ts";
import type { Lexicon, PlaceMeaning, PropMeaning } from "./lexicon.ts";

const exactly = (setting: SettingName): PlaceMeaning => ({ kind: "place", setting, match: "exact" });
const nearest = (setting: SettingName): PlaceMeaning => ({ kind: "place", setting, match: "nearest" });
const seenIn = (...settings: readonly [SettingName, ...SettingName[]]): PropMeaning => ({ kind: "prop", settings });

/** Places, the nearest of the built settings for each, and the things that those settings show. */
export const placeLexicon: Lexicon = [
  [
    "city street, street, city, town, downtown, sidewalk, pavement, avenue, boulevard, road, urban, crosswalk, intersection, cityscape, city centre, city center, neighbourhood, neighborhood, new york, london, paris, tokyo, berlin, manhattan, brooklyn, shanghai, hong kong, seoul, madrid, shibuya, times square, metropolis, suburb, main street",
    exactly("city-street"),
  ],
  [
    "futuristic city, futuristic street, future city, city of the future, sci fi city, science fiction city, cyberpunk city, cyberpunk street, neon city, futuristic metropolis, futuristic cityscape, blade runner, megacity, neo tokyo, dystopian city, cyber city, utopian city, futuristic downtown, night city",
    exactly("futuristic-city"),
  ],
  [
    "futuristic, cyberpunk, sci fi, science fiction, high tech, dystopian, utopian, space age",
    { ...exactly("futuristic-city"), adjective: true },
  ],
  ["kitchen, cooking show, cookery show, culinary studio, restaurant kitchen, cooking studio", exactly("kitchen")],
  [
    "mountain lake, lake, mountain, mountainside, alps, alpine, lakeside, lakeshore, landscape, wilderness, nature, valley, fjord, scenery, countryside, mountain range, himalayas, vista, national park, mountain top, summit, peak, tarn, loch",
    exactly("mountain-lake"),
  ],
  [
    "beach, ocean, sea, seaside, coast, shore, island, forest, wood, jungle, rainforest, desert, field, meadow, river, waterfall, canyon, cliff, savanna, savannah, garden, park, farm, hill, swamp, tundra, arctic, glacier, cave, volcano, sand dune, dune, prairie, vineyard, orchard, pond, stream, underwater, reef, coral reef, bay, lagoon, trail, ocean wave, sea wave, waves crash, hillside, grassland, pasture, steppe, iceberg, geyser, oasis, campsite, campfire, bonfire, castle, palace, temple, pagoda, monastery, lighthouse, windmill, wheat field, flower field, bamboo forest, sahara",
    nearest("mountain-lake"),
  ],
  [
    "office, bedroom, living room, room, restaurant, cafe, coffee shop, bar, pub, library, classroom, school, hospital, studio, gym, museum, church, cathedral, theatre, theater, stage, shop, store, supermarket, warehouse, laboratory, lab, house, home, apartment, bathroom, dining room, basement, attic, garage, bakery, diner, hotel, lobby, corridor, hallway, courtroom, factory, indoors, interior, inside a building, workshop, concert hall, nightclub, club, casino, prison, bookstore, tavern, ballroom, kitchen table, newsroom, podcast studio, conference room, meeting room, boardroom, art gallery, gallery, salon, barbershop, cabin, cottage, tent, elevator, greenhouse",
    nearest("kitchen"),
  ],
  [
    "market, marketplace, bazaar, square, plaza, village, harbour, harbor, port, bridge, train station, subway, metro station, railway station, airport, stadium, rooftop, alley, alleyway, highway, parking lot, bus stop, mall, shopping mall, playground, campus, skatepark, tunnel, subway station, venice, rome, medieval town, ancient rome, ruins, pier, dock, construction site, cemetery, graveyard, amusement park, carnival, festival, racetrack, gas station, petrol station, backyard, courtyard, balcony, terrace, front porch, train, bus, subway train, chinatown",
    nearest("city-street"),
  ],
  [
    "alien city, alien world, alien landscape, spaceship, space ship, space station, spacecraft, outer space, space, mars, the moon, lunar surface, moon base, alien planet, planet, galaxy, star base, virtual reality, cyberspace, holodeck, robot factory, space colony, cosmos, nebula, orbit around earth, red planet, starship",
    nearest("futuristic-city"),
  ],
  [
    "skyscraper, building, traffic, car, sports car, race car, truck, van, motorcycle, motorbike, bicycle, bike, scooter, tram, taxi, cab, street lamp, street light, streetlight, streetlamp, lamp post, traffic light, shopfront, storefront, shop window, passer by, pedestrian, puddle, window, facade, neon sign, sign, neon, neon light, city light, skyline, vehicle, tower, reflection on wet asphalt, asphalt, lantern, headlight",
    seenIn("city-street", "futuristic-city"),
  ],
  [
    "flying car, hovercar, hologram, holographic, sky bridge, drone, hover car, flying vehicle, holographic billboard, billboard, advertisement",
    seenIn("futuristic-city"),
  ],
  [
    "stove, pot, pan, frying pan, oven, counter, countertop, shelf, shelves, steam, vegetable, ingredient, soup, spoon, knife, cutting board, dish, food, meal, sauce, pasta, spice, wooden spoon, bowl, plate, jar, tile, kitchen counter, dinner, lunch, breakfast, flour, dough, herb, tomato, onion, garlic, salt, recipe",
    seenIn("kitchen"),
  ],
  [
    "tree, pine, pine tree, snowy peak, snow capped mountain, rock, water, reflection, cloud, sky, grass, flower, leaf, leaves, horizon, stone, ripple, boulder, wildflower, reed",
    seenIn("mountain-lake"),
  ],
  [
    "sun, sunlight, moon, star, starry sky, sunbeam, sun ray, ray of light, light, shadow, silhouette, reflections, sunshine",
    { kind: "understood" },
  ],
];
