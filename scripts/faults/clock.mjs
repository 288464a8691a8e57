import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { waitForOk } from "../lib/app.mjs";
import { inRoot } from "../lib/paths.mjs";
import { call, create } from "./calls.mjs";
import { cookieOf } from "./world.mjs";

const preload = pathToFileURL(inRoot("scripts", "faults", "shifted-clock.mjs")).href;

/** What must neither vanish nor work, whatever a server's clock says: made by the database's clock. */
async function arrange(world, sql) {
  const organization = await world.organization("Clock");
  const [kept, gone] = [randomUUID(), randomUUID()];
  for (const [id, days] of [
    [kept, 1],
    [gone, 31],
  ]) {
    await create(world, organization, id);
    await sql`update todos set deleted_at = now() - ${days} * interval '1 day', deletion_id = ${randomUUID()} where id = ${id}`;
  }
  const expired = randomBytes(24).toString("base64url");
  await sql`insert into session (id, user_id, token, expires_at)
    values (${randomUUID()}, ${organization.user}, ${expired}, now() - interval '1 hour')`;
  const invitee = await world.organization("Invitee");
  const [open, late] = [randomUUID(), randomUUID()];
  for (const [id, expires] of [
    [open, 1],
    [late, -1],
  ]) {
    const host = await world.organization(`Host ${id}`);
    await sql`insert into invitation (id, organization_id, email, role, status, inviter_id, expires_at)
      values (${id}, ${host.id}, ${invitee.email}, 'member', 'pending', ${host.user}, now() + ${expires} * interval '1 day')`;
  }
  const old = { headers: { ...organization.headers, cookie: cookieOf(world.secret, expired) } };
  return { organization, old, invitee, open, late, kept, gone };
}

async function exists(sql, id) {
  return (await sql`select from todos where id = ${id}`).length === 1;
}

/** The purge is asked for now and awaited. */
async function purge(sql) {
  await sql`insert into pgboss.job (name, data) values ('trash-purge', '{}')`;
  const waiting = () =>
    sql`select from pgboss.job where name = 'trash-purge' and state in ('created', 'retry', 'active')`;
  for (const until = performance.now() + 45_000; performance.now() < until; await delay(250))
    if ((await waiting()).length === 0) return;
}

const auth = (site, organization, path, body) => call(site, organization, `/api/auth${path}`, { body });

const signIn = (site, { email, headers }) =>
  auth(site, { headers }, "/sign-in/email", { email, password: "not this one" });

/** What the server whose clock is wrong answers, to whom a session is live and to whom it has ended. */
async function ask(site, { organization, old, invitee, open, late }) {
  const list = (who) => call(site, who, "/api/trpc/todos.list");
  const accept = (id) => call(site, invitee, "/api/trpc/invitations.accept", { body: { id } });
  return {
    ready: await call(site, { headers: {} }, "/api/health/ready"),
    list: await list(organization),
    session: await call(site, organization, "/api/trpc/session.me"),
    signIn: await signIn(site, organization),
    asked: await auth(site, organization, "/get-session"),
    expired: await list(old),
    expiredAuth: await auth(site, old, "/get-session"),
    open: await accept(open),
    late: await accept(late),
  };
}

/** What stands in the database after it: how dates lie, what the purge took. */
async function look(site, sql, { organization, kept, gone }) {
  const id = randomUUID();
  await create(site, organization, id);
  const [{ off }] =
    await sql`select abs(extract(epoch from now() - max(created_at)))::int as off from audit_log where entity_id = ${id}`;
  await purge(sql);
  const [{ count: signedIn }] =
    await sql`select count(*)::int from session where token = ${organization.token}`;
  const [{ ahead }] = await sql`select count(*)::int as ahead from rate_limit
    where abs(last_request - extract(epoch from now()) * 1000) > 3600000`;
  return { off, signedIn, ahead, kept: await exists(sql, kept), gone: await exists(sql, gone) };
}

async function check(world, days) {
  const sql = world.database.admin();
  const found = await arrange(world, sql);
  await world.stopApp();
  const other = await world.instance();
  other.launch({ args: ["--import", preload], more: { FAULTS_CLOCK_DAYS: String(days) } });
  await waitForOk(`${other.base}/api/health/live`);
  const site = { ...world, base: other.base };
  const told = await ask(site, found);
  const left = await look(site, sql, found);
  await other.stop();
  await world.restart();
  const again = await signIn(world, found.organization);
  await sql.end();
  if (process.env.DEBUG) console.log({ ...told, ...left, again });
  return judge(found.organization, { ...told, ...left, again });
}

const judge = ({ email }, { ready, list, session, expired, expiredAuth, open, late, again, ...left }) => ({
  "the server says it is not ready": ready.status === 503,
  "a list is answered": list.status === 200,
  "the session is live": session.status === 200 && session.text.includes(email),
  "the session is still there": left.signedIn === 1,
  "an expired session is refused": expired.status === 401,
  "and by Better Auth": expiredAuth.status !== 200 || expiredAuth.text === "null",
  "an open invitation is accepted": open.status === 200,
  "an expired one is not": late.status !== 200,
  "the audit log's time is right": left.off < 60,
  "what lies in the trash for a day stays": left.kept,
  "what lies there for 31 days goes": !left.gone,
  "no count of tries is dated wrongly": left.ahead === 0,
  "nobody is locked out afterwards": again.status !== 429,
});

/** One server's clock is 40 days ahead, then 40 days behind; the database's clock is right. */
export async function clock(world) {
  const results = { "+40": await check(world, 40), "−40": await check(world, -40) };
  const wrong = Object.entries(results).flatMap(([days, checks]) =>
    Object.entries(checks)
      .filter(([, holds]) => !holds)
      .map(([name]) => `${days}: ${name}`),
  );
  return {
    name: "the clock of one server wrong by 40 days, ahead and behind",
    figures: {
      checked: Object.keys(results["+40"]).join("; "),
      "does not hold": wrong.join("; ") || "none",
    },
    passed: wrong.length === 0,
  };
}
