import { spawnSync } from "node:child_process";

export type Ran = { status: number | null; output: string; missing: boolean };

/** Runs a program without a terminal, so that it can ask nothing, for at most a minute. */
export function run(command: string, args: readonly string[], cwd = process.cwd()): Ran {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
    killSignal: "SIGKILL",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...withoutGit(process.env), NO_COLOR: "1" },
  });
  const late =
    error && "code" in error && error.code === "ETIMEDOUT" ? "It did not end within a minute." : "";
  const missing = Boolean(error && "code" in error && error.code === "ENOENT");
  return { status, output: `${stdout ?? ""}${stderr ?? ""}${late}`, missing };
}

/** In a git hook GIT_DIR and its like point to the hook's repository, whatever the working folder. */
export function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    ...Object.fromEntries(
      Object.keys(env)
        .filter(isGit)
        .map((name) => [name, undefined]),
    ),
  };
}

const isGit = (name: string) => name.startsWith("GIT_");
