import { Readable } from "node:stream";
import { assert, type EngineInputs } from "@kinora/core";
import type { Database } from "#store/database.ts";
import type { Asset, SignAssetUrl } from "./asset.ts";
import { type AssetScope, findAsset } from "./asset-store.ts";
import type { BlobStore } from "./blobs.ts";

export interface EngineInputsContext {
  readonly db: Database;
  readonly blobs: BlobStore;
  readonly sign: SignAssetUrl;
  /** False when upstreams cannot reach this server, so that it has no address to give them. */
  readonly isPublic: boolean;
}

/**
 * The input media of one workspace's task, as an engine reads them. A missing asset is a bug here: a task's inputs are
 * stored before it and kept until it ends.
 */
export function makeEngineInputs(context: EngineInputsContext, scope: AssetScope): EngineInputs {
  const find = async (assetId: string): Promise<Asset> => {
    const asset = await findAsset(context.db, scope, assetId);
    assert(asset !== undefined && asset.deletedAt === undefined, "a task's inputs are there until it ends");
    return asset;
  };
  return {
    stream: async (assetId) => Readable.toWeb(await context.blobs.open((await find(assetId)).blobHash)),
    publicUrl: async (assetId) => (context.isPublic ? context.sign(await find(assetId)) : undefined),
    bytes: async (assetId, sizeBytesMax) => {
      const asset = await find(assetId);
      if (asset.sizeBytes > sizeBytesMax) {
        throw new RangeError(`the input has ${asset.sizeBytes} bytes, the engine takes ${sizeBytesMax}`);
      }
      const chunks: Uint8Array[] = [];
      for await (const chunk of await context.blobs.open(asset.blobHash)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}
