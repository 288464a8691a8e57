import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { memberRoles } from "@/domain/roles";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession } from "@/testing/factories";
import { database } from "./client";
import { member, organization, todos, user } from "./schema";
import { type TenantRequest, type TenantTx, withTenant } from "./tenant";

const request = (token: string | null, organizationId: string | null): TenantRequest => ({
  sessionToken: token,
  organizationId,
  roles: memberRoles,
  readOnly: false,
  action: "test",
  requestId: "request",
  ipAddress: null,
  userAgent: null,
});

const nothing = async () => {};
const refused = (reason: string) => expect.objectContaining({ name: "TenantRefusedError", reason });

describe("withTenant", () => {
  it("binds the transaction to the organization: a query without any filter sees its rows only", async () => {
    const [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
    for (const each of [acme, globex]) {
      await withTenant(request(each.owner.token, each.id), ({ tx }) =>
        tx.insert(todos).values({ title: each.name }),
      );
    }
    const seen = await withTenant(request(acme.owner.token, acme.id), ({ tx }) => tx.select().from(todos));
    expect(new Set(seen.map((row) => row.organizationId))).toEqual(new Set([acme.id]));
  });

  it("refuses to write a row of another organization", async () => {
    const [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
    const smuggle = withTenant(request(acme.owner.token, acme.id), ({ tx }) =>
      tx.insert(todos).values({ title: "smuggled", organizationId: globex.id }),
    );
    await expect(smuggle).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  it("refuses the anonymous, the expired and the banned alike", async () => {
    const acme = await createOrganization();
    const { user: person } = await addMember(acme.id, "member");
    const expired = await createSession(person.id, { expiresAt: new Date(Date.now() - 1000) });
    const banned = await addMember(acme.id, "member");
    await adminDb.update(user).set({ banned: true }).where(eq(user.id, banned.user.id));
    for (const token of [null, "unknown", expired, banned.token]) {
      await expect(withTenant(request(token, acme.id), nothing)).rejects.toEqual(refused("unauthenticated"));
    }
  });

  it("lets a person back in when the ban is over", async () => {
    const acme = await createOrganization();
    const values = { banned: true, banExpires: new Date(Date.now() - 1000) };
    await adminDb.update(user).set(values).where(eq(user.id, acme.owner.user.id));
    await expect(withTenant(request(acme.owner.token, acme.id), nothing)).resolves.toBeUndefined();
  });

  it("does not know an organization that is foreign, unknown, deleted, or was left", async () => {
    const [acme, foreign, deleted] = await Promise.all([
      createOrganization(),
      createOrganization(),
      createOrganization(),
    ]);
    await adminDb.update(organization).set({ deletedAt: new Date() }).where(eq(organization.id, deleted.id));
    const left = await addMember(acme.id, "member");
    await adminDb.update(member).set({ deletedAt: new Date() }).where(eq(member.id, left.member.id));
    const attempts = [
      request(acme.owner.token, foreign.id),
      request(acme.owner.token, "00000000-0000-0000-0000-000000000000"),
      request(deleted.owner.token, deleted.id),
      request(left.token, acme.id),
    ];
    for (const attempt of attempts)
      await expect(withTenant(attempt, nothing)).rejects.toEqual(refused("not_found"));
  });

  it("falls back to the active organization of the session, proven like any other", async () => {
    const [acme, globex] = await Promise.all([createOrganization(), createOrganization()]);
    const own = await createSession(acme.owner.user.id, { activeOrganizationId: acme.id });
    const foreign = await createSession(acme.owner.user.id, { activeOrganizationId: globex.id });
    const bound = await withTenant(request(own, null), async (tenant) => tenant.organization.id);
    expect(bound).toBe(acme.id);
    await expect(withTenant(request(foreign, null), nothing)).rejects.toEqual(refused("not_found"));
  });

  it("opens read only for a role that may not write, whatever the procedure tries", async () => {
    const acme = await createOrganization();
    const write = withTenant({ ...request(acme.owner.token, acme.id), readOnly: true }, ({ tx }) =>
      tx.insert(todos).values({ title: "x" }),
    );
    await expect(write).rejects.toMatchObject({ cause: { code: "25006" } });
  });

  it("rolls everything back when the procedure throws", async () => {
    const acme = await createOrganization();
    const failing = withTenant(request(acme.owner.token, acme.id), async ({ tx }) => {
      await tx.insert(todos).values({ title: "never" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await adminDb.select().from(todos).where(eq(todos.organizationId, acme.id))).toEqual([]);
  });

  it("rolls back and fails when a statement failed that nobody awaited", async () => {
    const acme = await createOrganization();
    const careless = withTenant(request(acme.owner.token, acme.id), async ({ tx }) => {
      await tx.insert(todos).values({ title: "never" });
      tx.insert(todos).values({ title: "" }).catch(nothing);
    });
    await expect(careless).rejects.toThrow();
    expect(await adminDb.select().from(todos).where(eq(todos.organizationId, acme.id))).toEqual([]);
  });

  it("revokes the handle when the procedure has settled", async () => {
    const acme = await createOrganization();
    let stale: TenantTx | undefined;
    await withTenant(request(acme.owner.token, acme.id), async ({ tx }) => {
      stale = tx;
    });
    const late = (async () => stale?.select().from(todos))();
    await expect(late).rejects.toMatchObject({ cause: { name: "TransactionClosedError" } });
  });

  it("leaves the connection powerless: the pool itself reads no tenant's table", async () => {
    const acme = await createOrganization();
    await withTenant(request(acme.owner.token, acme.id), ({ tx }) => tx.select().from(todos));
    await expect(database().pool`select * from todos`).rejects.toMatchObject({ code: "42501" });
    const [left] = await database().pool`
      select current_setting('app.organization_id', true) as organization, current_user as role`;
    expect(left).toEqual({ organization: "", role: "app_login" });
  });

  it("shows nothing to app_tenant without an organization", async () => {
    const acme = await createOrganization();
    await withTenant(request(acme.owner.token, acme.id), ({ tx }) => tx.insert(todos).values({ title: "x" }));
    const rows = await database().pool.begin(async (sql) => {
      await sql`set local role app_tenant`;
      return sql`select * from todos`;
    });
    expect(rows).toHaveLength(0);
  });

  it("fails, and lets the next one through, when the backend dies in mid-transaction", async () => {
    const acme = await createOrganization();
    const killed = withTenant(request(acme.owner.token, acme.id), async ({ tx }) => {
      await tx.insert(todos).values({ title: "lost" });
      await adminSql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'app_login' and state = 'idle in transaction'`;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.insert(todos).values({ title: "outside" });
    });
    await expect(killed).rejects.toThrow();
    expect(await adminDb.select().from(todos).where(eq(todos.organizationId, acme.id))).toEqual([]);
    await expect(withTenant(request(acme.owner.token, acme.id), nothing)).resolves.toBeUndefined();
  });

  it("keeps parallel organizations apart on a crowded pool", async () => {
    const organizations = await Promise.all(Array.from({ length: 4 }, () => createOrganization()));
    const runs = Array.from({ length: 80 }, async (_, index) => {
      const own = organizations[index % organizations.length];
      if (!own) return;
      await withTenant(request(own.owner.token, own.id), async ({ tx }) => {
        await tx.insert(todos).values({ title: own.id });
        const seen = await tx.select().from(todos);
        expect(new Set(seen.map((row) => row.title))).toEqual(new Set([own.id]));
      });
    });
    await Promise.all(runs);
  });
});
