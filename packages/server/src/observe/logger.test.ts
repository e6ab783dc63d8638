import { expect, test } from "vitest";
import { makeLogger } from "./logger.ts";

function logged(write: (log: ReturnType<typeof makeLogger>) => void): string {
  let text = "";
  write(makeLogger({ level: "info", destination: { write: (line) => (text += line) } }));
  return text;
}

test("a line is one JSON object with an ISO instant and a level by name", () => {
  const line = logged((log) => log.info({ requestId: "r1" }, "ready"));
  expect(JSON.parse(line)).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    requestId: "r1",
    msg: "ready",
  });
});

test("no secret leaves by a field, a message, a nested object, a stack or a cause", () => {
  const secrets = {
    key: "kin_live_0123456789abcdefABCDEF",
    webhook: "whsec_c2VjcmV0",
    pair: "kin_sk_c2ec2e7c2e7",
    link: "https://video.example/console#invitation=c2VjcmV0",
    signed: "eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.c2VjcmV0",
    bearer: "abc.def.ghi",
    password: "hunter2",
    signature: "c2lnbmF0dXJl",
    prompt: "a red fox",
  };
  const text = logged((log) => {
    log.error(
      {
        err: new Error(`cannot reach postgres://kinora:${secrets.password}@db/kinora`, {
          cause: new Error(`with ${secrets.key}`),
        }),
        request: { headers: { authorization: `Bearer ${secrets.bearer}` } },
        headers: { authorization: `Bearer ${secrets.bearer}`, cookie: secrets.bearer },
        task: { prompt: secrets.prompt },
        url: `/files/asset_1/clip.mp4?expires=1&signature=${secrets.signature}`,
      },
      `Authorization: Bearer ${secrets.bearer}, ${secrets.key}, ${secrets.webhook}`,
    );
  });
  expect(Object.entries(secrets).filter(([, secret]) => text.includes(secret))).toEqual([]);
  expect(text, "what kind of key it was may be known").toContain("kin_live_[redacted]");
});
