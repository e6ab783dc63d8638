import type { Lexicon, Meaning } from "./lexicon.ts";

const person = (name: string, sex?: "female" | "male", age?: "child" | "old"): Meaning => ({
  kind: "actor",
  name,
  people: [{ kind: "person", ...(sex === undefined ? {} : { sex }), ...(age === undefined ? {} : { age }) }],
});

/** The commonest words for people, places and times in Chinese, Japanese, Spanish, French and German. */
export const foreignLexicon: Lexicon = [
  ["女人, 女子, 女士, 女性, mujer, femme, frau, chica, 女の人", person("woman", "female")],
  ["男人, 男子, 男士, 男性, hombre, homme, mann, 男の人", person("man", "male")],
  ["女孩, 少女, 女の子, nina, fille, fillette, madchen, maedchen, petite fille", person("girl", "female", "child")],
  ["男孩, 少年, 男の子, nino, garcon, junge", person("boy", "male", "child")],
  ["老人, anciano, vieil homme, alter mann, 老男人, おじいさん", person("old man", "male", "old")],
  ["老奶奶, 老妇人, anciana, vieille femme, alte frau, おばあさん", person("old woman", "female", "old")],
  ["人, persona, personne, mensch, 人物, 一个人, 行人", person("person")],
  ["孩子, 小孩, 子供, enfant, kind", person("child", undefined, "child")],
  [
    "厨师, 廚師, シェフ, 料理人, cocinero, cocinera, cuisinier, cuisiniere, koch, kochin",
    { kind: "actor", name: "chef", people: [{ kind: "chef" }] },
  ],
  ["机器人, 機器人, ロボット, roboter", { kind: "actor", name: "robot", people: [{ kind: "robot" }] }],
  [
    "宇航员, 太空人, 宇宙飛行士, astronauta, astronaute",
    { kind: "actor", name: "astronaut", people: [{ kind: "astronaut" }] },
  ],
  [
    "城市, 街道, 街头, 都市, 街, 通り, 東京, 东京, 上海, ciudad, calle, ville, rue, stadt, strasse, straße",
    { kind: "place", setting: "city-street", match: "exact" },
  ],
  [
    "未来城市, 未来都市, 未來城市, 赛博朋克, サイバーパンク, ciudad futurista, ville futuriste, futuristische stadt, futuristischen stadt, zukunftsstadt",
    { kind: "place", setting: "futuristic-city", match: "exact" },
  ],
  ["厨房, 廚房, 台所, キッチン, cocina, cuisine, kuche, kueche", { kind: "place", setting: "kitchen", match: "exact" }],
  [
    "湖, 山, 湖边, 湖畔, 高山, 自然, 風景, 风景, lago, montana, montanas, lac, montagne, montagnes, see, berg, berge, bergsee, paysage, paisaje, landschaft",
    { kind: "place", setting: "mountain-lake", match: "exact" },
  ],
  [
    "海, 海滩, 海边, 森林, 海辺, 浜辺, playa, bosque, plage, foret, strand, wald, meer, mer, desierto",
    { kind: "place", setting: "mountain-lake", match: "nearest" },
  ],
  [
    "日落, 夕阳, 夕陽, 夕焼け, 夕日, atardecer, puesta de sol, coucher de soleil, coucher du soleil, sonnenuntergang, 黄昏",
    { kind: "time", time: "sunset" },
  ],
  ["夜晚, 夜, 夜里, 晚上, noche, nuit, nacht, 深夜", { kind: "time", time: "night" }],
  ["日出, 黎明, 清晨, 朝, amanecer, aube, lever du soleil, sonnenaufgang, 夜明け", { kind: "time", time: "dawn" }],
  ["白天, 昼, dia soleado, jour, tag", { kind: "time", time: "day" }],
  ["下雨, 雨, 雨中, lluvia, pluie, regen", { kind: "weather", weather: "rain" }],
  ["下雪, 雪, nieve, neige, schnee", { kind: "weather", weather: "snow" }],
  ["雾, 霧, niebla, brouillard, nebel", { kind: "weather", weather: "fog" }],
  [
    "走, 行走, 散步, 走路, 歩く, 歩いて, 歩いている, camina, caminando, marche, marchant, se promene, geht, lauft, spaziert",
    { kind: "action", action: "walk" },
  ],
  ["跑, 奔跑, 走る, 走って, corre, corriendo, court, rennt", { kind: "action", action: "run" }],
  ["跳舞, 舞蹈, 踊る, 踊って, baila, bailando, danse, tanzt", { kind: "action", action: "dance" }],
  ["做饭, 烹饪, 料理, 料理する, cocinando, cuisinant, kocht", { kind: "action", action: "cook" }],
  ["挥手, 手を振る, saluda, salue, winkt", { kind: "action", action: "wave" }],
  [
    "电影, 映画, 电影感, cinematografico, cinematografica, cinematographique, filmisch",
    { kind: "style", style: "cinematic", match: "exact" },
  ],
  ["动漫, アニメ, 动画", { kind: "style", style: "anime", match: "exact" }],
];
