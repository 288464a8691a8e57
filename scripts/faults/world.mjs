import { createHmac, randomBytes, randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appEnvironment, databaseEnvironment, makePassword, makeSecret } from "../lib/environment.mjs";
import { freePort } from "../lib/ports.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { identity } from "../lib/process.mjs";
import { copyBuild, makeInstance, migrate } from "./instance.mjs";
import { makeDatabase } from "./postgres.mjs";
import { startProxy } from "./proxy.mjs";
import { unmount } from "./small-disk.mjs";

const PREFIX = "tenantry-faults-";
const remove = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/** What earlier runs left that were killed: their servers end, their folders go. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const owner = join(folder, "owner");
    if (!existsSync(owner) || statSync(folder).uid !== process.getuid()) continue;
    const [mark, ...builds] = readFileSync(owner, "utf8").split("\n");
    if (identity(Number.parseInt(mark, 10)) === mark) continue;
    for (const database of [join(folder, "database"), join(folder, "disk", "database")]) {
      if (!existsSync(database)) continue;
      const left = await startPostgres({ dataDir: database }).catch(() => undefined);
      await left?.stop();
    }
    unmount(join(folder, "disk"));
    for (const each of [folder, ...builds]) remove(each);
  }
}

const cleanups = [];
let ending;

async function cleanUp() {
  for (let next = cleanups.pop(); next; next = cleanups.pop()) await next();
}

/** Ends all that `makeWorld` has started, also when it is not done yet; the latest first. */
export function endWorld() {
  ending ??= cleanUp();
  return ending;
}

async function makeFolders() {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  cleanups.push(() => remove(dataDir));
  chmodSync(dataDir, 0o755);
  const builds = [];
  const copy = (source) => {
    const build = copyBuild(source);
    cleanups.push(() => remove(build));
    builds.push(build);
    writeFileSync(join(dataDir, "owner"), [identity(process.pid), ...builds].join("\n"));
    return build;
  };
  return { dataDir, build: copy(), copy };
}

async function keepDatabase(folder) {
  const starting = makeDatabase(folder);
  cleanups.push(async () => (await starting).stop());
  return starting;
}

const onPort = (url, port) => Object.assign(new URL(url), { port: String(port) }).href;

/**
 * The built server on a database of its own, with a proxy between the two.
 * `base` is its address, `app()` its process; `restart()` starts it again after its end. `instance()` makes another one
 * beside it, on the same database; `beside(folder)` one with a database of its own in that folder.
 */
export async function makeWorld() {
  const { dataDir, build, copy } = await makeFolders();
  const log = join(dataDir, "server.log");
  const database = await keepDatabase(join(dataDir, "database"));
  const proxy = await startProxy({ host: "127.0.0.1", port: database.port });
  cleanups.push(proxy.stop);
  const settings = { port: await freePort(), dataDir };
  settings.appUrl = `http://localhost:${settings.port}`;
  const secrets = { appLoginPassword: makePassword(), secret: makeSecret() };
  const prepare = async (own) => {
    const direct = { ...appEnvironment(settings, "production"), ...databaseEnvironment(own, secrets) };
    const env = { ...direct, SMTP_URL: "", LOG_LEVEL: "warn" };
    await migrate(build, env);
    return env;
  };
  const instance = async ({ env, port }) => {
    const { DATABASE_ADMIN_URL: _, ...forApp } = env;
    const made = makeInstance({ env: forApp, build, log, port: port ?? (await freePort()) });
    cleanups.push(made.stop);
    return made;
  };
  const siteOf = (own, database) => ({
    base: own.base,
    origin: settings.appUrl,
    app: own.app,
    restart: own.start,
    stopApp: own.stop,
    database,
    organization: (name) => makeOrganization(database, secrets.secret, name),
    serverLog: () => readFileSync(log, "utf8"),
  });
  const env = await prepare(database);
  const behindProxy = { ...env, DATABASE_URL: onPort(env.DATABASE_URL, proxy.port) };
  const main = await instance({ env: behindProxy, port: settings.port });
  await main.start();
  return {
    ...siteOf(main, database),
    env,
    secret: secrets.secret,
    dataDir,
    build,
    copyBuild: copy,
    proxy,
    instance: () => instance({ env: behindProxy }),
    beside: async (folder) => {
      const own = await keepDatabase(folder);
      const made = await instance({ env: await prepare(own) });
      await made.start();
      return siteOf(made, own);
    },
    /** After all that runs has ended, before the folders go. */
    cleanUpLast: (cleanup) => cleanups.splice(1, 0, cleanup),
    mails: () =>
      readdirSync(join(dataDir, "inbox")).map((name) =>
        JSON.parse(readFileSync(join(dataDir, "inbox", name), "utf8")),
      ),
  };
}

/** The cookie that a browser with this session token sends. */
export function cookieOf(secret, token) {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/** An organization with room for everything, and the headers of its owner. */
async function makeOrganization(database, secret, name) {
  const sql = database.admin();
  const [user, organization] = [randomUUID(), randomUUID()];
  const token = randomBytes(24).toString("base64url");
  const email = `${user}@example.test`;
  const limits = sql.json({ todos: 1_000_000_000, members: 100, storage: 1_000_000_000 });
  await sql.begin(async (tx) => {
    await tx`insert into "user" (id, name, email, email_verified) values (${user}, ${name}, ${email}, true)`;
    await tx`insert into organization (id, name, slug, current_plan) values (${organization}, ${name}, ${`org-${organization}`}, 'pro')`;
    await tx`insert into subscription (id, organization_id, plan, status, limits, trial_start, trial_end)
      values (${randomUUID()}, ${organization}, 'pro', 'trialing', ${limits}, now(), now() + interval '14 days')`;
    await tx`insert into member (id, organization_id, user_id, role) values (${randomUUID()}, ${organization}, ${user}, 'owner')`;
    await tx`insert into session (id, user_id, token, expires_at) values (${randomUUID()}, ${user}, ${token}, now() + interval '1 day')`;
  });
  await sql.end();
  const cookie = cookieOf(secret, token);
  return { id: organization, user, email, token, headers: { cookie, "x-organization-id": organization } };
}
