import type { Resolution } from "@kinora/core";
import { sql } from "kysely";
import type { Database } from "#store/database.ts";

/** How fast attempts of late were: of clips and pictures, by resolution. */
export interface MeasuredRate {
  readonly kind: "video" | "image";
  readonly resolution: Resolution;
  /** Wall seconds per second of a clip, or per picture. */
  readonly secondsPerUnit: number;
}

// The newest tasks by their key: the cost does not grow with the table.
const tasksLookedAt = 500;

export async function readMeasuredRates(db: Database): Promise<readonly MeasuredRate[]> {
  const { rows } = await sql<{ kind: "video" | "image"; resolution: Resolution; seconds_per_unit: number }>`
    with recent as (
      select id, kind, request ->> 'resolution' as resolution,
        case kind when 'video' then (request ->> 'durationSeconds')::float8 else (request ->> 'count')::float8 end as units
      from (select * from task order by id desc limit ${tasksLookedAt}) as newest
      where status = 'completed' and request is not null
    )
    select recent.kind, resolution,
      sum(extract(epoch from attempt.ended_at - attempt.started_at))::float8 / sum(units) as seconds_per_unit
    from recent join attempt on attempt.task_id = recent.id
    where attempt.state = 'succeeded' and attempt.ended_at > attempt.started_at and units > 0
    group by recent.kind, resolution`.execute(db);
  return rows.map(({ kind, resolution, seconds_per_unit: secondsPerUnit }) => ({ kind, resolution, secondsPerUnit }));
}
