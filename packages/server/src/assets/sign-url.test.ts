import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { makeAssetId } from "./asset-id.ts";
import { readOwnUrl } from "./own-url.ts";
import { makeUrlSigner } from "./sign-url.ts";

const masterKey = Buffer.alloc(32, 7);
const expiresAt = new Date("2026-12-24T10:00:00.400Z");
const now = new Date("2026-11-24T10:00:00Z");
const signer = makeUrlSigner({ masterKey, origin: "https://video.example/kinora" });
const asset = { id: makeAssetId(), name: "猫 1.mp4", expiresAt };

test("an address is absolute, or relative when no origin is known", () => {
  expect(signer.sign(asset)).toMatch(
    /^https:\/\/video\.example\/kinora\/files\/asset_\w{24}\/%E7%8C%AB%201\.mp4\?expires=\d+&signature=[\w-]{43}$/,
  );
  expect(makeUrlSigner({ masterKey, origin: "" }).sign(asset)).toMatch(/^\/files\/asset_/);
});

test("an address is valid until its second, and for its asset and name alone", () => {
  const url = new URL(makeUrlSigner({ masterKey, origin: "https://video.example" }).sign(asset));
  expect(signer.verify(url, now)).toEqual({
    kind: "valid",
    assetId: asset.id,
    name: asset.name,
    expiresAt: new Date("2026-12-24T10:00:01Z"),
  });
  expect(signer.verify(url, new Date("2026-12-24T10:00:01Z"))).toEqual({ kind: "expired", assetId: asset.id });
  expect(makeUrlSigner({ masterKey: Buffer.alloc(32, 8), origin: "" }).verify(url, now)).toEqual({ kind: "forged" });
});

const place = { publicUrl: "https://video.example/kinora", port: 4700, requestHost: "Nas.local:4700" };
const pathAndQuery = makeUrlSigner({ masterKey, origin: "" }).sign(asset);

test.each([
  `https://video.example/kinora${pathAndQuery}`,
  `http://nas.local:4700${pathAndQuery}`,
  `http://localhost:4700${pathAndQuery}`,
  `http://127.0.0.1:4700${pathAndQuery}`,
  `http://127.8.8.8:4700${pathAndQuery}`,
  `http://[::1]:4700${pathAndQuery}`,
])("%s is one of ours", (source) => {
  expect(readOwnUrl(source, place, signer, now)).toMatchObject({ kind: "valid", assetId: asset.id });
});

test.each([
  `https://elsewhere.example${pathAndQuery}`,
  `http://localhost:4701${pathAndQuery}`,
  `http://localhost${pathAndQuery}`,
  "http://localhost:4700/v1/tasks",
  `ftp://localhost:4700${pathAndQuery}`,
  pathAndQuery,
])("%s is anybody's", (source) => {
  expect(readOwnUrl(source, place, signer, now)).toBeUndefined();
});

test("an address of ours with a changed signature is known as forged", () => {
  const source = `http://localhost:4700${pathAndQuery.replace(/signature=./, "signature=_")}`;
  expect(readOwnUrl(source, place, signer, now)).toEqual({ kind: "forged" });
});
