import { z } from "@hono/zod-openapi";
import { roles } from "#people/role.ts";
import { nameField, textField } from "#dialects/guide/text-field.ts";

/* What the console sends. Its session API is for the console alone, and no part of the API description. */

const name = nameField({ min: 1, max: 100 });
const email = nameField({ min: 3, max: 254 });
const password = textField({ min: 1, max: 1_000 });
const token = nameField({ min: 1, max: 200 });

export const setUpBody = z.object({ token, name, email, password });
export const signUpBody = z.object({
  name,
  password,
  /** Where mail is sent, the token of the letter in its place. */
  email: email.optional(),
  token: token.optional(),
  workspace: nameField({ min: 1, max: 200 }).optional(),
});
export const signUpLetterBody = z.object({ email });
export const signUpTokenBody = z.object({ token });
export const signInBody = z.object({ email, password });
export const passwordChangeBody = z.object({ current_password: password, new_password: password });
export const forgottenBody = z.object({ email });
export const resetBody = z.object({ token, password });
export const invitationTokenBody = z.object({ token });
export const acceptBody = z.object({ token, name: name.optional(), password: password.optional() });
export const inviteBody = z.object({ email, role: z.enum(roles) });
export const roleBody = z.object({ role: z.enum(roles) });
