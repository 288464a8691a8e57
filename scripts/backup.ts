import path from "node:path";
import { adminUrl } from "@/server/db/admin-url";
import { backUp } from "@/server/db/backup/backup";
import { describeDatabaseError } from "@/server/db/describe-error";
import { storageOfEnvironment } from "@/server/storage/open";

const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
const folder = path.resolve(process.argv[2] ?? path.join("backups", stamp));

try {
  const url = adminUrl();
  const storage = storageOfEnvironment();
  const { tables, files, missing } = await backUp({
    adminUrl: url,
    folder,
    read: (key) => storage.read(key),
    tell: console.log,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(
    `${folder}: ${rows} rows of ${tables.length} tables, ${files.count} files of ${files.bytes} bytes.`,
  );
  for (const { organizationId, fileId } of missing)
    console.error(`The storage has no file ${organizationId}/${fileId}: an attachment lost its bytes.`);
  if (missing.length > 0) process.exitCode = 2;
} catch (error) {
  console.error(`No backup was made: ${describeDatabaseError(error)}`);
  process.exitCode = 1;
}
