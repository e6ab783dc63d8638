import { settingVariants, type VariantName, type VariedSetting } from "../setting-variants.ts";
import type { Lexicon, Meaning } from "./lexicon.ts";

function variant<Setting extends VariedSetting>(setting: Setting, name: VariantName<Setting>): Meaning {
  return { kind: "variant", setting, number: settingVariants[setting].findIndex((one) => one === name) };
}

/** Words of every language that tell which variant of a setting is meant: "lavender field" is a meadow, and which. */
export const variantLexicon: Lexicon = [
  [
    "half timbered, timber framed, alpine village, medieval, bavarian, german village, fachwerk, fachwerkhaus, fachwerkhauser, medieval village, swiss village, colombages, 木组房",
    variant("village", "timber"),
  ],
  [
    "thatched, thatch, thatched cottage, thatched roofs, english village, cotswolds, reetdach, chaume, 茅草屋",
    variant("village", "thatch"),
  ],
  [
    "whitewashed, white houses, greek village, greek, mediterranean, santorini, white walls, encalado, casas blancas, pueblo blanco, maisons blanches, weisse hauser, griechisches dorf",
    variant("village", "white"),
  ],
  [
    "fireplace, by the fireplace, by the fire, hearth, crackling fire, kamin, kaminfeuer, chimenea, cheminee, 壁炉, 暖炉",
    variant("living-room", "fireside"),
  ],
  [
    "modern, minimalist, scandinavian, contemporary, modern apartment, minimalist apartment, penthouse, loft, moderno, moderna, moderne, minimalista, 现代, モダン",
    variant("living-room", "modern"),
  ],
  [
    "victorian, mansion, library room, antique, viktorianisch, victoriano, victorienne",
    variant("living-room", "victorian"),
  ],
  ["cottage, country house, farmhouse, rustic", variant("living-room", "cottage")],
  [
    "loft, startup, startup office, brick, exposed brick, coworking, coworking space, warehouse, industrial",
    variant("office", "loft"),
  ],
  ["bright, airy, scandinavian, home office", variant("office", "bright")],
  ["brick, exposed brick, hipster, industrial", variant("cafe", "brick")],
  [
    "parisian, paris, french, bistro, brasserie, bakery, retro, diner, patisserie, boulangerie",
    variant("cafe", "parisian"),
  ],
  ["dark, dim, dimly lit, pub, tavern, bar, wine bar, saloon, moody, whisky", variant("cafe", "dark")],
  [
    "math, maths, mathematics, algebra, equation, equations, sums, mathe, mathematik, matematicas, mathematiques, 数学",
    variant("classroom", "sums"),
  ],
  ["kindergarten, alphabet, preschool, letters, primary school, 幼儿园, 幼稚園", variant("classroom", "letters")],
  [
    "science, physics, astronomy, planets, solar system, physik, fisica, physique, 科学",
    variant("classroom", "planets"),
  ],
  [
    "concert, rock concert, concert stage, rock band, band, rock star, festival, dj, konzert, concierto, 演唱会, コンサート",
    variant("stage", "concert"),
  ],
  [
    "theatre, theater, opera, opera house, ballet, ballerina, ballet dancer, shakespeare, actor, actress, orchestra, conductor, classical, pianist, violinist, cellist, teatro, theaterbuhne, oper, ballett, 剧院, 芭蕾, オペラ, バレエ",
    variant("stage", "theatre"),
  ],
  [
    "club, jazz, jazz club, nightclub, comedy club, comedian, stand up, stand up comedian, cabaret, disco, karaoke, open mic, 夜总会",
    variant("stage", "club"),
  ],
  [
    "mossy, moss, ancient forest, old forest, enchanted forest, oak, oaks, fairy tale forest, moosig, musgo, mousse",
    variant("forest", "mossy"),
  ],
  [
    "pine, pines, pine forest, spruce, fir, conifer, taiga, evergreen, kiefernwald, tannenwald, fichtenwald, pinar, pinos, pinede, sapins, 松林, 松树, 松林の中",
    variant("forest", "pine"),
  ],
  [
    "birch, birches, birch forest, aspen, birkenwald, birken, abedules, bouleaux, 白桦, 白桦林, 白樺",
    variant("forest", "birch"),
  ],
  [
    "tropical, palm, palms, palm tree, palm trees, tropical beach, hawaii, maldives, caribbean, tropischer, tropisch, palmen, tropicale, palmiers, palmeras, 热带, 棕榈树, 椰子树, ヤシ, 南国",
    variant("beach", "tropical"),
  ],
  [
    "rocky, rocky beach, rocky coast, rocky shore, cliff, cliffs, lighthouse, cornish coast, felsig, felsenkuste, leuchtturm, faro, acantilado, phare, falaise, rocheuse, 灯塔, 灯台, 岩石海岸",
    variant("beach", "rocky"),
  ],
  ["beach grass, sandy dunes, dune beach, north sea, nordsee, dunenstrand", variant("beach", "dunes")],
  [
    "dune, dunes, sand dune, sand dunes, sahara, gobi, endless sand, arabian, dunen, dunas, 沙丘, 砂丘",
    variant("desert", "dunes"),
  ],
  [
    "mesa, mesas, canyon, grand canyon, monument valley, red rock, red rocks, arizona, wild west, cactus, cacti, cowboy, utah, badlands, schlucht, kakteen, canon, cactus saguaro, 峡谷, 仙人掌, サボテン",
    variant("desert", "mesas"),
  ],
  ["oasis, oase, 绿洲, オアシス", variant("desert", "oasis")],
  [
    "wildflower, wildflowers, flowers, flower field, blumenwiese, poppy, poppies, daisies, champ de fleurs, campo de flores, 花海, 花畑",
    variant("meadow", "flowers"),
  ],
  [
    "wheat, wheat field, field of wheat, cornfield, corn field, barley, harvest, windmill, weizenfeld, kornfeld, campo de trigo, champ de ble, 麦田, 麦畑",
    variant("meadow", "wheat"),
  ],
  [
    "lavender, lavender field, field of lavender, provence, lavendelfeld, lavendel, campo de lavanda, champ de lavande, lavande, 薰衣草, 薰衣草田, ラベンダー, ラベンダー畑",
    variant("meadow", "lavender"),
  ],
  ["spruce, spruces, pine, pines, fir, firs, 松树", variant("snowfield", "spruces")],
  ["cabin, log cabin, hut, chalet, lodge, hutte, cabane, cabana, 小木屋, 小屋", variant("snowfield", "cabin")],
  [
    "ice, ice floe, iceberg, icebergs, arctic, antarctica, antarctic, north pole, south pole, polar bear, penguin, penguins, glacier, frozen sea, pack ice, eisberg, arktis, antarktis, banquise, artico, antartida, 冰川, 北极, 南极, 企鹅, 氷河, 北極, 南極, ペンギン",
    variant("snowfield", "ice"),
  ],
  [
    "moon, the moon, lunar, lunar surface, surface of the moon, mond, luna, la luna, la lune, 月球, 月面",
    variant("space", "earth"),
  ],
  ["mars, red planet, martian, saturn, ringed planet, rings of saturn, marte, 火星", variant("space", "ringed")],
  [
    "jupiter, gas giant, alien planet, exoplanet, strange planet, alien world, distant planet",
    variant("space", "giant"),
  ],
  [
    "coral, corals, reef, coral reef, clownfish, korallenriff, arrecife, corales, recif, corail, 珊瑚, 珊瑚礁, サンゴ礁",
    variant("underwater", "reef"),
  ],
  ["kelp, seaweed, kelp forest, algae, seetang, algas, algues, 海藻, 海草", variant("underwater", "kelp")],
  [
    "wreck, shipwreck, sunken ship, sunken, treasure, schiffswrack, naufragio, epave, 沉船, 沈没船",
    variant("underwater", "wreck"),
  ],
  ["country road, fields, rural road, countryside, landstrasse", variant("road", "fields")],
  [
    "desert, desert highway, desert road, route 66, arizona, nevada, death valley, desierto, 沙漠, 砂漠",
    variant("road", "desert"),
  ],
  [
    "mountain, mountain road, mountain pass, winding, serpentine, alps, alpine, bergstrasse, montana, montagne, 山路, 峠",
    variant("road", "pass"),
  ],
  [
    "skyscraper, skyscrapers, downtown, new york, manhattan, helipad, hong kong, wolkenkratzer, rascacielos, gratte ciel, 高楼",
    variant("rooftop", "downtown"),
  ],
  [
    "terrace, rooftop bar, rooftop party, rooftop terrace, party, garden, string lights, dachterrasse, terraza, terrasse, 露台",
    variant("rooftop", "terrace"),
  ],
  [
    "paris, old town, tiles, tiled, chimney, chimneys, rome, prague, altstadt, casco antiguo, toits de paris, 瓦片",
    variant("rooftop", "old-town"),
  ],
];
