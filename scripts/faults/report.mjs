import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { inRoot, root } from "../lib/paths.mjs";

const line = ({ name, figures, passed }) => {
  const told = Object.entries(figures).map(([key, value]) => `${key}: ${value}`);
  return `| ${name} | ${told.join(" · ")} | ${passed ? "holds" : "**fails**"} |`;
};

function commit() {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  try {
    const changed = git("status", "--porcelain", "--", "src", "drizzle") ? " with changes" : "";
    return git("rev-parse", "--short", "HEAD") + changed;
  } catch {
    return "no commit";
  }
}

/** Writes docs/reliability.md from what the scenarios found. */
export function writeReport(results) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "CPU"}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`;
  const text = `# Reliability

What happens to acknowledged writes, to the process and to everybody else when something breaks. Written by
\`npm run test:faults\`: the built server on a PostgreSQL of its own (durable settings), with a proxy between the two that
can cut a connection. The ledger of acknowledged writes is kept outside of the database; each write is a create under an id
of the client's choice and is repeated under the same id until it is acknowledged.

${new Date().toISOString().slice(0, 10)} · ${commit()} · ${machine}

| fault | found | |
| --- | --- | --- |
${results.map(line).join("\n")}

**lost**: acknowledged and not in the database. **duplicates**: a create that made two rows. **unrecorded**: a row without
exactly one entry in the audit log. **statements outside a transaction**: refusals in PostgreSQL's log; the role that signs
in may not touch a tenant's table, so a statement that slips out of its transaction leaves one there.

How it is done: [009](decisions/009-one-driver-for-each-connection.md).
`;
  writeFileSync(inRoot("docs", "reliability.md"), text);
}
