import { files } from "./files";
import { inFile, type Mutant } from "./mutant";
import { inFunction, statement } from "./sql";

const counted = statement(files.attachments);
const cleaned = statement(files.attachmentJobs);
const operations = inFile("src/features/attachments/operations.ts", files.httpFiles, files.attachments);
const links = inFile("src/server/storage/links.ts", files.httpFiles);
const receiving = inFile("src/server/storage/receive.ts", files.httpFiles);
const headers = inFile("src/server/storage/file-headers.ts", files.httpFiles);

/** Files: who sends and gets them, what they count, and what becomes of their bytes. */
export const attachments: readonly Mutant[] = [
  counted("new files uncounted", "drop trigger count_insert on attachments"),
  counted("purged files still counted", "drop trigger count_delete on attachments"),
  cleaned("bytes of purged files forgotten", "drop trigger note_delete on attachments"),
  cleaned(
    "bytes on their way removed",
    inFunction("note_removed_files()", [
      "CASE WHEN o.stored_at IS NULL THEN now() + interval '1 hour' ELSE now() END",
      "now()",
    ]),
  ),
  operations("anybody's upload", ", eq(attachments.createdBy, me.id)))\n    .for", "))\n    .for"),
  operations("a stored file replaced", "if (found.storedAt)", "if (false)"),
  operations("two tries that write over each other", "eq(attachments.fileId, fileId), pending", "pending"),
  operations("files listed before they are there", "isNotNull(attachments.storedAt), after", "after"),
  links("a link of any signature", "return valid && now < until", "return now < until"),
  links("a link for ever", "return valid && now < until", "return valid"),
  receiving("any content under a picture's name", "if (saysPicture(name) &&", "if (false &&"),
  receiving("a file of any length", "await peek(exactly(bytes, size))", "await peek(bytes)"),
  headers(
    "everything shown in the browser",
    `as === "inline" && previewTypes`,
    `as === "inline" || previewTypes`,
  ),
];
