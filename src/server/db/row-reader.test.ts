import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { memberRoles } from "@/domain/roles";
import { adminDb } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { toIso } from "./columns";
import { projects, todos, user } from "./schema";
import { type TenantTx, withTenant } from "./tenant";

type Db = Pick<TenantTx, "select">;

async function inTenant<R>(fn: (tx: TenantTx, organizationId: string) => Promise<R>): Promise<R> {
  const { id, owner } = await createOrganization();
  const asked = { requestId: "request", ipAddress: null, userAgent: null, action: "test" };
  const who = { sessionToken: owner.token, organizationId: id, roles: memberRoles, readOnly: false };
  return withTenant({ ...asked, ...who }, ({ tx }) => fn(tx, id));
}

const flat = (db: Db, organizationId: string) =>
  db
    .select({
      id: todos.id,
      title: todos.title,
      completed: todos.completed,
      completedAt: todos.completedAt,
      createdAt: todos.createdAt,
      position: todos.position,
      dueDate: todos.dueDate,
      shout: sql<string>`upper(${todos.title})`,
      length: sql`length(${todos.title})`.mapWith(Number).as("length"),
      author: user.name,
      project: projects.name,
    })
    .from(todos)
    .innerJoin(user, eq(user.id, todos.createdBy))
    .leftJoin(projects, eq(projects.id, todos.projectId))
    .where(eq(todos.organizationId, organizationId))
    .orderBy(todos.title);

const nested = (db: Db, organizationId: string) =>
  db
    .select()
    .from(todos)
    .leftJoin(projects, and(eq(projects.id, todos.projectId), eq(projects.organizationId, organizationId)))
    .where(eq(todos.organizationId, organizationId));

describe("rows in a tenant transaction", () => {
  it.each([
    ["flat", flat],
    ["nested", nested],
  ])("are read as Drizzle reads them: %s", async (_, query) => {
    const { organizationId, rows } = await inTenant(async (tx, organizationId) => {
      await tx
        .insert(todos)
        .values([
          { title: "a", dueDate: "2030-01-31", completed: true, completedAt: new Date() },
          { title: "b" },
        ]);
      return { organizationId, rows: await query(tx as Db, organizationId) };
    });
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(await query(adminDb as unknown as Db, organizationId));
  });
});

describe("an instant as the API tells it", () => {
  it.each([
    "2026-01-31 09:05:07+00",
    "2026-01-31 09:05:07.1+00",
    "2026-01-31 09:05:07.12+00",
    "2026-01-31 09:05:07.123456+00",
    "2026-01-31 09:05:07.999999+00",
    "2026-01-31 09:05:07.5+02",
    "2026-01-31 09:05:07.5-03:30",
  ])("is the same as a Date of %s would tell", (text) => {
    expect(toIso(text)).toBe(new Date(text).toISOString());
  });
});
