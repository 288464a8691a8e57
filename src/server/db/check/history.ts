import { existsSync } from "node:fs";
import path from "node:path";
import type { Problem } from "./problem";
import { run } from "./run";

export type HistoryCheck = { problems: Problem[]; skipped?: string };

/**
 * Committed migrations and their snapshots are what they were in the commit that added them. Says why it
 * skipped that: no git, or no repository. In a shallow clone only what it knows of the history counts.
 */
export function checkHistory(folder: string, root = process.cwd()): HistoryCheck {
  const git = (...args: string[]) =>
    run("git", ["-c", "core.quotePath=false", "-c", "log.showRoot=true", ...args], root);
  const head = git("rev-parse", "--verify", "HEAD");
  if (head.missing) return { problems: [], skipped: "git is not installed" };
  if (head.status !== 0) return { problems: [], skipped: "not a git repository with commits" };
  const log = git(
    "log",
    "--first-parent",
    "-m",
    "--no-renames",
    "--diff-filter=A",
    "--format=commit %H",
    "--name-only",
    "--relative",
    "--",
    folder,
  );
  if (log.status !== 0) throw new Error(`git log failed: ${log.output}`);
  const problems: Problem[] = [];
  for (const [file, commit] of addedFiles(log.output)) {
    const problem = (reason: string) =>
      problems.push({
        file,
        reason: `${reason} after it was committed (${commit.slice(0, 10)}); write a new migration instead`,
      });
    if (!existsSync(path.join(root, file))) {
      problem("was deleted");
      continue;
    }
    const committed = git("rev-parse", `${commit}:./${file}`).output.trim();
    const now = git("hash-object", "--", file).output.trim();
    if (committed !== now) problem("was edited");
  }
  return { problems };
}

/** Migrations and snapshots by the commit that first added them; the log runs from new to old. */
function addedFiles(log: string): Map<string, string> {
  const added = new Map<string, string>();
  let commit = "";
  for (const line of log.split("\n")) {
    if (line.startsWith("commit ")) commit = line.slice("commit ".length);
    else if (/\.sql$|_snapshot\.json$/.test(line)) added.set(line, commit);
  }
  return added;
}
