import { createInsertSchema } from "drizzle-zod";
import { z } from "zod";
import { attachmentLimits, cleanFileName } from "@/domain/attachment";
import { say } from "@/i18n/errors";
import { cursor, direction, idOf, newId, pageSize } from "@/server/db/inputs";
import { attachments } from "@/server/db/schema";

export const createAttachment = createInsertSchema(attachments, {
  todoId: idOf("todo"),
  name: z.string().min(1, say("fileNameMissing").key).max(1_000).transform(cleanFileName),
  size: z.number().int().min(1, say("fileEmpty").key).max(attachmentLimits.size, say("fileTooBig").key),
})
  .pick({ todoId: true, name: true, size: true })
  .extend({ id: newId })
  .strict();

export const listAttachments = z.strictObject({
  todoId: idOf("todo"),
  cursor: cursor.nullish(),
  direction,
  limit: pageSize(attachmentLimits.page, 50),
});
