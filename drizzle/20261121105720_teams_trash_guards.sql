-- Purging an organization is one DELETE of the trash role, which may delete none that lives.
GRANT DELETE ON "organization" TO app_trash;--> statement-breakpoint

-- How many people a team has follows from who is in it: no change of the team that anybody made.
CREATE OR REPLACE FUNCTION audit_values(old_row jsonb, new_row jsonb, picked jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT jsonb_object_agg(key, picked -> key)
  FROM jsonb_object_keys(new_row) AS key
  WHERE new_row -> key IS DISTINCT FROM coalesce(old_row -> key, 'null'::jsonb)
    AND key <> ALL (array['id', 'organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version',
      'deleted_at', 'deleted_by', 'deletion_id', 'membership_key', 'member_count'])
    AND key !~ '(password|secret|token|stripe_)'
$$;--> statement-breakpoint

CREATE FUNCTION count_team_members() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE public.team SET member_count = team.member_count + changes.total
    FROM (SELECT organization_id, team_id, count(*) AS total FROM new_rows WHERE deleted_at IS NULL GROUP BY 1, 2) changes
    WHERE team.organization_id = changes.organization_id AND team.id = changes.team_id;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE public.team SET member_count = team.member_count - changes.total
    FROM (SELECT organization_id, team_id, count(*) AS total FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2) changes
    WHERE team.organization_id = changes.organization_id AND team.id = changes.team_id;
  ELSE
    UPDATE public.team SET member_count = team.member_count + changes.total
    FROM (
      SELECT organization_id, team_id, sum(change) AS total
      FROM (
        SELECT organization_id, team_id, 1 AS change FROM new_rows WHERE deleted_at IS NULL
        UNION ALL
        SELECT organization_id, team_id, -1 FROM old_rows WHERE deleted_at IS NULL
      ) each_row GROUP BY 1, 2 HAVING sum(change) <> 0
    ) changes
    WHERE team.organization_id = changes.organization_id AND team.id = changes.team_id;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER count_insert AFTER INSERT ON "team_member" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_team_members();--> statement-breakpoint
CREATE TRIGGER count_update AFTER UPDATE ON "team_member" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_team_members();--> statement-breakpoint
CREATE TRIGGER count_delete AFTER DELETE ON "team_member" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION count_team_members();--> statement-breakpoint
REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint

ALTER TABLE "team" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_member" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "team" SET "member_count" = counted.total
FROM (
  SELECT t.organization_id, t.id, count(m.id) AS total FROM "team" t
  LEFT JOIN "team_member" m ON m.organization_id = t.organization_id AND m.team_id = t.id AND m.deleted_at IS NULL
  GROUP BY 1, 2
) counted
WHERE "team".organization_id = counted.organization_id AND "team".id = counted.id AND "team".member_count <> counted.total;--> statement-breakpoint
ALTER TABLE "team" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_member" FORCE ROW LEVEL SECURITY;
