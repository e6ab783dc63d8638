import {
  creditsNumber,
  type Model,
  type ModelCatalog,
  type PriceBook,
  type Rate,
  type Resolution,
  usdNumber,
} from "@kinora/core";
import { docsHtml, escaped, type Page } from "./docs-pages.ts";

export interface ModelPageSources {
  readonly catalog: ModelCatalog;
  /** Those in force now: read at each use. */
  readonly prices: () => PriceBook;
  /** The API description as JSON text. */
  readonly openApi: () => string;
  /** Where samples send their requests. */
  readonly publicUrl: () => string;
}

/** `/docs/models` and one page per model, made from the catalog, the prices and the API description. */
export function makeModelPages(sources: ModelPageSources): ReadonlyMap<string, () => Promise<Page>> {
  const contentType = "text/html; charset=utf-8";
  return new Map<string, () => Promise<Page>>([
    ["/docs/models", async () => ({ contentType, body: indexPage(sources) })],
    ...sources.catalog.models.map((model): readonly [string, () => Promise<Page>] => [
      `/docs/models/${model.id}`,
      async () => ({ contentType, body: modelPage(model, sources) }),
    ]),
  ]);
}

function indexPage({ catalog }: ModelPageSources): string {
  const rows = catalog.models.map(
    (model) =>
      `<tr><td><a href="/docs/models/${model.id}"><code>${model.id}</code></a></td><td>${escaped(model.version)}</td><td>${escaped(model.description)}</td></tr>`,
  );
  return docsHtml("Models", [
    `<table><thead><tr><th>Model</th><th>Version</th><th>For</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
  ]);
}

function modelPage(model: Model, sources: ModelPageSources): string {
  const { limits, aliases } = model;
  const facts: readonly (readonly [string, string])[] = [
    ["Version", `${model.version}; <code>${model.id}@${escaped(model.version)}</code> pins it`],
    ...(aliases.length === 0 ? [] : [["Also called", codes(aliases)] as const]),
    ["Route", `<code>POST /v1/${model.family}/generate</code>`],
    ...(model.family !== "image" ? [["Duration", durationText(model)] as const] : []),
    ["Resolution", `${codes(limits.resolutions)}, <code>${limits.resolutionDefault}</code> by default`],
    ["Aspect ratio", `${codes(limits.aspectRatios)}`],
    ["Prompt", `at most ${limits.promptCharactersMax} characters`],
    ...(limits.countMax > 1 ? [["Pictures", `1 to ${limits.countMax} (<code>n</code>)`] as const] : []),
    ["Deadline", `${model.deadlineSeconds} seconds unless <code>deadline_seconds</code> says otherwise`],
  ];
  return docsHtml(model.id, [
    `<p>${escaped(model.description)}</p>`,
    "<h2>Limits</h2>",
    `<table><tbody>${facts.map(([name, value]) => `<tr><th>${name}</th><td>${value}</td></tr>`).join("\n")}</tbody></table>`,
    "<h2>Prices</h2>",
    pricesOf(model, sources.prices()),
    "<h2>Parameters</h2>",
    parametersOf(model, sources.openApi()),
    "<h2>Samples</h2>",
    ...samplesOf(model, sources.publicUrl()),
  ]);
}

function durationText({ limits }: Model): string {
  const { durationSecondsMin: min, durationSecondsMax: max, durationSecondsDefault } = limits;
  return min === max ? `${min} seconds` : `${min} to ${max} seconds, ${durationSecondsDefault} by default`;
}

const variantNames: Readonly<Record<Rate["variant"], string>> = {
  silent: "",
  audio: "with audio",
  multi_shot: "multi-shot",
  video_input: "with a clip as input",
};

/** What of the model's price list can be asked for here. */
function isSold(rate: Rate, { id, capabilities }: Model): boolean {
  if (rate.model !== id || rate.variant === "video_input") return false;
  if (rate.variant === "audio") return capabilities.audio;
  return rate.variant !== "multi_shot" || capabilities.multiShot;
}

function pricesOf(model: Model, prices: PriceBook): string {
  const rows = prices.rates
    .filter((rate) => isSold(rate, model))
    .flatMap((rate) => model.limits.resolutions.flatMap((resolution) => priceRow(rate, resolution)));
  return `<table><thead><tr><th>Resolution</th><th></th><th>Credits</th><th>Example</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
<p>Prices of version ${escaped(prices.version)}; ${prices.creditsPerUsd} credits are one dollar. A task that fails costs nothing. <code>POST /v1/${model.family}/estimate</code> quotes a request.</p>`;
}

function priceRow(rate: Rate, resolution: Resolution): readonly string[] {
  const perUnit = rate.credits[resolution];
  if (perUnit === undefined) return [];
  const units = rate.unit === "second" ? 10 : 1;
  const microCredits = BigInt(Math.round(perUnit * units * 1e6));
  const example = `${units} ${rate.unit}${units === 1 ? "" : "s"}: ${creditsNumber(microCredits)} credits, $${usdNumber(microCredits)}`;
  return [
    `<tr><td>${resolution}</td><td>${variantNames[rate.variant]}</td><td>${perUnit} per ${rate.unit}</td><td>${example}</td></tr>`,
  ];
}

/** Parameters that only some models take, and what those models can. */
const needs: Readonly<Record<string, keyof Model["capabilities"]>> = {
  audio: "audio",
  voice_description: "audio",
  multi_shot: "multiShot",
  shots: "multiShot",
  image_url: "imageInput",
  end_image_url: "endImage",
  negative_prompt: "negativePrompt",
  camera: "camera",
  elements: "elements",
};

function parametersOf(model: Model, openApi: string): string {
  const schema = at(JSON.parse(openApi), "components", "schemas", schemaNames[model.family]);
  const required = at(schema, "required");
  const rows = Object.entries(asObject(at(schema, "properties")))
    .filter(([name]) => {
      const capability = needs[name];
      const can = capability === undefined || model.capabilities[capability];
      return can !== false && can !== 0;
    })
    .map(
      ([name, property]) =>
        `<tr><td><code>${name}</code></td><td>${escaped(typeText(property))}</td><td>${Array.isArray(required) && required.includes(name) ? "yes" : ""}</td><td>${escaped(textAt(property, "description"))}</td></tr>`,
    );
  return `<table><thead><tr><th>Field</th><th>Type</th><th>Required</th><th></th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>`;
}

const schemaNames = {
  video: "VideoGenerateRequest",
  image: "ImageGenerateRequest",
  avatar: "AvatarGenerateRequest",
} as const;

function typeText(property: unknown): string {
  const choices = at(property, "enum");
  if (Array.isArray(choices)) return choices.map((choice: unknown) => `\`${String(choice)}\``).join(", ");
  const anyOf = at(property, "anyOf");
  if (Array.isArray(anyOf)) return [...new Set(anyOf.map(typeText))].join(" or ");
  const type = textAt(property, "type");
  const [min, max] = [textAt(property, "minimum"), textAt(property, "maximum")];
  if (min !== "" && max !== "") return `${type}, ${min} to ${max}`;
  const length = textAt(property, "maxLength");
  return length === "" ? type : `${type}, at most ${length} characters`;
}

function samplesOf(model: Model, publicUrl: string): readonly string[] {
  const body = JSON.stringify(sampleBody(model), undefined, 2);
  const route = `${publicUrl}/v1/${model.family}`;
  const python = `import requests, time

headers = {"Authorization": "Bearer YOUR_KEY"}
body = ${body.replaceAll("true", "True").replaceAll("false", "False")}
task = requests.post("${route}/generate", headers=headers, json=body).json()
while True:
    status = requests.get(f"${publicUrl}/v1/tasks/{task['task_id']}", headers=headers).json()
    if status["status"] in ("completed", "failed"):
        break
    time.sleep(2)
print(status["output"] or status["error"])`;
  const curl = `curl -s ${route}/generate -H "Authorization: Bearer YOUR_KEY" -H "Content-Type: application/json" -d '${body}'`;
  return [`<pre><code>${escapedCode(curl)}</code></pre>`, `<pre><code>${escapedCode(python)}</code></pre>`];
}

/** A request that shows what the model is for, and that this server takes. */
function sampleBody(model: Model): Readonly<Record<string, unknown>> {
  const { id, capabilities, limits } = model;
  const last = limits.resolutions.includes("1080p") ? "1080p" : limits.resolutionDefault;
  if (model.family === "image") {
    return { model: id, prompt: "A lighthouse in a storm, oil painting", aspect_ratio: limits.aspectRatios[0] };
  }
  if (model.family === "avatar") {
    return { model: id, image_url: "https://example.com/portrait.jpg", text: "Welcome!", voice_id: "ava" };
  }
  return {
    model: id,
    prompt: "A cinematic shot of a person walking through a futuristic city at sunset",
    duration: limits.durationSecondsDefault,
    resolution: last,
    ...(capabilities.audio ? { audio: true } : {}),
    ...(id === "kling-motion-control"
      ? { image_url: "https://example.com/first.jpg", end_image_url: "https://example.com/last.jpg" }
      : {}),
  };
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function codes(values: readonly string[]): string {
  return values.map((value) => `<code>${escaped(value)}</code>`).join(", ");
}

/** Code keeps its backticks. */
function escapedCode(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, name) => (typeof found === "object" && found !== null ? Reflect.get(found, name) : undefined),
    value,
  );
}

/** A text or a number of the description; empty when it is neither. */
function textAt(value: unknown, name: string): string {
  const found = at(value, name);
  return typeof found === "string" || typeof found === "number" ? found.toString() : "";
}
