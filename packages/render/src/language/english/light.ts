import type { Lexicon } from "../lexicon.ts";
import { likeStyle, season, style, time, weather } from "../meanings.ts";

/** Times of day, weather, seasons and drawing styles. */
export const lightLexicon: Lexicon = [
  [
    "dawn, predawn, pre dawn, first rays, sunrise, daybreak, early morning, first light, at sunup, morning mist, sun rises, rising sun, crack of dawn, early light, break of day",
    time("dawn"),
  ],
  [
    "day, daytime, daylight, noon, midday, afternoon, morning, sunny, bright day, sunny day, blue sky, broad daylight, sunlit, high noon, morning light, afternoon light, midday sun, noon sun, sunny afternoon, sunny morning, morning sun, clear blue sky, bright sunshine, sunshine, lunchtime, lunch break, clear day, morning sunlight, sun drenched, midmorning, mid morning, rush hour, daytime scene, bright afternoon, afternoon sun, sun high overhead, in broad day",
    time("day"),
  ],
  [
    "sunset, golden hour, setting sun, sundown, sun set, late afternoon, sun sets, golden light, sun goes down, golden sunlight, sun going down, low sun, sunset light, magic hour, late afternoon sun, golden hour light, orange sky",
    time("sunset"),
  ],
  [
    "dusk, twilight, blue hour, evening, nightfall, gloaming, purple sky, evening light, early evening, at eventide, last light",
    time("dusk"),
  ],
  [
    "night, starlit, moonrise, moonless, all night, nightlife, midnight, nighttime, night time, moonlit, moonlight, after dark, at night, starry, starry night, under the stars, milky way, full moon, northern lights, aurora, dark night, late night, night sky, tonight, starlight, moonlit night, aurora borealis, starry sky, 3am, 2am, 3 am, 2 am, dead of night, in the dark of night, stars above, candlelight, candlelit, candle light, new moon, crescent moon, night scene, nocturnal, by night, campfire glow, moon rises, middle of the night, star filled sky",
    time("night"),
  ],
  [
    "clear sky, clear weather, clear, cloudless, clear skies, clear night, sunny, sunny day, blue sky, blue skies, bright sunshine, sunny afternoon, sunny morning, cloudless sky",
    weather("clear"),
  ],
  [
    "cloudy, overcast, grey sky, gray sky, stormy sky, storm cloud, dark cloud, dark clouds, gloomy weather, windy, grey skies, gray skies, heavy clouds, cloud cover, gray day, grey day, gloomy sky, gloomy day, wind blows, wind blowing, strong wind, gusty, storm clouds, sandstorm, dust storm, wind in her hair, wind in his hair, in the wind, howling wind, wind howls, dusty wind, breezy, windswept plain, dramatic clouds, windswept, blustery, overcast sky, brooding sky",
    weather("cloudy"),
  ],
  [
    "rain, rainy, raining, drizzle, downpour, thunderstorm, storm, rainstorm, rainfall, rain soaked, stormy, monsoon, heavy rain, lightning, thunder, hurricane, rain drenched, pouring rain, raindrop, rainy day, rainy night, light rain, pouring down, in the rain, lightning storm, tempest, rain streaked, shower of rain, typhoon, drizzling, rain slicked, rain slick, rain swept, cloudburst, soaked by rain",
    weather("rain"),
  ],
  [
    "snow, snowy, snowing, snowfall, snowflake, blizzard, snow covered, falling snow, light snow, snowstorm, snow storm, heavy snow, snow falls, fresh snow, deep snow, flurries, snowy day, sleet",
    weather("snow"),
  ],
  [
    "fog, foggy, mist, misty, haze, hazy, smog, thick fog, morning mist, morning fog, foggy morning, fog bank, low fog, sea mist, ground fog",
    weather("fog"),
  ],
  [
    "spring, springtime, cherry blossom, sakura, blossom, blossoming, april, in bloom, cherry tree in bloom, easter, spring meadow, blooming, cherry tree, blossoms, tulips, bluebells, daffodils",
    season("spring"),
  ],
  [
    "summer, summertime, midsummer, heatwave, heat wave, july, august, hot day, hot summer, june, sweltering, scorching day",
    season("summer"),
  ],
  [
    "autumn, autumnal, fall foliage, autumn leaves, fallen leaves, falling leaves, golden leaves, october, november, harvest, halloween, red leaves, orange leaves, fall colours, fall colors, fall day, leaves falling, leaves fall, in the fall, maple leaves, thanksgiving, fall leaves, september, pumpkin, brown leaves, yellow leaves, fall season, in fall, early fall, late fall",
    season("autumn"),
  ],
  [
    "winter, wintertime, wintry, christmas, december, january, february, frosty, frost, new year, christmas eve, winter wonderland, christmas tree, santa claus, midwinter",
    season("winter"),
  ],
  [
    "cinematic, film, movie, filmic, cinema, blockbuster, epic, hollywood, anamorphic, film still, movie scene, 35mm film, film look, trailer, 70mm, imax, cinematic shot, cinematic style, movie style, film grain, movie trailer, wes anderson, kodak, cinematic lighting, anamorphic lens, anamorphic lenses, feature film",
    style("cinematic"),
  ],
  [
    "anime, manga, ghibli, studio ghibli, cel shaded, japanese animation, cartoon, animated, animation, makoto shinkai, animated film, shonen, anime style, 2d animation, cel shading, ghibli style, shoujo, cartoon style, toon, hand drawn animation, miyazaki, cel animation, saturday morning cartoon, anime opening",
    style("anime"),
  ],
  [
    "noir, film noir, black and white, monochrome, b w, black white, greyscale, grayscale, neo noir, expressionist, noir style, black and white film, b and w, black and white photo",
    style("noir"),
  ],
  [
    "watercolour, watercolor, watercolour painting, watercolor painting, storybook, picture book, ink wash, aquarelle, watercolor style, watercolour style, storybook illustration, children s book, childrens book illustration, water colour, water color, storybook style, children s book illustration, painted in watercolor, painted in watercolour",
    style("watercolour"),
  ],
  [
    "documentary, docu, news footage, vlog, handheld footage, raw footage, reportage, documentary style, home video, found footage, behind the scenes, interview style, nature documentary, wildlife documentary, news report style, bbc documentary, vlog style, mockumentary, national geographic, documentary footage, wildlife footage, docu style, cctv footage, security camera footage",
    style("documentary"),
  ],
  [
    "realistic, photorealistic, photo realistic, hyperrealistic, hyper realistic, photograph, ultra realistic, photography, live action, lifelike, photoreal, polaroid, vintage photo, vintage film, old film, vhs, super 8, realism, photo, retro film, hyperreal, true to life, vhs footage",
    likeStyle("documentary"),
  ],
  [
    "oil painting, painting, impressionist, impressionism, van gogh, monet, painterly, pastel drawing, gouache, fresco, renaissance painting, ukiyo e, oil paint, oil on canvas, illustration, painted, hand painted, acrylic painting, pastel painting, matte painting",
    likeStyle("watercolour"),
  ],
  [
    "claymation, clay animation, stop motion, plasticine, clay style, stop motion animation, claymation style, wallace and gromit, aardman, clay, puppet animation, stop motion clay, plasticine animation, stopmotion, made of clay, clay figure, play doh",
    style("claymation"),
  ],
  [
    "3d render, 3d animation, 3d animated, pixar, pixar style, disney, lego, toy like, voxel, felt, papercraft, paper cut, origami, 3d cartoon, dreamworks, needle felt, paper cutout, knitted, yarn, 3d style, miniature, disney style, felted, wool felt, diorama",
    likeStyle("claymation"),
  ],
  [
    "pencil, pencil drawing, pencil sketch, sketch, sketched, line art, line drawing, charcoal, charcoal drawing, graphite, hand drawn, ink drawing, pen and ink, doodle, sketchbook, pencil style, charcoal sketch, storyboard sketch, hand drawn sketch, sketch style, rough sketch, ink sketch, crosshatching, cross hatching, coloured pencil, colored pencil, pencil illustration, graphite drawing, ballpoint sketch",
    style("pencil"),
  ],
  ["crayon, chalk drawing, engraving, etching, woodcut, blueprint, crayon drawing, take on me", likeStyle("pencil")],
  [
    "pixel art, comic, comic book, low poly, video game, retro anime, vaporwave, synthwave, unreal engine, pop art, graffiti, surreal, surrealist, isometric, vector art, flat design, 8 bit, 16 bit, psychedelic, graphic novel, flat illustration, retro wave, motion graphics, vector illustration, stained glass, minecraft",
    likeStyle("anime"),
  ],
  ["silent film, sepia, daguerreotype, old photograph, charlie chaplin, 1920s film", likeStyle("noir")],
];
