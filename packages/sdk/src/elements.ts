import { answerAs } from "./answer.ts";
import type { CallOptions } from "./tasks.ts";
import type { Transport } from "./transport.ts";
import type { Element, ElementCreateParams } from "./wire.ts";

/** People and things that clips name again and again; a prompt says `@name`, a create lists their ids. */
export interface Elements {
  create(params: ElementCreateParams, options?: CallOptions): Promise<Element>;
  /** All of them, oldest first. */
  list(options?: CallOptions): Promise<readonly Element[]>;
  get(id: string, options?: CallOptions): Promise<Element>;
  delete(id: string, options?: CallOptions): Promise<void>;
}

export function makeElements(transport: Transport): Elements {
  const pathOf = (id: string): string => `/elements/${encodeURIComponent(id)}`;
  return {
    async create(params, options = {}) {
      const { body } = await transport.call({
        method: "POST",
        path: "/elements",
        json: params,
        signal: options.signal,
        repeatable: false, // a second one would find its name taken
      });
      return answerAs<Element>(body, ["id", "name"]);
    },
    async list(options = {}) {
      const { body } = await transport.call({ method: "GET", path: "/elements", signal: options.signal });
      return answerAs<{ readonly data: readonly Element[] }>(body, ["data"]).data;
    },
    async get(id, options = {}) {
      const { body } = await transport.call({ method: "GET", path: pathOf(id), signal: options.signal });
      return answerAs<Element>(body, ["id", "name"]);
    },
    async delete(id, options = {}) {
      await transport.call({ method: "DELETE", path: pathOf(id), signal: options.signal });
    },
  };
}
