import type { Actor } from "#audit/record-audit.ts";
import type { OperatorCall } from "./operator-route.ts";

/** Whom the audit log names for an operator's change. */
export function actorOf({ operator: { person, apiKeyId: id, keyName: name } }: OperatorCall): Actor {
  return person === undefined ? { kind: "key", id, name } : { kind: "person", ...person };
}
