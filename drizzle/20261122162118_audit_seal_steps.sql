-- Sealing and checking read the entries they are about, however long the log has become.
-- audit_hash: what cannot be looked up in an index (IS NOT DISTINCT FROM) is said as what can.
CREATE OR REPLACE FUNCTION audit_hash(chain uuid, seal_number integer, previous_hash text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
  SELECT encode(sha256(convert_to(previous_hash || coalesce(string_agg(jsonb_build_array(
      id, organization_id, user_id, user_name, impersonator_id, impersonator_name, action, entity_type, entity_id, entity_label, old_values, new_values,
      reason, source, ip_address, user_agent, request_id, created_at)::text, E'\n' ORDER BY id), ''), 'UTF8')), 'hex')
  FROM public.audit_log
  WHERE (organization_id = chain AND seal = seal_number)
    OR (chain = '00000000-0000-0000-0000-000000000000' AND organization_id IS NULL AND seal = seal_number)
$$;--> statement-breakpoint

DROP FUNCTION seal_audit();--> statement-breakpoint

-- Seals what is not sealed yet, at most so many entries; answers how many it sealed. Two at once wait for one another;
-- who writes entries never waits.
CREATE FUNCTION seal_audit(at_most integer DEFAULT 1000) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  batch record;
  last record;
  written integer;
  sealed integer := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7236412903);
  FOR batch IN
    SELECT coalesce(organization_id, '00000000-0000-0000-0000-000000000000') AS chain, array_agg(id) AS ids
    FROM (
      SELECT organization_id, id FROM public.audit_log WHERE seal IS NULL ORDER BY organization_id, id LIMIT at_most
    ) AS unsealed
    GROUP BY organization_id
  LOOP
    SELECT number, hash INTO last FROM public.audit_seal
      WHERE organization_id = batch.chain ORDER BY number DESC LIMIT 1;
    UPDATE public.audit_log SET seal = coalesce(last.number, 0) + 1 WHERE id = ANY (batch.ids);
    GET DIAGNOSTICS written = ROW_COUNT;
    INSERT INTO public.audit_seal (organization_id, number, entries, previous_hash, hash)
    VALUES (batch.chain, coalesce(last.number, 0) + 1, written, coalesce(last.hash, ''),
      audit_hash(batch.chain, coalesce(last.number, 0) + 1, coalesce(last.hash, '')));
    sealed := sealed + written;
  END LOOP;
  RETURN sealed;
END $$;--> statement-breakpoint

REVOKE EXECUTE ON FUNCTION seal_audit(integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION seal_audit(integer) TO app_platform;
