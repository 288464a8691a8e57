-- The sealed chain of the audit log. Only these functions write it; a job calls seal_audit().
ALTER TABLE "audit_seal" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON "audit_seal" TO app_tenant, app_trash, app_platform;--> statement-breakpoint

-- SHA-256 over the hash before and every entry of one seal, in the order of their ids. The chain of entries without an
-- organization has the nil uuid.
CREATE FUNCTION audit_hash(chain uuid, seal_number integer, previous_hash text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
  SELECT encode(sha256(convert_to(previous_hash || coalesce(string_agg(jsonb_build_array(
      id, organization_id, user_id, impersonator_id, action, entity_type, entity_id, entity_label, old_values, new_values,
      reason, source, ip_address, user_agent, request_id, created_at)::text, E'\n' ORDER BY id), ''), 'UTF8')), 'hex')
  FROM public.audit_log
  WHERE seal = seal_number
    AND organization_id IS NOT DISTINCT FROM nullif(chain, '00000000-0000-0000-0000-000000000000')
$$;--> statement-breakpoint

-- Seals what is not sealed yet, at most 5,000 entries a seal; answers how many seals it made. Two at once wait for
-- one another; who writes entries never waits.
CREATE FUNCTION seal_audit() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  nil constant uuid := '00000000-0000-0000-0000-000000000000';
  chain uuid;
  last record;
  sealed integer;
  made integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7236412903);
  LOOP
    SELECT coalesce(organization_id, nil) INTO chain FROM public.audit_log WHERE seal IS NULL LIMIT 1;
    EXIT WHEN NOT FOUND;
    SELECT number, hash INTO last FROM public.audit_seal
      WHERE organization_id = chain ORDER BY number DESC LIMIT 1;
    UPDATE public.audit_log SET seal = coalesce(last.number, 0) + 1 WHERE id IN (
      SELECT id FROM public.audit_log
      WHERE seal IS NULL AND organization_id IS NOT DISTINCT FROM nullif(chain, nil) ORDER BY id LIMIT 5000);
    GET DIAGNOSTICS sealed = ROW_COUNT;
    INSERT INTO public.audit_seal (organization_id, number, entries, previous_hash, hash)
    VALUES (chain, coalesce(last.number, 0) + 1, sealed, coalesce(last.hash, ''),
      audit_hash(chain, coalesce(last.number, 0) + 1, coalesce(last.hash, '')));
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;--> statement-breakpoint

-- Every seal that does not hold: its entries were changed, removed or added to, or a seal before it is gone.
CREATE FUNCTION broken_seals() RETURNS TABLE (organization_id uuid, number integer, problem text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH chained AS (
    SELECT s.*, lag(s.hash, 1, '') OVER own AS hash_before, row_number() OVER own AS place
    FROM public.audit_seal s WINDOW own AS (PARTITION BY s.organization_id ORDER BY s.number)
  )
  SELECT c.organization_id, c.number, CASE
    WHEN c.number <> c.place OR c.previous_hash <> c.hash_before THEN 'the seal before it is missing or was changed'
    ELSE 'its entries were changed' END
  FROM chained c
  WHERE c.number <> c.place OR c.previous_hash <> c.hash_before
    OR c.hash <> audit_hash(c.organization_id, c.number, c.previous_hash)
  UNION ALL
  SELECT coalesce(l.organization_id, '00000000-0000-0000-0000-000000000000'), l.seal, 'entries name a seal that does not exist'
  FROM public.audit_log l
  WHERE l.seal IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM public.audit_seal s
    WHERE s.organization_id = coalesce(l.organization_id, '00000000-0000-0000-0000-000000000000') AND s.number = l.seal)
  GROUP BY 1, 2
$$;--> statement-breakpoint

REVOKE EXECUTE ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION seal_audit(), broken_seals(), audit_hash(uuid, integer, text) TO app_platform;
