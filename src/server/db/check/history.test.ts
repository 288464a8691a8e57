import { spawnSync } from "node:child_process";
import { appendFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { soundSteps, writeMigrations } from "./fixture";
import { checkHistory } from "./history";
import { withoutGit } from "./run";

const author = [
  "-c",
  "user.name=Someone",
  "-c",
  "user.email=someone@example.test",
  "-c",
  "commit.gpgsign=false",
];

function git(root: string, ...args: string[]) {
  const { status, stderr } = spawnSync("git", [...author, ...args], {
    cwd: root,
    encoding: "utf8",
    env: withoutGit(process.env),
  });
  if (status !== 0) throw new Error(stderr);
}

function commitAll(root: string) {
  git(root, "add", "-A");
  git(root, "commit", "-q", "-m", "change");
}

function repository() {
  const { root, folder } = writeMigrations(soundSteps());
  git(root, "init", "-q");
  commitAll(root);
  return { root, file: (name: string) => path.join(folder, name) };
}

const reasons = (root: string) =>
  checkHistory("drizzle", root).problems.map(({ file, reason }) => `${file} ${reason}`);

describe("a committed migration", () => {
  it("is accepted as it was committed", () => {
    expect(reasons(repository().root)).toEqual([]);
  });

  it.each(["20260103000000_todos.sql", "meta/20260103000000_snapshot.json"])(
    "is refused when %s was edited",
    (name) => {
      const { root, file } = repository();
      appendFileSync(file(name), "\n");
      expect(reasons(root)).toEqual([
        expect.stringContaining(`drizzle/${name} was edited after it was committed`),
      ]);
    },
  );

  it("is refused when the edit was committed too", () => {
    const { root, file } = repository();
    appendFileSync(file("20260103000000_todos.sql"), "\n");
    commitAll(root);
    expect(reasons(root)).toHaveLength(1);
  });

  it("is refused when it was deleted, or renamed", () => {
    const { root, file } = repository();
    rmSync(file("20260103000000_todos.sql"));
    renameSync(file("20260102000000_guards.sql"), file("20260102000000_other.sql"));
    commitAll(root);
    expect(reasons(root).sort()).toEqual([
      expect.stringContaining("drizzle/20260102000000_guards.sql was deleted"),
      expect.stringContaining("drizzle/20260103000000_todos.sql was deleted"),
    ]);
  });

  it("may be new and not committed yet", () => {
    const { root, file } = repository();
    appendFileSync(file("20260104000000_new.sql"), "select 1;\n");
    expect(reasons(root)).toEqual([]);
  });

  it("is compared with what its branch came to, once that is merged", () => {
    const { root, file } = repository();
    git(root, "checkout", "-q", "-b", "branch");
    appendFileSync(file("20260104000000_new.sql"), "select 1;\n");
    commitAll(root);
    appendFileSync(file("20260104000000_new.sql"), "select 2;\n");
    commitAll(root);
    git(root, "checkout", "-q", "-");
    git(root, "merge", "-q", "--no-ff", "branch", "-m", "merge");
    expect(reasons(root)).toEqual([]);
  });
});

it("says that nothing was checked outside a repository", () => {
  const { root } = writeMigrations(soundSteps());
  expect(checkHistory("drizzle", root)).toEqual({
    problems: [],
    skipped: "not a git repository with commits",
  });
});
