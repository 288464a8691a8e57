import { createHmac, randomBytes } from "node:crypto";
import postgres from "postgres";
import { runProgram } from "../../scripts/lib/app.mjs";
import {
  appEnvironment,
  databaseEnvironment,
  makePassword,
  makeSecret,
} from "../../scripts/lib/environment.mjs";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { makeTemporary, removeTemporary } from "./temporary.mjs";

const ROWS = 50;
const LIMITS = { todos: 100_000_000, members: 1000, storage: 1e12 };

function signedCookie(token, secret) {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** Makes a person with a session, a week long as a fresh one is. */
export async function makePerson(sql, secret) {
  const token = randomBytes(24).toString("base64url");
  const [user] = await sql`insert into "user" (id, name, email, email_verified)
    values (uuidv7(), 'Bench', ${`${token.toLowerCase()}@example.test`}, true) returning id`;
  await sql`insert into session (id, user_id, token, expires_at)
    values (uuidv7(), ${user.id}, ${token}, now() + interval '7 days')`;
  return { userId: user.id, token, cookie: signedCookie(token, secret) };
}

/** Makes an organization owned by a person, with `rows` todos. */
export async function makeOrganization(sql, userId, rows) {
  const slug = `bench-${randomBytes(4).toString("hex")}`;
  const [{ id }] = await sql`insert into organization (id, name, slug, current_plan, plan_limits)
    values (uuidv7(), 'Bench', ${slug}, 'business', ${sql.json(LIMITS)}) returning id`;
  await sql`insert into member (id, organization_id, user_id, role) values (uuidv7(), ${id}, ${userId}, 'owner')`;
  await sql`insert into todos (id, organization_id, title, priority, due_date, created_by)
    select uuidv7(), ${id}::uuid, 'Todo ' || i, 1 + i % 4, current_date + i, ${userId}::uuid from generate_series(1, ${rows}::int) i`;
  return id;
}

function environment(server, dataDir) {
  const settings = { port: 3000, dataDir, appUrl: "http://localhost:3000" };
  const secrets = { appLoginPassword: makePassword(), secret: makeSecret() };
  // Empty rather than absent, so that no .env file fills it in.
  const more = { SMTP_URL: "", TRUSTED_PROXIES: "", LOG_LEVEL: "error" };
  return { ...appEnvironment(settings, "production"), ...databaseEnvironment(server, secrets), ...more };
}

async function fill(sql, secret) {
  await sql`alter system set autovacuum = off`;
  await sql`select pg_reload_conf()`;
  const person = await makePerson(sql, secret);
  const reading = await makeOrganization(sql, person.userId, ROWS);
  const writing = await makeOrganization(sql, person.userId, 1);
  await sql`vacuum analyze`;
  return { person, reading, writing };
}

/**
 * A PostgreSQL of its own with the migrated database, one person, an organization of 50 todos to read and another
 * one to write to. `stop` leaves nothing behind.
 */
export async function makeWorld() {
  const dataDir = makeTemporary("world");
  const server = await startPostgres({ ephemeral: true });
  const env = environment(server, dataDir);
  const sql = postgres(env.DATABASE_ADMIN_URL, { max: 2, onnotice: () => {} });
  const stop = async () => {
    await sql.end({ timeout: 1 });
    await server.stop();
    removeTemporary(dataDir);
  };
  try {
    await runProgram("db-migrate", env);
    return { server, env, sql, stop, ...(await fill(sql, env.BETTER_AUTH_SECRET)) };
  } catch (error) {
    await stop();
    throw error;
  }
}
