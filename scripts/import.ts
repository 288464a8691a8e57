import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { importOrganization } from "@/server/archive/import";
import { adminUrl } from "@/server/db/admin-url";
import { describeDatabaseError } from "@/server/db/describe-error";
import { storageOfEnvironment } from "@/server/storage/open";

const usage = "npm run import -- archive.tar --owner person@example.com [--slug new-address]";

const listed = (rows: Record<string, number>) =>
  Object.entries(rows)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ") || "nothing";

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { owner: { type: "string" }, slug: { type: "string" } },
    allowPositionals: true,
  });
  const [file] = positionals;
  const { owner, slug } = values;
  if (!file || !owner) throw new Error(usage);
  const sql = postgres(adminUrl(), { max: 1, onnotice: () => {} });
  try {
    const archive = createReadStream(file);
    const storage = storageOfEnvironment();
    const made = await importOrganization({ sql, archive, storage, owner, ...(slug && { slug }) });
    console.log(
      `/o/${made.slug} was made: ${listed(made.rows)}, ${made.files} files, ${made.invited} people invited.`,
    );
    console.log(`Left in the archive: ${listed(made.left)}.`);
  } finally {
    await sql.end();
  }
}

run().catch((error: unknown) => {
  console.error(`Nothing was imported: ${describeDatabaseError(error)}`);
  process.exitCode = 1;
});
