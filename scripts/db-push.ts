import { spawnSync } from "node:child_process";
import { adminUrl } from "@/server/db/admin-url";
import { assertScratch } from "@/server/db/scratch";

try {
  const url = adminUrl();
  assertScratch(url);
  const args = ["node_modules/drizzle-kit/bin.cjs", "push", ...process.argv.slice(2)];
  const env = { ...process.env, DATABASE_ADMIN_URL: url };
  process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit", env }).status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
