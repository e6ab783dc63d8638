import type { Lexicon } from "./lexicon.ts";

/** Times of day, weather and drawing styles. */
export const lightLexicon: Lexicon = [
  ["dawn, sunrise, daybreak, early morning, first light, at sunup, morning mist", { kind: "time", time: "dawn" }],
  [
    "day, daytime, daylight, noon, midday, afternoon, morning, sunny, bright day, sunny day, blue sky, broad daylight, sunlit, summer day, high noon",
    { kind: "time", time: "day" },
  ],
  [
    "sunset, golden hour, setting sun, sundown, sun set, late afternoon, sun sets, golden light, sun goes down, golden sunlight",
    { kind: "time", time: "sunset" },
  ],
  ["dusk, twilight, blue hour, evening, nightfall, gloaming, purple sky", { kind: "time", time: "dusk" }],
  [
    "night, midnight, nighttime, night time, moonlit, moonlight, after dark, at night, starry, starry night, under the stars, milky way, full moon, northern lights, aurora, dark night, late night, night sky, tonight, starlight, moonlit night",
    { kind: "time", time: "night" },
  ],
  ["clear sky, clear weather, clear, cloudless", { kind: "weather", weather: "clear" }],
  [
    "cloudy, overcast, grey sky, gray sky, stormy sky, storm cloud, dark cloud, dark clouds, gloomy weather, windy",
    { kind: "weather", weather: "cloudy" },
  ],
  [
    "rain, rainy, raining, drizzle, downpour, thunderstorm, storm, rainstorm, rainfall, rain soaked, stormy, monsoon, heavy rain, wet street, lightning, thunder, hurricane",
    { kind: "weather", weather: "rain" },
  ],
  [
    "snow, snowy, snowing, snowfall, snowflake, blizzard, winter, wintry, snow covered, christmas, icy, frozen",
    { kind: "weather", weather: "snow" },
  ],
  ["fog, foggy, mist, misty, haze, hazy, smog, smoky, smoke", { kind: "weather", weather: "fog" }],
  [
    "cinematic, film, movie, filmic, cinema, blockbuster, epic, hollywood, anamorphic, film still, movie scene, 35mm, 35mm film, film look, trailer, 70mm, imax",
    { kind: "style", style: "cinematic", match: "exact" },
  ],
  [
    "anime, manga, ghibli, studio ghibli, cel shaded, japanese animation, cartoon, animated, animation, makoto shinkai, animated film, shonen",
    { kind: "style", style: "anime", match: "exact" },
  ],
  [
    "noir, film noir, black and white, monochrome, b w, black white, greyscale, grayscale, neo noir, expressionist",
    { kind: "style", style: "noir", match: "exact" },
  ],
  [
    "watercolour, watercolor, watercolour painting, watercolor painting, storybook, picture book, ink wash, aquarelle",
    { kind: "style", style: "watercolour", match: "exact" },
  ],
  [
    "documentary, docu, news footage, vlog, handheld footage, raw footage, reportage, documentary style, home video, found footage, behind the scenes, interview style",
    { kind: "style", style: "documentary", match: "exact" },
  ],
  [
    "realistic, photorealistic, photo realistic, hyperrealistic, hyper realistic, photograph, photo, ultra realistic, photography, live action, lifelike, photoreal, polaroid, vintage photo, vintage, retro, old film, vhs, super 8",
    { kind: "style", style: "documentary", match: "nearest" },
  ],
  [
    "oil painting, painting, impressionist, impressionism, van gogh, monet, painterly, pastel drawing, gouache, fresco, renaissance painting, sketch, pencil drawing, charcoal, ukiyo e, crayon, line art, chalk drawing",
    { kind: "style", style: "watercolour", match: "nearest" },
  ],
  [
    "pixel art, claymation, stop motion, 3d render, 3d animation, 3d animated, pixar, pixar style, disney, lego, comic, comic book, low poly, voxel, video game, retro anime, vaporwave, synthwave, unreal engine, origami, paper cut, papercraft, felt, pop art, graffiti, surreal, surrealist, isometric, vector art, flat design, 8 bit, 16 bit, psychedelic",
    { kind: "style", style: "anime", match: "nearest" },
  ],
  ["silent film, sepia, daguerreotype", { kind: "style", style: "noir", match: "nearest" }],
];
