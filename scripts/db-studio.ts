import { spawnSync } from "node:child_process";
import { adminUrl } from "@/server/db/admin-url";

try {
  const url = adminUrl();
  console.log(
    "Drizzle Studio's page comes from the web (https://local.drizzle.studio); the data stay on this machine.",
  );
  console.log(
    "It reads and writes as the database's administrator: every organization, the trash too. Ctrl-C ends it.",
  );
  const args = ["node_modules/drizzle-kit/bin.cjs", "studio", ...process.argv.slice(2)];
  const env = { ...process.env, DATABASE_ADMIN_URL: url };
  const { status, signal } = spawnSync(process.execPath, args, { stdio: "inherit", env });
  process.exitCode = signal === "SIGINT" ? 0 : (status ?? 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
