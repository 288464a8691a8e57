import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endOrphan, launchApp, rememberApp, runProgram, waitForOk } from "./lib/app.mjs";
import { isBuilt } from "./lib/build-stamp.mjs";
import {
  appEnvironment,
  databaseEnvironment,
  keptSecrets,
  loadEnvFile,
  readSettings,
} from "./lib/environment.mjs";
import { install, isInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/node-version.mjs";
import { inRoot } from "./lib/paths.mjs";
import { isPortFree } from "./lib/ports.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { killAll, node, stop, stopAll, whenParentEnds } from "./lib/process.mjs";
import { printFailure, Refusal, seconds, step } from "./lib/steps.mjs";

const dev = process.argv.includes("--dev");
const DEMO_SIGN_INS = [
  "owner@acme.test",
  "admin@acme.test",
  "member@acme.test",
  "viewer@acme.test",
  "owner@globex.test",
  "admin@tenantry.test (platform admin)",
];
const ECHO_MS = 1_000;

let postgresStarting;
let app;
let stopping;
let firstSignalAt;

async function checkPort({ port, appUrl }, starter) {
  if (starter) throw new Refusal(`Tenantry is already running at ${appUrl} (pid ${starter}).`);
  try {
    if (await isPortFree(port, { everywhere: true })) return;
  } catch (error) {
    if (error.code !== "EACCES") throw error;
    throw new Refusal(`You may not use port ${port}. Set PORT to a number above 1023.`);
  }
  throw new Refusal(`Port ${port} is taken. Stop what uses it or set PORT=${port + 1}.`);
}

async function installPackages() {
  if (isInstalled()) return;
  step("Installing packages (about a minute)");
  await install();
}

async function startDatabase({ dataDir }) {
  step("Starting PostgreSQL");
  const secrets = keptSecrets(dataDir);
  postgresStarting = startPostgres({ dataDir: join(dataDir, "postgres") });
  const postgres = await postgresStarting;
  postgres.exited.then(() =>
    fail(new Refusal(`PostgreSQL ended by itself: see ${join(postgres.home, "postgres.log")}`)),
  );
  if (postgres.moved)
    step(`The database is kept in ${postgres.home}: PostgreSQL's user cannot reach ${dataDir}`);
  return { env: databaseEnvironment(postgres, secrets), seedMarker: join(postgres.home, "seeded") };
}

async function build() {
  if (isBuilt()) return;
  step("Building for production (about a minute)");
  await node([inRoot("scripts", "build.mjs")], { quiet: true });
}

async function migrate(env) {
  if (!env.DATABASE_ADMIN_URL) return step("DATABASE_ADMIN_URL is not set: migrations are left to you");
  step("Migrating the database");
  await runProgram("db-migrate", env, { dev });
}

async function seedOnce(env, marker) {
  if (existsSync(marker)) return;
  step("Seeding the demo");
  await runProgram("db-seed", env, { dev });
  writeFileSync(marker, "");
}

async function serve({ port, dataDir }, { DATABASE_ADMIN_URL, ...env }) {
  step("Starting the server");
  app = launchApp(env, { dev });
  app.ended.then(({ code }) => fail(new Refusal(`The server ended by itself (${code}).`)));
  rememberApp(join(dataDir, `app-${port}.pid`), app);
  const live = `http://127.0.0.1:${port}/api/health/live`;
  if (await waitForOk(live, { timeoutMs: 120_000, isOver: () => stopping })) return;
  if (!stopping) throw new Refusal(`The server does not answer at ${live}.`);
}

function printWelcome({ appUrl, embedded }) {
  const lines = ["", `  Tenantry is ready: ${appUrl}   (${seconds()} s)`, ""];
  if (embedded)
    lines.push("  Demo sign-ins, password tenantry-demo:", ...DEMO_SIGN_INS.map((line) => `    ${line}`), "");
  lines.push(process.env.SMTP_URL ? "  Mail leaves by SMTP_URL." : `  Mail is kept here: ${appUrl}/inbox`);
  lines.push("  Ctrl-C stops everything; your data stay.", "");
  console.log(lines.join("\n"));
}

async function main() {
  requireNode();
  loadEnvFile();
  const settings = readSettings();
  const starter = await endOrphan(join(settings.dataDir, `app-${settings.port}.pid`));
  await checkPort(settings, starter);
  await installPackages();
  const database = settings.embedded ? await startDatabase(settings) : undefined;
  const env = { ...appEnvironment(settings, dev ? "development" : "production"), ...database?.env };
  if (!dev) await build();
  await migrate(env);
  if (database) await seedOnce(env, database.seedMarker);
  await serve(settings, env);
  if (!stopping) printWelcome(settings);
}

async function shutDown(code) {
  if (app) await stop(app);
  await stopAll();
  const [{ value: postgres }] = await Promise.allSettled([postgresStarting]);
  await postgres?.stop();
  process.exit(code);
}

function fail(error) {
  if (stopping) return;
  printFailure(error);
  stopping = shutDown(1);
}

function onSignal() {
  if (!stopping) {
    firstSignalAt = Date.now();
    console.log("\nStopping");
    stopping = shutDown(0);
  } else if (firstSignalAt && Date.now() - firstSignalAt > ECHO_MS) {
    // Sooner it is the echo of the first: the terminal and npm both pass a Ctrl-C on.
    killAll();
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
// A closed terminal must not keep us from stopping what we started.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

whenParentEnds(() => stopping || onSignal());

main().catch(fail);
