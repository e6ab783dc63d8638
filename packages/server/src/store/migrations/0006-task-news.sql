-- What a status read asks for: for each wanted task its version, and the task itself where the caller knows another one.
--
-- A version names the rows a snapshot is made of: an update gives a row a new xmin, so equal versions are equal
-- snapshots. It costs the three index probes of the rows and none of the making of JSON. Null for an unknown or foreign
-- id. In a function, because its plan is then made once a session.
create function read_task_news(p_ids bigint[], p_workspace_ids text[], p_modes text[], p_known text[])
returns table (version text, task jsonb)
language plpgsql stable as $$
begin
  return query
    select news.version, case when news.version is distinct from news.known then task_snapshot(news.id) end
    from (
      select w.position, t.id, w.known,
        concat(t.xmin, '.', h.xmin, '.', (select string_agg(a.xmin::text, ',' order by a.number) from attempt a
          where a.task_id = t.id)) as version
      from unnest(p_ids, p_workspace_ids, p_modes, p_known) with ordinality
        as w (id, workspace_id, mode, known, position)
      join task t on t.id = w.id and t.workspace_id = w.workspace_id and t.mode = w.mode
      left join hold h on h.task_id = t.id
    ) as news
    right join generate_series(1, cardinality(p_ids)) as place on place = news.position
    order by place;
end $$;
