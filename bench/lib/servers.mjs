import { cpSync, mkdirSync, rmSync } from "node:fs";
import { launchApp, waitForOk } from "../../scripts/lib/app.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { launch, node, stop } from "../../scripts/lib/process.mjs";
import { bundle } from "./bundle.mjs";

const QUIET = ["ignore", "ignore", "inherit"];
const next = inRoot("node_modules", "next", "dist", "bin", "next");

async function start(name, { path, port, postmaster }, launchIt) {
  const child = launchIt();
  let over = false;
  child.ended.then(() => {
    over = true;
  });
  const origin = `http://127.0.0.1:${port}`;
  if (!(await waitForOk(`${origin}${path}`, { isOver: () => over }))) {
    await stop(child);
    throw new Error(`The server "${name}" did not become ready.`);
  }
  return { name, origin, program: child.pid, postmaster, stop: () => stop(child) };
}

/** The environment in which the database is reached through another port: the counting proxy. */
export function through(proxy, env) {
  const url = new URL(env.DATABASE_URL);
  url.port = String(proxy.port);
  return { ...env, DATABASE_URL: url.href };
}

/** Our production server; its own address, `appUrl`, is the one for browsers. */
export async function startOurs({ env: { DATABASE_ADMIN_URL, ...env }, server }) {
  const port = await freePort();
  const place = { path: "/api/health/ready", port, postmaster: server.pid };
  const own = { ...env, PORT: String(port), APP_URL: `http://localhost:${port}` };
  const started = await start("ours", place, () => launchApp(own, { stdio: QUIET }));
  return { ...started, appUrl: own.APP_URL };
}

/** node:http and postgres.js with the statements that our server sends, and nothing else. */
export async function startBare({ env, server, reading, writing, person }, statements) {
  const port = await freePort();
  const own = {
    PORT: String(port),
    DATABASE_URL: env.DATABASE_ADMIN_URL,
    BENCH: JSON.stringify({ statements, reading, writing, userId: person.userId }),
  };
  return start("bare", { path: "/ready", port, postmaster: server.pid }, () =>
    launch(process.execPath, [inRoot("bench", "servers", "bare.mjs")], {
      env: { ...process.env, NODE_ENV: "production", ...own },
      stdio: QUIET,
    }),
  );
}

/** Builds the stock arrangement: a Next app with one route, and a page that is empty. */
export async function buildStock() {
  const folder = inRoot("dist", "bench", "stock");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/app`, { recursive: true });
  cpSync(inRoot("bench", "stock", "next.config.mjs"), `${folder}/next.config.mjs`);
  for (const file of ["layout", "page"])
    cpSync(inRoot("bench", "stock", `${file}.mjs`), `${folder}/app/${file}.js`);
  await bundle("stock/route.mjs", "stock/app/api/trpc/[trpc]/route.js");
  await node([next, "build", folder], {
    quiet: true,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  return folder;
}

/** The stock arrangement, in production. */
export async function startStock({ env: { DATABASE_ADMIN_URL, ...env }, server }, folder) {
  const port = await freePort();
  const place = { path: "/api/trpc/ready", port, postmaster: server.pid };
  return start("stock", place, () =>
    launch(process.execPath, [next, "start", folder, "-p", String(port)], { env, stdio: QUIET }),
  );
}
