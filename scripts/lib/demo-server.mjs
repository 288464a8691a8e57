import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchApp, runProgram, waitForOk } from "./app.mjs";
import { appEnvironment, databaseEnvironment, makePassword, makeSecret } from "./environment.mjs";
import { freePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { stop } from "./process.mjs";
import { Refusal, step } from "./steps.mjs";

async function demoEnvironment(postgres, dataDir, more) {
  const [port, provider, names] = await Promise.all([freePort(), freePort(), freePort()]);
  const settings = { port, dataDir, appUrl: `http://localhost:${port}` };
  const secrets = { appLoginPassword: makePassword(), secret: makeSecret() };
  // Empty rather than absent, so that no .env file fills it in.
  return {
    ...appEnvironment(settings, "production"),
    ...databaseEnvironment(postgres, secrets),
    SMTP_URL: "",
    // Each account of the tests signs in from an address of its own, as people do.
    TRUSTED_PROXIES: "loopback",
    // Where e2e/company-fixture.ts opens an identity provider and a name server.
    SSO_ALLOWED_HOSTS: `localhost:${provider}`,
    SSO_DNS_SERVERS: `127.0.0.1:${names}`,
    ...more,
  };
}

async function startApp({ DATABASE_ADMIN_URL, ...env }, log) {
  const output = openSync(log, "w");
  const app = launchApp(env, { stdio: ["ignore", output, output] });
  closeSync(output);
  let ended = false;
  app.ended.then(() => {
    ended = true;
  });
  if (await waitForOk(`http://127.0.0.1:${env.PORT}/api/health/ready`, { isOver: () => ended })) return app;
  await stop(app);
  throw new Refusal("The server did not become ready.");
}

/**
 * Runs the production build on a PostgreSQL of its own with the demo data, as long as `use` takes; leaves nothing behind.
 * @param {(server: { env: Record<string, string>, stopDatabase: () => Promise<void> }) => Promise<void>} use
 * @param {Record<string, string>} more settings of the server
 */
export async function withDemoServer(use, more = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "tenantry-e2e-"));
  const log = join(dataDir, "server.log");
  let postgres;
  let app;
  try {
    postgres = await startPostgres({ ephemeral: true });
    const env = await demoEnvironment(postgres, dataDir, more);
    await runProgram("db-migrate", env);
    await runProgram("db-seed", env);
    app = await startApp(env, log);
    step(`Server: ${env.APP_URL}`);
    await use({ env, stopDatabase: () => postgres.stop() });
  } catch (error) {
    printEnd(log);
    throw error;
  } finally {
    if (app) await stop(app);
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function printEnd(log) {
  try {
    const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-60);
    console.error(`\nThe last lines of the server:\n${lines.join("\n")}`);
  } catch {
    // The server was never started.
  }
}
