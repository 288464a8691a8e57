import { verifyPassword } from "better-auth/crypto";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { demo } from "@/domain/demo";
import { adminDb, adminSql } from "@/testing/database";
import { createOrganization } from "@/testing/factories";
import { account, invitation, member, organization, team, teamMember, todos, user } from "../schema";
import { type SeedCounts, seedDemo } from "./seed-demo";

const databaseUrl = () => process.env.DATABASE_ADMIN_URL ?? "";
const noon = new Date("2026-06-17T12:00:00Z");
let first: SeedCounts;

async function rowsOf(slug: string) {
  const own = eq(organization.slug, slug);
  return adminDb
    .select()
    .from(todos)
    .innerJoin(organization, and(eq(organization.id, todos.organizationId), own));
}

beforeAll(async () => {
  first = await seedDemo(databaseUrl(), noon);
});

describe("the demo data", () => {
  it("have a platform admin and two organizations with members, todos and a trash", () => {
    expect(first).toEqual({
      Acme: { members: 13, teams: 4, invitations: 5, projects: 5, todos: 149, "todos in the trash": 9 },
      Globex: { members: 5, teams: 2, invitations: 0, projects: 3, todos: 49, "todos in the trash": 4 },
    });
  });

  it.each(demo.people)(
    "let $email sign in as $role of $organization",
    async ({ email, role, organization: slug }) => {
      const [found] = await adminDb
        .select({
          role: member.role,
          slug: organization.slug,
          verified: user.emailVerified,
          hash: account.password,
        })
        .from(user)
        .innerJoin(member, eq(member.userId, user.id))
        .innerJoin(organization, eq(organization.id, member.organizationId))
        .innerJoin(account, eq(account.userId, user.id))
        .where(eq(user.email, email));
      expect(found).toMatchObject({ role, slug, verified: true });
      expect(await verifyPassword({ hash: found?.hash ?? "", password: demo.password })).toBe(true);
    },
  );

  it("are the same rows when seeded again on the same day, at any hour", async () => {
    const before = await rowsOf("acme");
    expect(await seedDemo(databaseUrl(), new Date("2026-06-17T23:59:59Z"))).toEqual(first);
    const after = await rowsOf("acme");
    const facts = (rows: typeof before) =>
      rows.map(({ todos: each }) => each).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(facts(after)).toEqual(facts(before));
  });

  it("lie in the past, whatever the hour, except what is still due", async () => {
    await seedDemo(databaseUrl(), new Date("2026-06-17T00:00:01Z"));
    const rows = (await rowsOf("acme")).map((row) => row.todos);
    const instants = rows.flatMap((row) => [row.createdAt, row.updatedAt, row.completedAt, row.deletedAt]);
    expect(instants.filter((instant) => instant && instant > new Date("2026-06-17T00:00:00Z"))).toEqual([]);
    expect(rows.filter((row) => row.completedAt && row.completedAt < row.createdAt)).toEqual([]);
  });

  it("have teams whose people are counted", async () => {
    const teams = await adminDb.select().from(team).where(isNull(team.deletedAt));
    expect(teams.map((each) => each.memberCount).sort()).toEqual([2, 2, 3, 3, 3]);
  });

  it("fill every due filter, several at least", async () => {
    for (const slug of ["acme", "globex"]) {
      const open = (await rowsOf(slug))
        .map((row) => row.todos)
        .filter((row) => !row.completed && !row.deletedAt);
      const today = "2026-06-17";
      expect(open.filter((row) => row.dueDate && row.dueDate < today).length).toBeGreaterThan(2);
      expect(open.filter((row) => row.dueDate === today).length).toBeGreaterThan(0);
      expect(open.filter((row) => row.dueDate && row.dueDate > today).length).toBeGreaterThan(5);
      expect(open.filter((row) => row.dueDate === null).length).toBeGreaterThan(5);
    }
  });

  it("reset a demo person without touching what they made elsewhere", async () => {
    const playground = await createOrganization("Playground");
    const [owner] = await adminDb.select().from(user).where(eq(user.email, "owner@acme.test"));
    const joined = eq(member.organizationId, playground.id);
    await adminDb.update(member).set({ userId: owner?.id }).where(joined);
    await adminDb.update(user).set({ banned: true }).where(eq(user.email, "owner@acme.test"));
    await seedDemo(databaseUrl(), noon);
    expect(await adminDb.$count(member, and(joined, isNull(member.deletedAt)))).toBe(1);
    expect(await adminDb.$count(user, and(eq(user.email, "owner@acme.test"), eq(user.banned, false)))).toBe(
      1,
    );
  });

  it("leave an organization alone that merely has the slug, and then seed nothing", async () => {
    await adminDb.update(organization).set({ slug: "acme-old" }).where(eq(organization.slug, "acme"));
    const stranger = await createOrganization("Stranger");
    await adminDb.update(organization).set({ slug: "acme" }).where(eq(organization.id, stranger.id));
    await expect(seedDemo(databaseUrl(), noon)).rejects.toThrow();
    expect(await adminDb.$count(organization, eq(organization.slug, "acme-old"))).toBe(1);
    await adminDb.update(organization).set({ slug: "stranger" }).where(eq(organization.id, stranger.id));
    expect(await seedDemo(databaseUrl(), noon)).toEqual(first);
  });

  it("are seeded by a plain owner too, and row-level security is forced again afterwards", async () => {
    const name = `owner_${process.pid}`;
    await adminSql.unsafe(
      `create role ${name} login createrole password 'secret'; grant app_owner to ${name}`,
    );
    const url = Object.assign(new URL(databaseUrl()), { username: name, password: "secret" });
    expect(await seedDemo(url.href, noon)).toEqual(first);
    const unforced = await adminSql`select from pg_class where relname = 'todos' and not relforcerowsecurity`;
    expect(unforced).toHaveLength(0);
    await adminSql.unsafe(`drop role ${name}`);
  });

  it("have one removed member, team and invitation, and one invitation that has expired", async () => {
    for (const table of [member, team, invitation])
      expect(await adminDb.$count(table, isNotNull(table.deletedAt))).toBe(1);
    const gone = await adminDb.select().from(teamMember).where(isNotNull(teamMember.deletedAt));
    expect(gone.map((each) => each.deletionId)).toEqual(
      Array(2).fill((await adminDb.select().from(team).where(isNotNull(team.deletedAt)))[0]?.deletionId),
    );
    const pending = await adminDb.select().from(invitation).where(eq(invitation.status, "pending"));
    expect(pending.filter((each) => each.expiresAt < noon)).toHaveLength(1);
  });
});

describe("a database without tables", () => {
  it("is refused with the command to run", async () => {
    const name = `empty_${process.pid}`;
    await adminSql.unsafe(`create database ${name}`);
    const url = Object.assign(new URL(databaseUrl()), { pathname: `/${name}` });
    await expect(seedDemo(url.href)).rejects.toThrow("db:migrate");
    await adminSql.unsafe(`drop database ${name}`);
  });
});
