import { expect, test } from "vitest";
import { readableText } from "./readable-text.ts";

test.each([
  ["¡Buenos días, señor!", "Buenos dias, senor!"],
  ["Straße, Œuvre, ﬁn, ｈｅｌｌｏ", "Strasse, oeuvre, fin, hello"],
  ["“Don’t go” — she said…", "Don't go, she said..."],
  ["你好", ""],
  ["", ""],
])("%j is read as %j", (text, read) => {
  expect(readableText(text)).toBe(read);
});
