import postgres from "postgres";
import { runProgram } from "../../scripts/lib/app.mjs";
import { step } from "../../scripts/lib/steps.mjs";
import { makePerson } from "./world.mjs";

export const ORGANIZATIONS = 10_000;
const PROBE = { todos: 20_000, inProject: 10_000, trashed: 500 };
const CHUNK = 1_000_000;
const LIMITS = { todos: 100_000_000, members: 1000, storage: 1e12 };
// No triggers and no checks of references: what is loaded is right by its making.
const LOADING = { session_replication_role: "replica", maintenance_work_mem: "512MB" };
const WORDS = ["invoice", "report", "contract", "meeting", "budget", "release", "interview", "review"];

async function makeOrganizations(sql, { userId }) {
  await sql`insert into organization (id, name, slug, plan_limits)
    select uuidv7(), 'Organization ' || i, 'organization-' || i, ${sql.json(LIMITS)} from generate_series(0, ${ORGANIZATIONS}::int) i`;
  await sql`create unlogged table place as
    select id, split_part(slug, '-', 2)::int as rank from organization where slug like 'organization-%'`;
  await sql`insert into member (id, organization_id, user_id, role)
    select uuidv7(), id, ${userId}::uuid, 'owner' from place where rank <= 1`;
  await sql`analyze place`;
}

/** Drops the indexes of the todos for the time of a large load; afterwards two are built at a time. */
async function withoutIndexes(sql, work) {
  const indexes = await sql`select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'todos' and indexname <> 'todos_pkey'`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  await work();
  await Promise.all(indexes.map(({ definition }) => sql.unsafe(definition)));
}

// The share of an organization falls with its rank, as 1/rank: the first has about a tenth of all todos.
const fillChunk = (sql, rows, { userId }) => sql`
  insert into todos (id, organization_id, title, completed, completed_at, priority, due_date, created_by,
    created_at, deleted_at, deleted_by, deletion_id)
  select uuidv7(), place.id, initcap((${WORDS}::text[])[1 + i % 8]) || ' number ' || i, done, case when done then at end, 1 + i % 4,
    current_date + (i % 60), ${userId}::uuid, at, case when gone then now() - random() * interval '30 days' end,
    case when gone then ${userId}::uuid end, case when gone then gen_random_uuid() end
  from (
    select i, 1 + floor(exp(random() * ln(${ORGANIZATIONS}::float8)) - 1)::int as rank, random() < 0.3 as done,
      random() < 0.05 as gone, now() - random() * interval '700 days' as at
    from generate_series(1, ${rows}::int) i
  ) as todo
  join place using (rank)`;

async function fill(sql, rows, person) {
  const chunks = Array.from({ length: Math.ceil(rows / CHUNK) }, (_, index) => index);
  let made = 0;
  const one = (index) =>
    sql.begin(async (own) => {
      const count = Math.min(CHUNK, rows - index * CHUNK);
      await own`select setseed(${index / chunks.length})`;
      await fillChunk(own, count, person);
      made += count;
      if (rows > CHUNK) step(`  ${made.toLocaleString("en")} of ${rows.toLocaleString("en")} todos`);
    });
  await Promise.all(chunks.map(one));
}

async function fillProbe(sql, { userId }) {
  const [{ id }] = await sql`select id from place where rank = 0`;
  const [project] = await sql`insert into projects (id, organization_id, name, created_by)
    values (uuidv7(), ${id}, 'The large one', ${userId}) returning id`;
  await sql`
    insert into todos (id, organization_id, title, project_id, completed, completed_at, created_by, created_at,
      deleted_at, deleted_by, deletion_id)
    select uuidv7(), ${id}::uuid, case when i % 1000 = 0 then 'Count the zebras ' else 'Send letter ' end || i,
      case when i <= ${PROBE.inProject}::int then ${project.id}::uuid end, i % 5 = 0, case when i % 5 = 0 then now() end,
      ${userId}::uuid, now() - i * interval '1 minute', case when gone then now() - i * interval '1 second' end,
      case when gone then ${userId}::uuid end, case when gone then gen_random_uuid() end
    from generate_series(1, ${PROBE.todos + PROBE.trashed}::int) i, lateral (select i > ${PROBE.todos}::int as gone) g`;
  return { organizationId: id, projectId: project.id };
}

const count = (sql) => sql`
  insert into organization_usage (organization_id, todos, members)
  select id, (select count(*) from todos t where t.organization_id = o.id and deleted_at is null), 1 from organization o
  on conflict (organization_id) do update set todos = excluded.todos`;

/**
 * A database with `rows` todos over 10,000 organizations of skewed size, and one more organization, the same at every
 * size: 20,000 todos, half of them in one project.
 */
export async function makeGrowthDatabase({ env, server }, rows) {
  const name = `growth_${rows}`;
  const moved = (address) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
  const own = {
    ...env,
    DATABASE_URL: moved(env.DATABASE_URL),
    DATABASE_ADMIN_URL: moved(env.DATABASE_ADMIN_URL),
  };
  await runProgram("db-migrate", own);
  const sql = postgres(server.url(name), { max: 2, onnotice: () => {}, connection: LOADING });
  try {
    const person = await makePerson(sql, env.BETTER_AUTH_SECRET);
    await makeOrganizations(sql, person);
    let probe;
    await withoutIndexes(sql, async () => {
      await fill(sql, rows, person);
      probe = await fillProbe(sql, person);
    });
    if (rows > CHUNK) step("  indexes built");
    await count(sql);
    const [{ id: largest }] = await sql`select id from place where rank = 1`;
    await sql`drop table place`;
    await sql`vacuum analyze`;
    await sql`checkpoint`;
    const [{ bytes }] = await sql`select pg_database_size(current_database())::float8 as bytes`;
    return { rows, env: own, person, probe, largest, bytes };
  } finally {
    await sql.end();
  }
}
