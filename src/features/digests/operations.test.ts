import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { adminSql } from "@/testing/database";
import type { startRecorder } from "@/testing/statement-recorder";

const recorder = await vi.hoisted(async (): Promise<Awaited<ReturnType<typeof startRecorder>>> => {
  const { startRecorder } = await import("@/testing/statement-recorder");
  const opened = await startRecorder(process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = opened.url;
  return opened;
});
afterAll(() => recorder.stop());
const { mailDigests } = await import("./jobs");

/** So many organizations of so many people each, with one todo due for each of them. */
async function fill(organizations: number, people: number): Promise<void> {
  await adminSql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`insert into organization (id, name, slug)
      select gen_random_uuid(), 'Organization ' || i, 'many-' || i from generate_series(1, ${organizations}::int) i`;
    await sql`insert into "user" (id, name, email, email_verified)
      select gen_random_uuid(), 'Person', o.slug || '-' || i || '@example.test', true
      from organization o, generate_series(1, ${people}::int) i`;
    await sql`insert into member (id, organization_id, user_id)
      select gen_random_uuid(), o.id, u.id from organization o
      join "user" u on split_part(u.email, '-', 2) = split_part(o.slug, '-', 2)`;
    await sql`insert into todos (id, organization_id, title, assigned_to, due_date)
      select gen_random_uuid(), organization_id, 'Due', user_id, '2026-11-20' from member`;
  });
  await adminSql`analyze`;
}
const queued = async () => {
  const [row] = await adminSql<{ mails: number }[]>`
    select count(*)::int as mails from pgboss.job where data ->> 'template' = 'digest'`;
  return row?.mails;
};

beforeEach(async () => {
  await adminSql`truncate organization, "user", digests cascade`;
  await adminSql`delete from pgboss.job where name = 'mail'`;
});

const seven = new Date("2026-11-27T07:00:00Z");

describe("a run over many organizations", () => {
  it("opens each once for all of its people", async () => {
    await fill(12, 15);
    const few = await recorder.during(() => mailDigests(seven));
    expect(await queued()).toBe(180);
    expect(few.length).toBeLessThanOrEqual(20 + 12 * 4);
  });

  it("goes on where a page ends, also within an organization", async () => {
    await fill(3, 150);
    const sent = await recorder.during(() => mailDigests(seven));
    expect(await queued()).toBe(450);
    expect(sent.length).toBeLessThanOrEqual(4 + 3 * 16 + 5 * 4);
  });

  it("asks for little when everybody has had theirs", async () => {
    await fill(3, 150);
    await mailDigests(seven);
    const sent = await recorder.during(() => mailDigests(new Date("2026-11-27T08:00:00Z")));
    expect(await queued()).toBe(450);
    expect(sent.length).toBeLessThanOrEqual(10);
  });
});
