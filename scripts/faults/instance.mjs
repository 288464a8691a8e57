import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFlags, waitForOk } from "../lib/app.mjs";
import { inRoot, root } from "../lib/paths.mjs";
import { launch, node, stop } from "../lib/process.mjs";
import { Refusal } from "../lib/steps.mjs";

const parts = ["dist", ".next", "drizzle", "next.config.ts", "package.json"];

/** A copy of a build below node_modules: a build made meanwhile does not disturb. */
export function copyBuild(source = root) {
  const cache = inRoot("node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "faults-"));
  const needless = ["cache", "dev"].map((name) => join(source, ".next", name));
  for (const name of parts)
    cpSync(join(source, name), join(folder, name), {
      recursive: true,
      filter: (path) => !needless.includes(path),
    });
  return folder;
}

function startServer({ build, env, log, args }) {
  const output = openSync(log, "a");
  const program = join(build, "dist", "server.js");
  const options = { env, cwd: build, stdio: ["ignore", output, output] };
  const app = launch(process.execPath, [...nodeFlags, ...args, program], options);
  closeSync(output);
  app.alive = true;
  app.ended.then(() => {
    app.alive = false;
  });
  return app;
}

/** Brings a database up to the migrations of a build. */
export const migrate = (build, env) =>
  node([...nodeFlags, join(build, "dist", "db-migrate.js")], { env, cwd: build, quiet: true });

/**
 * One server program on a port, not yet started. `start({ build, args })` runs it, also again after its end: another
 * build, or with more arguments of Node. It settles when the server calls itself ready.
 */
export function makeInstance({ port, env, log, build: usual }) {
  const base = `http://127.0.0.1:${port}`;
  let app;
  const launchOne = ({ build = usual, args = [], more = {} } = {}) => {
    app = startServer({ build, args, log, env: { ...env, ...more, PORT: String(port) } });
    return app;
  };
  return {
    base,
    port,
    app: () => app,
    launch: launchOne,
    start: async (options) => {
      const current = launchOne(options);
      const ready = await waitForOk(`${base}/api/health/ready`, { isOver: () => !current.alive });
      if (!ready)
        throw new Refusal(`The server did not become ready:\n${readFileSync(log, "utf8").slice(-2_000)}`);
    },
    stop: async () => {
      if (app?.alive) await stop(app);
    },
  };
}
