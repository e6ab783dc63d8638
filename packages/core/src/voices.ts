import { z } from "zod";
import data from "./data/voices.json" with { type: "json" };

const voiceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name: z.string().min(1),
  language: z.string().min(2),
  /** As in `voice_description`: what engines without voices by name go by. */
  description: z.string().min(1).max(500),
});

export type NamedVoice = z.infer<typeof voiceSchema>;

/** The voices that a request may name by their id. */
export const namedVoices: readonly NamedVoice[] = z
  .strictObject({ version: z.string(), voices: z.array(voiceSchema).min(1) })
  .parse(data).voices;
