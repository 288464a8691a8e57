import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { inRoot, root } from "../lib/paths.mjs";

const status = ({ skipped, passed }) => (skipped ? "not run" : passed ? "holds" : "**fails**");

const line = (measured) => (result) => {
  const told = Object.entries(result.figures).map(([key, value]) => `${key}: ${value}`);
  const cells = [`\`${result.key}\``, result.name, told.join(" · "), status(result), measured];
  return `| ${cells.join(" | ")} |`;
};

/** The rows of the last report by their key; a row is one line. */
function keptRows(file) {
  if (!existsSync(file)) return new Map();
  const rows = readFileSync(file, "utf8").matchAll(/^\| `(?<key>[\w-]+)` .*$/gm);
  return new Map([...rows].map((match) => [match.groups.key, match[0].replace(/ {2,}/g, " ")]));
}

function commit() {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  try {
    const changed = git("status", "--porcelain", "--", "src", "drizzle") ? " with changes" : "";
    return git("rev-parse", "--short", "HEAD") + changed;
  } catch {
    return "no commit";
  }
}

/** Writes docs/reliability.md: what the scenarios found now, and the rows of those in `keys` that did not run. */
export function writeReport(results, keys) {
  const file = inRoot("docs", "reliability.md");
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "CPU"}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;
  const measured = `${new Date().toISOString().slice(0, 10)}, ${commit()}, load ${loadavg()[0].toFixed(0)}`;
  const rows = keptRows(file);
  for (const result of results) rows.set(result.key, line(measured)(result));
  const text = `# Reliability

What happens to acknowledged writes, to the process and to everybody else when something breaks. Written by
\`npm run test:faults\`: the built server on a PostgreSQL of its own (durable settings), with a proxy between the two that
can cut a connection. The ledger of acknowledged writes is kept outside of the database; each write is a create under an id
of the client's choice and is repeated under the same id until it is acknowledged. The load is made on the same machine: it
takes its share of the processors, and times are those that the client sees. \`--only=\` measures some rows again and keeps
the others.

${machine}

| | fault | found | | measured |
| --- | --- | --- | --- | --- |
${keys.flatMap((key) => rows.get(key) ?? []).join("\n")}

**lost**: acknowledged and not in the database. **duplicates**: a create that made two rows. **unrecorded**: a row without
exactly one entry in the audit log. **statements outside a transaction**: refusals in PostgreSQL's log; the role that signs
in may not touch a tenant's table, so a statement that slips out of its transaction leaves one there. **load**: processes
that wanted a processor in the minute before the report was written. **sent twice**: a worker that is killed after the mail
server took a mail, and before it could note that, leaves it to be sent once more: at most one mail a kill. **slowest**: from
the moment a mail was queued to its first delivery, the kills of those who had it included.

A server whose clock is a minute or more off calls itself not ready, and answers nothing under \`/api/auth/\`: sessions and
counts of tries would be dated by it. Everything else that ends (sessions, invitations, bans, what lies in the trash) is
judged by the database's clock.

\`npm run test:pgbouncer\` runs the integration tests behind PgBouncer in transaction mode.

How it is done: [009](decisions/009-one-driver-for-each-connection.md).
`;
  writeFileSync(file, text);
  const biome = inRoot("node_modules", "@biomejs", "biome", "bin", "biome");
  execFileSync(process.execPath, [biome, "format", "--write", file], { cwd: root, stdio: "ignore" });
}
