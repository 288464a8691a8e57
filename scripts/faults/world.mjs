import { createHmac, randomBytes, randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { runProgram, waitForOk } from "../lib/app.mjs";
import { appEnvironment, databaseEnvironment, makePassword, makeSecret } from "../lib/environment.mjs";
import { inRoot } from "../lib/paths.mjs";
import { freePort } from "../lib/ports.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { launch, stop } from "../lib/process.mjs";
import { Refusal } from "../lib/steps.mjs";
import { startProxy } from "./proxy.mjs";

/** The processes of a PostgreSQL server, the first one is the postmaster. */
function processesOf(postmaster) {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === postmaster)
    .map(Number);
  return [postmaster, ...children];
}

function parentOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended before us.
    }
  }
}

/** A database on a disk that keeps what it acknowledged, which can be killed, frozen and started again. */
async function makeDatabase(dataDir) {
  let server = await startPostgres({ dataDir: join(dataDir, "database") });
  const { port } = server;
  return {
    port,
    url: (...args) => server.url(...args),
    log: () => readFileSync(join(server.home, "postgres.log"), "utf8"),
    admin: () => postgres(server.url("tenantry"), { max: 1, onnotice: () => {} }),
    freeze: () => signalAll(processesOf(server.pid), "SIGSTOP"),
    thaw: () => signalAll(processesOf(server.pid), "SIGCONT"),
    kill: async () => {
      signalAll(processesOf(server.pid), "SIGKILL");
      await server.stop();
    },
    start: async () => {
      server = await startPostgres({ dataDir: join(dataDir, "database"), port });
    },
    stop: () => server.stop(),
  };
}

/** A copy of the build below node_modules: a build made meanwhile does not disturb. */
function copyBuild() {
  const cache = inRoot("node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "faults-"));
  const needless = [inRoot(".next", "cache"), inRoot(".next", "dev")];
  for (const name of ["dist", ".next", "drizzle", "public", "next.config.ts", "package.json"])
    cpSync(inRoot(name), join(folder, name), {
      recursive: true,
      filter: (source) => !needless.includes(source),
    });
  return folder;
}

function startServer(build, env, log) {
  const output = openSync(log, "a");
  const program = join(build, "dist", "server.js");
  const options = { env, cwd: build, stdio: ["ignore", output, output] };
  const app = launch(process.execPath, ["--enable-source-maps", program], options);
  closeSync(output);
  app.alive = true;
  app.ended.then(() => {
    app.alive = false;
  });
  return app;
}

/**
 * The built server on a database of its own, with a proxy between the two.
 * `base` is its address, `app()` its process; `restart()` starts it again after its end.
 */
export async function makeWorld() {
  const dataDir = mkdtempSync(join(tmpdir(), "tenantry-faults-"));
  chmodSync(dataDir, 0o755);
  const log = join(dataDir, "server.log");
  const build = copyBuild();
  const database = await makeDatabase(dataDir);
  const proxy = await startProxy({ host: "127.0.0.1", port: database.port });
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const settings = { port, dataDir, appUrl: `http://localhost:${port}` };
  const secrets = { appLoginPassword: makePassword(), secret: makeSecret() };
  const direct = { ...appEnvironment(settings, "production"), ...databaseEnvironment(database, secrets) };
  const env = { ...direct, SMTP_URL: "", LOG_LEVEL: "warn" };
  await runProgram("db-migrate", env);
  const { DATABASE_ADMIN_URL: _, ...forApp } = env;
  const behindProxy = Object.assign(new URL(env.DATABASE_URL), { port: String(proxy.port) }).href;
  let app;
  const start = async () => {
    app = startServer(build, { ...forApp, DATABASE_URL: behindProxy }, log);
    const current = app;
    const ready = await waitForOk(`${base}/api/health/ready`, { isOver: () => !current.alive });
    if (!ready)
      throw new Refusal(`The server did not become ready:\n${readFileSync(log, "utf8").slice(-2_000)}`);
  };
  await start();
  return {
    base,
    origin: settings.appUrl,
    env,
    database,
    proxy,
    app: () => app,
    restart: start,
    mails: () =>
      readdirSync(join(dataDir, "inbox")).map((name) =>
        JSON.parse(readFileSync(join(dataDir, "inbox", name), "utf8")),
      ),
    serverLog: () => readFileSync(log, "utf8"),
    organization: (name) => makeOrganization(database, secrets.secret, name),
    stop: async () => {
      database.thaw();
      if (app.alive) await stop(app);
      proxy.stop();
      await database.stop();
      for (const folder of [dataDir, build]) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** An organization with room for everything, and the headers of its owner. */
async function makeOrganization(database, secret, name) {
  const sql = database.admin();
  const [user, organization] = [randomUUID(), randomUUID()];
  const token = randomBytes(24).toString("base64url");
  const limits = sql.json({ todos: 1_000_000_000, members: 100, storage: 1_000_000_000 });
  await sql.begin(async (tx) => {
    await tx`insert into "user" (id, name, email, email_verified) values (${user}, ${name}, ${`${user}@example.test`}, true)`;
    await tx`insert into organization (id, name, slug, current_plan) values (${organization}, ${name}, ${`org-${organization}`}, 'pro')`;
    await tx`insert into subscription (id, organization_id, plan, status, limits, trial_start, trial_end)
      values (${randomUUID()}, ${organization}, 'pro', 'trialing', ${limits}, now(), now() + interval '14 days')`;
    await tx`insert into member (id, organization_id, user_id, role) values (${randomUUID()}, ${organization}, ${user}, 'owner')`;
    await tx`insert into session (id, user_id, token, expires_at) values (${randomUUID()}, ${user}, ${token}, now() + interval '1 day')`;
  });
  await sql.end();
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  const cookie = `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  return { id: organization, headers: { cookie, "x-organization-id": organization } };
}
