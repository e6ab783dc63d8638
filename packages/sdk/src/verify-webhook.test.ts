import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { task } from "./scripted-server.fixture.ts";
import { verifyWebhook, WebhookVerificationError } from "./verify-webhook.ts";

const secret = "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=";
const otherSecret = "whsec_b3RoZXJzZWNyZXRvdGhlcnNlY3JldG90aGVyczEyMzQ=";
const id = "msg_1";
const sentAt = new Date("2026-01-01T00:00:00Z");
const payload = JSON.stringify({ event: "task.completed", ...task({ status: "completed", task_id: "77" }) });

function headers(options: { readonly by?: string; readonly body?: string } = {}): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(sentAt.getTime() / 1_000),
    "webhook-signature": new Webhook(options.by ?? secret).sign(id, sentAt, options.body ?? payload),
  };
}

const now = (): number => sentAt.getTime() + 1_000;

test("what the Standard Webhooks library signs is accepted, as text, bytes, Headers or plain object", async () => {
  const expected = { id, sentAt, event: { event: "task.completed", task_id: "77" } };
  expect(await verifyWebhook({ payload, headers: headers(), secret, now })).toMatchObject(expected);
  const bytes = new TextEncoder().encode(payload);
  expect(await verifyWebhook({ payload: bytes, headers: new Headers(headers()), secret, now })).toMatchObject(expected);
});

test("the vendor's published vector is accepted", async () => {
  const body =
    '{"id":"1234567890","status":"succeeded","message":"","create_time":1781080778802,"update_time":1781080794151}';
  const verified = await verifyWebhook({
    payload: body,
    headers: {
      "Webhook-Id": "9876543210",
      "Webhook-Timestamp": "1781080794",
      "Webhook-Signature": "v1,UsKlJP00XoQyOn410NM9xv34sP+Gl0jnOO9Lcpr7NJ4=",
    },
    secret,
    now: () => 1_781_080_794_000,
  });
  expect(verified.id).toBe("9876543210");
});

test("during a rotation either secret on either side is enough", async () => {
  const both = { ...headers({ by: otherSecret }) };
  both["webhook-signature"] += ` ${headers()["webhook-signature"]} v1a,ignored`;
  await verifyWebhook({ payload, headers: both, secret, now });
  await verifyWebhook({ payload, headers: headers({ by: otherSecret }), secret: [secret, otherSecret], now });
});

test("five minutes off is accepted, a second more is not, in both directions", async () => {
  for (const seconds of [300, -300])
    await verifyWebhook({ payload, headers: headers(), secret, now: () => sentAt.getTime() + seconds * 1_000 });
  for (const seconds of [301, -301])
    await expect(
      verifyWebhook({ payload, headers: headers(), secret, now: () => sentAt.getTime() + seconds * 1_000 }),
    ).rejects.toThrow("more than 300 s off");
});

test.each([
  ["another secret", { headers: headers({ by: otherSecret }) }],
  ["a changed body", { payload: payload.replace("77", "78") }],
  ["a changed id", { headers: { ...headers(), "webhook-id": "msg_2" } }],
  ["a signature that is not base64", { headers: { ...headers(), "webhook-signature": "v1,***" } }],
  [
    "another version of signature",
    { headers: { ...headers(), "webhook-signature": headers()["webhook-signature"]?.replace("v1", "v2") } },
  ],
  ["no signature", { headers: { ...headers(), "webhook-signature": undefined } }],
  ["a timestamp that is no number", { headers: { ...headers(), "webhook-timestamp": "1e9" } }],
])("%s is refused", async (_what, change) => {
  await expect(verifyWebhook({ payload, headers: headers(), secret, now, ...change })).rejects.toBeInstanceOf(
    WebhookVerificationError,
  );
});
