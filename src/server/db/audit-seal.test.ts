import { beforeEach, describe, expect, it } from "vitest";
import { caller } from "@/testing/callers";
import { adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { sealAudit, verifyAudit } from "./audit-seal";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
  for (const title of ["one", "two", "three"]) {
    await caller({ token: acme.owner.token, organizationId: acme.id }).todos.create({ title });
  }
  await sealAudit();
});

const brokenAfter = async (tamper: () => Promise<unknown>) => {
  const before = await verifyAudit();
  expect(before.broken).toEqual([]);
  await tamper();
  const { broken } = await verifyAudit();
  await repair();
  return broken.map(({ organizationId, problem }) => ({ own: organizationId === acme.id, problem }));
};

/** Starts every chain afresh, so that one test's damage is not another's. */
async function repair() {
  await adminSql`delete from audit_seal`;
  await adminSql`update audit_log set seal = null`;
}

describe("the sealed audit log", () => {
  it("holds, also when many seal and write at once", async () => {
    const api = () => caller({ token: acme.owner.token, organizationId: acme.id });
    await Promise.all([
      ...Array.from({ length: 5 }, () => sealAudit()),
      ...Array.from({ length: 20 }, (_, index) => api().todos.create({ title: `Todo ${index}` })),
    ]);
    await sealAudit();
    expect(await sealAudit()).toBe(0);
    const { broken, entries } = await verifyAudit();
    expect(broken).toEqual([]);
    const [all] = await adminSql`select count(*)::int as entries from audit_log`;
    expect(entries).toBe(all?.entries);
  });

  it("shows one flipped character", async () => {
    const broken = await brokenAfter(
      () => adminSql`update audit_log set new_values = jsonb_set(new_values, '{title}', '"twO"')
        where organization_id = ${acme.id} and entity_label = 'two'`,
    );
    expect(broken).toEqual([{ own: true, problem: "its entries were changed" }]);
  });

  it("shows a removed entry, and one slipped in later", async () => {
    const removed = () =>
      adminSql`delete from audit_log where organization_id = ${acme.id} and entity_label = 'two'`;
    expect(await brokenAfter(removed)).toEqual([{ own: true, problem: "its entries were changed" }]);
    await sealAudit();
    const added = () =>
      adminSql`insert into audit_log (id, organization_id, action, seal) values (gen_random_uuid(), ${acme.id}, 'update', 1)`;
    expect(await brokenAfter(added)).toEqual([{ own: true, problem: "its entries were changed" }]);
  });

  it("shows a removed seal", async () => {
    await caller({ token: acme.owner.token, organizationId: acme.id }).todos.create({ title: "four" });
    await sealAudit();
    const broken = await brokenAfter(
      () => adminSql`delete from audit_seal where organization_id = ${acme.id} and number = 1`,
    );
    expect(broken).toContainEqual({ own: true, problem: "the seal before it is missing or was changed" });
    expect(broken).toContainEqual({ own: true, problem: "entries name a seal that does not exist" });
  });
});
