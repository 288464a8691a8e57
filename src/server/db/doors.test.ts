import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { memberRoles } from "@/domain/roles";
import { caller } from "@/testing/callers";
import { adminDb, adminSql } from "@/testing/database";
import { addMember, createOrganization, createSession } from "@/testing/factories";
import { database } from "./client";
import { asPlatform } from "./platform";
import { auditLog, organization, todos } from "./schema";
import { within, withScope } from "./scope";
import { type TenantTx, withTenant, withTenantJob, withTrash } from "./tenant";
import { afterCommit } from "./transaction";

let acme: Awaited<ReturnType<typeof createOrganization>>;
beforeEach(async () => {
  acme = await createOrganization();
});

const door = { roles: memberRoles, action: "test", requestId: "request", ipAddress: null, userAgent: null };
const enter = <R>(fn: (tx: TenantTx) => Promise<R>, readOnly = false) =>
  withTenant({ ...door, sessionToken: acme.owner.token, organizationId: acme.id, readOnly }, ({ tx }) =>
    fn(tx),
  );

const setting = (tx: TenantTx, name: string) =>
  tx
    .select({ value: sql<string>`current_setting(${name})` })
    .from(organization)
    .then(([row]) => row?.value);

/** What the pool's connections still carry when every transaction is over. */
async function leftBehind() {
  const names = [
    "app.organization_id",
    "app.user_id",
    "app.member_role",
    "app.impersonator_id",
    "app.action",
    "role",
  ];
  const connections = await Promise.all(Array.from({ length: 10 }, () => database().pool.reserve()));
  const left = await Promise.all(
    connections.map(async (connection) => {
      const rows = await connection<{ value: string | null }[]>`
        select current_setting(name, true) as value from unnest(${names}::text[]) as name`;
      connection.release();
      return rows.map((row) => row.value).filter((value) => value && value !== "none");
    }),
  );
  return left.flat();
}

describe("the door of a tenant", () => {
  it("takes on the role that row-level security binds", async () => {
    const roles = await enter((tx) => tx.select({ role: sql`current_user` }).from(organization));
    expect(roles).toEqual([{ role: "app_tenant" }]);
  });

  it("leaves nothing on a connection, after success or failure", async () => {
    const calls = Array.from({ length: 20 }, (_, index) =>
      enter(async (tx) => {
        await tx.select().from(todos);
        if (index % 2) throw new Error("no");
      }),
    );
    await Promise.allSettled(calls);
    expect(await leftBehind()).toEqual([]);
  });

  it("obeys the header before the session's active organization", async () => {
    const globex = await createOrganization();
    const active = await createSession(acme.owner.user.id, { activeOrganizationId: acme.id });
    const asked = { ...door, sessionToken: active, organizationId: globex.id, readOnly: true };
    await expect(withTenant(asked, async () => {})).rejects.toMatchObject({ reason: "not_found" });
  });

  it("ends a statement, and sooner a wait for a lock, before the time of a call is over", async () => {
    const limits = await enter(async (tx) => [
      await setting(tx, "statement_timeout"),
      await setting(tx, "lock_timeout"),
      await setting(tx, "idle_in_transaction_session_timeout"),
    ]);
    expect(limits).toEqual(["1600ms", "1200ms", "10s"]);
  });

  it("refuses a call that waits for a lock before its time is over, as a conflict", async () => {
    const api = caller({ token: acme.owner.token, organizationId: acme.id });
    const { id } = await api.todos.create({ title: "Held" });
    await adminSql.begin(async (held) => {
      await held`select 1 from todos where organization_id = ${acme.id} for update`;
      const scope = { key: acme.id, timeLeft: within(1_700) };
      await expect(withScope(scope, () => api.todos.complete({ id }))).rejects.toMatchObject({
        code: "CONFLICT",
      });
    });
  });

  it("opens the trash for its module alone: what follows sees live rows only", async () => {
    const api = caller({ token: acme.owner.token, organizationId: acme.id });
    const { id } = await api.todos.create({ title: "Gone" });
    await api.todos.trash({ id });
    const seen = await enter(async (tx) => ({
      inside: await withTrash(tx, (trash) => trash.select().from(todos)),
      after: await tx.select().from(todos),
    }));
    expect([seen.inside.length, seen.after.length]).toEqual([1, 0]);
  });

  it("tells a lost connection from a failure of the procedure, at once", async () => {
    const lost = enter(async () => {
      await adminSql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'app_login' and state = 'idle in transaction'`;
      await new Promise(() => {});
    });
    await expect(lost).rejects.toMatchObject({ name: "ConnectionLostError" });
  });

  it("sends nothing on another connection when its own is lost", async () => {
    let sent: unknown;
    const lost = enter(async (tx) => {
      await adminSql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'app_login' and state = 'idle in transaction'`;
      await new Promise((resolve) => setTimeout(resolve, 100));
      sent = await tx
        .select()
        .from(todos)
        .catch((error: Error) => error.cause);
    });
    await expect(lost).rejects.toThrow();
    await expect.poll(() => sent).toMatchObject({ name: "TransactionClosedError" });
  });
});

