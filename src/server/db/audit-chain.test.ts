import postgres from "postgres";
import { expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { sealAudit, verifyAudit } from "./audit-seal";

it("shows a rewritten past though its seal was made to fit: the seals after it still say otherwise", async () => {
  const acme = await createOrganization();
  const api = caller({ token: acme.owner.token, organizationId: acme.id });
  for (const title of ["one", "two"]) {
    await api.todos.create({ title });
    await sealAudit();
  }
  await adminSql`update audit_log set new_values = '{"title": "forged"}' where entity_label = 'one'`;
  await adminSql`update audit_seal set hash = audit_hash(organization_id, number, previous_hash)
    where organization_id = ${acme.id} and number = 1`;
  await adminSql`update audit_seal set previous_hash = (select hash from audit_seal first
      where first.organization_id = audit_seal.organization_id and first.number = 1)
    where organization_id = ${acme.id} and number = 2`;
  const { broken } = await verifyAudit();
  expect(broken).toMatchObject([{ organizationId: acme.id, number: 2, problem: "its entries were changed" }]);
});

it("is sealed by one at a time: the second waits, and finds nothing left to seal", async () => {
  const acme = await createOrganization();
  await caller({ token: acme.owner.token, organizationId: acme.id }).todos.create({ title: "one" });
  const own = postgres(process.env.DATABASE_ADMIN_URL ?? "", { max: 3, onnotice: () => {} });
  const [one, two] = [await own.reserve(), await own.reserve()];
  await one`begin`;
  await one`select seal_audit()`;
  const [backend] = await two`select pg_backend_pid() as pid`;
  const late = two`select seal_audit() as made`.then(
    ([row]) => row?.made,
    (error: Error) => error.message,
  );
  const waits = () => own`select from pg_locks where pid = ${backend?.pid ?? 0} and not granted`;
  await expect.poll(waits).toHaveLength(1);
  await one`commit`;
  expect(await late).toBe(0);
  one.release();
  two.release();
  await own.end();
});
