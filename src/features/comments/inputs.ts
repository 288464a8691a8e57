import { createInsertSchema } from "drizzle-zod";
import { z } from "zod";
import { commentLimits } from "@/domain/project";
import { say } from "@/i18n/errors";
import { cursor, direction, idOf, newId, pageSize } from "@/server/db/inputs";
import { comments } from "@/server/db/schema";

const body = z.string().trim().min(1, say("commentEmpty").key).max(commentLimits.body);

export const createComment = createInsertSchema(comments, { body, todoId: idOf("todo") })
  .pick({ todoId: true, body: true })
  .extend({ id: newId })
  .strict();

export const updateComment = z.strictObject({ id: idOf("comment"), body });

export const listComments = z.strictObject({
  todoId: idOf("todo"),
  cursor: cursor.nullish(),
  direction,
  limit: pageSize(100, 50),
});
