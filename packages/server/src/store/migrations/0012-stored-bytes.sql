-- What a workspace stores is summed from the index alone.
create index asset_stored on asset (workspace_id) include (size_bytes) where deleted_at is null;
