import { randomUUID } from "node:crypto";
import { AppError, type RequestedElement, shown } from "@kinora/core";
import type { Database } from "#store/database.ts";
import { type AssetScope, keepAsset } from "./asset-store.ts";
import { countElements, type Element, findElements, insertElement, removeElement } from "./element-store.ts";

export type { Element };

/** More than a cast has; each is a name that a prompt may say. */
const elementsMax = 200;
/** As long as anything here is kept: an element is there until it is deleted. */
const keptMs = 10 * 365 * 86_400_000;
/** What an unused upload has. */
const leftMs = 24 * 3_600_000;

/** @throws AppError `conflict_state` when the name is taken or there are as many as may be */
export async function createElement(
  db: Database,
  scope: AssetScope,
  wanted: { readonly name: string; readonly description: string; readonly assetIds: readonly string[] },
  now: Date,
): Promise<Element> {
  const element = { ...wanted, id: `elem_${randomUUID().replaceAll("-", "")}`, createdAt: now };
  await db.transaction().execute(async (tx) => {
    if ((await countElements(tx, scope)) >= elementsMax) {
      throw new AppError("conflict_state", `This side of the workspace has ${elementsMax} elements, the most it may.`, {
        fix: "Delete one that is not needed.",
      });
    }
    const until = new Date(now.getTime() + keptMs);
    for (const id of wanted.assetIds) {
      if ((await keepAsset(tx, scope, { id, now, until })) === undefined) throw pictureGone();
    }
    if (await insertElement(tx, scope, element)) return;
    throw new AppError("conflict_state", `There is an element with the name ${shown(wanted.name)} already.`, {
      param: "name",
      fix: "Choose another name, or delete that element first.",
    });
  });
  return element;
}

/** Oldest first. */
export async function listElements(db: Database, scope: AssetScope): Promise<readonly Element[]> {
  return findElements(db, scope);
}

/** @throws AppError `not_found` */
export async function readElement(db: Database, scope: AssetScope, id: string): Promise<Element> {
  const [element] = isElementId(id) ? await findElements(db, scope, [id]) : [];
  if (element === undefined) throw elementNotFound();
  return element;
}

/** Tasks that have it keep what they took from it. @throws AppError `not_found` */
export async function deleteElement(db: Database, scope: AssetScope, id: string, now: Date): Promise<void> {
  const picturesUntil = new Date(now.getTime() + leftMs);
  const removed =
    isElementId(id) && (await db.transaction().execute((tx) => removeElement(tx, scope, { id, picturesUntil })));
  if (!removed) throw elementNotFound();
}

/**
 * The elements that a create names, as the request keeps them, in the order of their names there.
 *
 * @throws AppError `invalid_parameter` for one that is not there
 */
export async function requireElements(
  db: Database,
  scope: AssetScope,
  ids: readonly string[],
): Promise<readonly RequestedElement[]> {
  const found = await findElements(db, scope, ids.filter(isElementId));
  return ids.map((id, index) => {
    const element = found.find((one) => one.id === id);
    if (element !== undefined) {
      const { name, description, assetIds: images } = element;
      return { id, name, description, images };
    }
    throw new AppError("invalid_parameter", `elements[${index}] must be an element's id, got ${shown(id)}.`, {
      param: `elements[${index}]`,
      fix: "See GET /v1/elements for the ids, with a key of the same workspace and mode.",
    });
  });
}

function isElementId(id: string): boolean {
  return /^elem_[0-9a-f]{32}$/.test(id);
}

function elementNotFound(): AppError {
  return new AppError("not_found", "There is no such element in this workspace and mode.", { param: "id" });
}

function pictureGone(): AppError {
  return new AppError("image_url_unreachable", "A picture was deleted meanwhile.", { param: "image_urls" });
}
