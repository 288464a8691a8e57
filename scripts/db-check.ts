import { checkDrift } from "@/server/db/check/drift";
import { checkHistory } from "@/server/db/check/history";
import { checkJournal, readJournal } from "@/server/db/check/journal";
import { lintMigrations } from "@/server/db/check/lint";
import type { Problem } from "@/server/db/check/problem";
import { checkSnapshots } from "@/server/db/check/snapshots";
import config from "../drizzle.config";

const folder = (config.out ?? "drizzle").replace(/^\.\//, "");
const schema = String(config.schema);

const { entries, problems } = readJournal(folder);
problems.push(...(entries ? [...checkJournal(folder, entries), ...checkSnapshots(folder, entries)] : []));

const history = checkHistory(folder);
problems.push(...history.problems);
if (history.skipped) console.log(`Whether migrations were edited is not checked: ${history.skipped}.`);

if (entries) {
  const lint = lintMigrations(folder, entries);
  problems.push(...lint.problems);
  for (const note of lint.notes) console.log(`note: ${show(note)}`);
  if (lint.skipped) console.log(`The migrations are not linted: ${lint.skipped}`);
}

// Drift is told by comparison with the last snapshot, which must be sound for that.
if (problems.length === 0) {
  problems.push(
    ...checkDrift({ folder, schema, dialect: config.dialect, casing: config.casing ?? "snake_case" }),
  );
}

for (const problem of problems) console.error(show(problem));
if (problems.length > 0) process.exitCode = 1;
else console.log(`${entries?.length ?? 0} migrations: in order, as committed, and in step with the schema.`);

function show({ file, reason }: Problem): string {
  return `${file}: ${reason}`;
}
