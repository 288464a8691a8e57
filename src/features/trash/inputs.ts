import { z } from "zod";
import { trashKinds } from "@/domain/trash";
import { cursor, direction, idOf, pageSize } from "@/server/db/inputs";

export const trashItem = z.strictObject({ kind: z.enum(trashKinds), id: idOf("ofKind") });

export const listTrash = z
  .strictObject({
    kind: z.enum(trashKinds).default("todo"),
    cursor: cursor.nullish(),
    direction,
    limit: pageSize(100, 50),
  })
  .prefault({});

export const trashContents = z.strictObject({
  ...trashItem.shape,
  cursor: cursor.nullish(),
  direction,
  limit: pageSize(100, 50),
});
