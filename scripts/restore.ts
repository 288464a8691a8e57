import path from "node:path";
import { adminUrl, loginPassword } from "@/server/db/admin-url";
import { restore } from "@/server/db/backup/restore";
import { describeDatabaseError } from "@/server/db/describe-error";
import { storageOfEnvironment } from "@/server/storage/open";

const folder = process.argv[2];

try {
  if (!folder) throw new Error("Name the folder of a backup: npm run restore -- backups/2026-11-21T20-00-00");
  const url = adminUrl();
  const storage = storageOfEnvironment();
  const { takenAt, tables, files } = await restore({
    adminUrl: url,
    loginPassword: loginPassword(),
    folder: path.resolve(folder),
    write: (key, bytes, size) => storage.write(key, bytes, size),
    tell: console.log,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `All is as it was at ${takenAt}: ${rows} rows, ${files.count} files. Now run npm run audit:verify.`,
  );
} catch (error) {
  console.error(`Nothing was restored: ${describeDatabaseError(error)}`);
  process.exitCode = 1;
}