describe("the door of a job", () => {
  it("shows one organization's rows, and none of an unknown organization", async () => {
    const globex = await createOrganization();
    for (const own of [acme, globex]) {
      const api = caller({ token: own.owner.token, organizationId: own.id });
      await api.todos.create({ title: own.id });
    }
    for (const own of [acme, globex]) {
      const seen = await withTenantJob({ organizationId: own.id, action: "test" }, (tx) =>
        tx.select().from(todos),
      );
      expect(seen.map((todo) => todo.title)).toEqual([own.id]);
    }
    const unknown = { organizationId: "00000000-0000-0000-0000-000000000000", action: "test" };
    await expect(withTenantJob(unknown, async () => {})).rejects.toMatchObject({ reason: "not_found" });
  });
});

describe("the platform's door", () => {
  it("writes down why it was opened, in the transaction of what it changed", async () => {
    const reason = "test.rename";
    const rename = (fail: boolean) =>
      asPlatform({ reason, userId: acme.owner.user.id, organizationId: acme.id }, async (tx) => {
        await tx.update(organization).set({ name: "Renamed" }).where(eq(organization.id, acme.id));
        if (fail) throw new Error("no");
      });
    await expect(rename(true)).rejects.toThrow("no");
    expect(await adminDb.$count(auditLog, eq(auditLog.action, reason))).toBe(0);
    await rename(false);
    const entries = await adminDb.select().from(auditLog).where(eq(auditLog.action, reason));
    expect(entries).toMatchObject([{ userId: acme.owner.user.id, organizationId: acme.id }]);
  });

  it("does afterwards what was to wait for the commit, and nothing when there is none", async () => {
    const done: string[] = [];
    const rename = (name: string, fail: boolean) =>
      asPlatform({ reason: "test.rename" }, async (tx) => {
        afterCommit(tx, () => done.push(name));
        await tx.update(organization).set({ name }).where(eq(organization.id, acme.id));
        expect(done).toEqual([]);
        if (fail) throw new Error("no");
      });
    await expect(rename("Never", true)).rejects.toThrow("no");
    expect(done).toEqual([]);
    await rename("Renamed", false);
    expect(done).toEqual(["Renamed"]);
    expect(() => afterCommit({}, () => {})).toThrow("Not a transaction of a door");
  });

  it("changes nothing when it was opened for reading", async () => {
    const write = asPlatform({ reason: "test.read", readOnly: true }, (tx) =>
      tx.update(organization).set({ name: "Changed" }).where(eq(organization.id, acme.id)),
    );
    await expect(write).rejects.toMatchObject({ cause: { code: "25006" } });
  });

  it("reads no content", async () => {
    await addMember(acme.id, "member");
    const read = asPlatform({ reason: "test.read", readOnly: true }, (tx) => tx.select().from(todos));
    await expect(read).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
