import { and, asc, eq, ne, sql } from "drizzle-orm";
import { may } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { idInput, toPage } from "@/server/db/inputs";
import { comments, todos, user } from "@/server/db/schema";
import type { Tenant } from "@/server/db/tenant";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { forbidden, notFound } from "@/server/trpc/errors";
import { orgPermission, router } from "@/server/trpc/procedures";
import { createComment, listComments, updateComment } from "./inputs";

const write = orgPermission("comments:write");

export const commentsRouter = router({
  /** Oldest first. */
  list: orgPermission("todos:read")
    .input(listComments)
    .query(async ({ ctx, input: { todoId, cursor, limit } }) => {
      const after = cursor
        ? sql`(${comments.createdAt}, ${comments.id}) > (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
        : undefined;
      const rows = await ctx.tx
        .select({
          id: comments.id,
          body: comments.body,
          createdBy: comments.createdBy,
          authorName: user.name,
          createdAt: comments.createdAt,
          edited: sql<boolean>`${comments.editedAt} is not null`,
          sortKey: sql<string>`${comments.createdAt}::text`,
        })
        .from(comments)
        .leftJoin(user, eq(user.id, comments.createdBy))
        .where(and(eq(comments.todoId, todoId), after))
        .orderBy(asc(comments.createdAt), asc(comments.id))
        .limit(limit + 1);
      const { items, nextCursor } = toPage(rows, limit);
      return { items: items.map(({ sortKey: _, ...item }) => item), nextCursor };
    }),

  create: write
    .meta({ idempotent: true })
    .input(createComment)
    .mutation(async ({ ctx, input }) => {
      const [todo] = await ctx.tx
        .select({ id: todos.id })
        .from(todos)
        .where(eq(todos.id, input.todoId))
        .for("share");
      if (!todo) throw notFound();
      const [comment] = await ctx.tx
        .insert(comments)
        .values(input)
        .onConflictDoNothing()
        .returning({ id: comments.id });
      return { id: comment?.id ?? input.id ?? raise() };
    }),

  /** One's own only. */
  update: write
    .meta({ idempotent: true })
    .input(updateComment)
    .mutation(async ({ ctx, input: { id, body } }) => {
      await lockOwn(ctx, id, false);
      const other = and(eq(comments.id, id), ne(comments.body, body));
      await ctx.tx.update(comments).set({ body, editedAt: sql`now()` }).where(other);
      return { id };
    }),

  /** One's own; admins delete anyone's. */
  trash: write
    .meta({ idempotent: false })
    .input(idInput("comment"))
    .mutation(async ({ ctx, input }) => {
      await lockOwn(ctx, input.id, may(ctx.member.role, "comments:moderate"));
      return moveToTrash(ctx, "comment", [input.id]);
    }),

  restore: write
    .meta({ idempotent: false, long: true })
    .input(idInput("comment"))
    .mutation(async ({ ctx, input }) => ({
      restored: await restoreFromTrash(ctx.tx, "comment", input.id),
    })),
});

async function lockOwn({ tx, user: me }: Pick<Tenant, "tx" | "user">, id: string, anyones: boolean) {
  const [found] = await tx
    .select({ createdBy: comments.createdBy })
    .from(comments)
    .where(eq(comments.id, id))
    .for("update");
  if (!found) throw notFound();
  if (found.createdBy !== me.id && !anyones) throw forbidden(say("notYourComment"));
}

function raise(): never {
  throw notFound();
}
