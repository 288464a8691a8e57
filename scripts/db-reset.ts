import { createInterface } from "node:readline/promises";
import postgres from "postgres";
import { adminUrl } from "@/server/db/admin-url";
import { describeDatabaseError } from "@/server/db/describe-error";
import { migrateDatabase } from "@/server/db/migrate";
import { seedDemo } from "@/server/db/seed/seed-demo";
import { keepFile } from "@/server/storage/keep-file";

const kept = ["", "postgres", "template0", "template1"];

try {
  const url = adminUrl();
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (process.env.NODE_ENV === "production") throw new Error("NODE_ENV is production: there is no reset.");
  if (kept.includes(name)) throw new Error(`DATABASE_ADMIN_URL names the database "${name}", which stays.`);
  await confirm(name, new URL(url).host);
  await dropDatabase(url, name);
  await migrateDatabase({ adminUrl: url });
  await seedDemo(url, new Date(), keepFile());
  console.log(`${name} was dropped, created, migrated and seeded.`);
} catch (error) {
  console.error(`The database was not reset: ${describeDatabaseError(error)}`);
  process.exitCode = 1;
}

async function confirm(name: string, host: string): Promise<void> {
  if (process.argv.includes("--yes")) return;
  if (!process.stdin.isTTY) throw new Error("Say --yes: npm run db:reset -- --yes");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question(`Everything in "${name}" on ${host} will be lost. Type its name: `);
  terminal.close();
  if (typed.trim() !== name) throw new Error("The name differs.");
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const maintenance = Object.assign(new URL(url), { pathname: "/postgres" });
  const sql = postgres(maintenance.href, { max: 1, onnotice: () => {} });
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end();
  }
}
