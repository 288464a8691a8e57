import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const exports = inFile("src/server/archive/export.ts", files.archive);
const route = inFile("src/server/http-export.ts", files.archive);
const imports = inFile("src/server/archive/import.ts", files.archive);
const insert = inFile("src/server/archive/insert.ts", files.archive);
const restore = inFile("src/server/db/backup/restore.ts", files.backup);
const backup = inFile("src/server/db/backup/backup.ts", files.backup);
const read = inFile("src/server/db/backup/read.ts", files.backup);

/** What leaves the installation as a whole, and comes back. */
export const operation: readonly Mutant[] = [
  exports("an export for every member", `"organization:export"`, `"todos:read"`),
  exports("an export for who impersonates", "if (tenant.impersonatorId)", "if (false)"),
  exports("an export that nobody wrote down", "    await writeDown(ctx, by);\n", ""),
  route("an export that another site asks for", "if (comesFromElsewhere(req))", "if (false)"),
  imports("an import of changed files", "if (differs)", "if (false)"),
  insert(
    "work given to people who are not here",
    "const person = mapping.people.get(value) ?? null;",
    "const person = mapping.people.get(value) ?? mapping.ownerId;",
  ),
  backup("a backup of several moments", "isolation level repeatable read read only", "read only"),
  restore("a restore into a database that has rows", "if (row)\n", "if (false)\n"),
  restore("a restore that verifies nothing before", "  await verifyFolder(folder, manifest);\n", ""),
  read("a manifest that was changed", `!== sum.slice(0, 64)`, `=== ""`),
];
