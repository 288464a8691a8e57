import { createInsertSchema } from "drizzle-zod";
import { z } from "zod";
import { attachmentLimits, cleanFileName } from "@/domain/attachment";
import { cursor, direction, idOf, newId, pageSize } from "@/server/db/inputs";
import { attachments } from "@/server/db/schema";

const tooBig = `A file can have ${attachmentLimits.size / 1024 ** 2} MB at most`;

export const createAttachment = createInsertSchema(attachments, {
  todoId: idOf("todo"),
  name: z.string().min(1, "Give the file a name").max(1_000).transform(cleanFileName),
  size: z.number().int().min(1, "This file is empty").max(attachmentLimits.size, tooBig),
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
