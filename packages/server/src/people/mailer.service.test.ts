import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, test } from "vitest";
import { invitationLetter } from "./letters.ts";
import { makeMailer } from "./mailer.ts";

/** A mail server that takes every letter, or refuses each. */
async function openMailServer(options: { readonly refuse?: boolean } = {}) {
  const sessions: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let said = "";
    let inLetter = false;
    socket.write("220 mail.example ESMTP\r\n");
    socket.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (inLetter) {
        if (!said.endsWith("\r\n.\r\n")) return;
        inLetter = false;
        sessions.push(said);
        socket.write("250 taken\r\n");
        return;
      }
      const command = said.trimEnd().split("\r\n").at(-1)?.slice(0, 4).toUpperCase();
      inLetter = command === "DATA";
      if (command === "RCPT" && options.refuse === true) socket.write("550 no such box\r\n");
      else socket.write(inLetter ? "354 go on\r\n" : "250 fine\r\n");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}?from=Kinora%20%3Ckinora@example.com%3E`,
    sessions,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const letter = invitationLetter({
  to: "bob@example.com",
  inviter: "Ada\r\nBcc: eve@example.com",
  workspace: "shop",
  link: "https://video.example/console#invitation=abc",
  expiresAt: new Date("2026-12-01T00:00:00Z"),
});

test("a letter reaches the mail server from the named sender, and a name in it adds no header", async () => {
  await using server = await openMailServer();
  await makeMailer(server.url).send(letter);
  const [said = ""] = server.sessions;
  expect(said).toContain("MAIL FROM:<kinora@example.com>");
  expect(said.match(/RCPT TO:<[^>]*>/g)).toEqual(["RCPT TO:<bob@example.com>"]);
  expect(said).toMatch(/^To: bob@example.com\r$/m);
  expect(said).toMatch(/^Content-Type: text\/plain/m);
  expect(said).not.toMatch(/^Bcc:/m);
  expect(said).toContain("console#invitation=3Dabc");
});

test("a mail server that refuses is an error for whoever sends", async () => {
  await using server = await openMailServer({ refuse: true });
  await expect(makeMailer(server.url).send(letter)).rejects.toThrow();
});
