import type { TaskMode } from "@kinora/core";
import type { Scope } from "#access/principal.ts";

/** What a person is in a workspace, the mightiest first. */
export const roles = ["owner", "admin", "developer", "viewer"] as const;
export type Role = (typeof roles)[number];

/** True when the first role is at least as mighty as the second. */
export function isAtLeast(role: Role, other: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(other);
}

/** Owners and admins; only they see and change who belongs to the workspace. */
export function mayManageMembers(role: Role): boolean {
  return isAtLeast(role, "admin");
}

/**
 * What a role may do on one side of the workspace, in the words of keys. A developer manages the test side alone: keys
 * that spend money are an admin's.
 */
export function scopesOfRole(role: Role, mode: TaskMode): readonly Scope[] {
  switch (role) {
    case "owner":
    case "admin":
      return ["generate", "read", "manage"];
    case "developer":
      return mode === "test" ? ["generate", "read", "manage"] : ["generate", "read"];
    case "viewer":
      return ["read"];
  }
}
