import { eq, sql } from "drizzle-orm";
import { idInput } from "@/server/db/inputs";
import { todos } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { notFound } from "@/server/trpc/errors";
import { orgPermission, router } from "@/server/trpc/procedures";
import { createTodo, createTodos, listTodos, reorderTodo, todoIds, updateTodo } from "./inputs";
import {
  assertAssignable,
  assertCurrent,
  createMissing,
  holdProject,
  insertTodo,
  listPage,
  positionBelow,
} from "./operations";

const read = orgPermission("todos:read");
const write = orgPermission("todos:write");

export const todosRouter = router({
  list: read.input(listTodos).query(({ ctx, input }) => listPage(ctx.tx, input, ctx.user.id)),

  get: read.input(idInput("todo")).query(({ ctx, input }) => getTodo(ctx.tx, input.id)),

  create: write
    .meta({ idempotent: true })
    .input(createTodo)
    .mutation(async ({ ctx, input }) => {
      await assertAssignable(ctx.tx, input.assignedTo);
      await holdProject(ctx.tx, input.projectId);
      const [todo] = await insertTodo(ctx.tx, input);
      return todo ?? getTodo(ctx.tx, input.id);
    }),

  createMany: write
    .meta({ idempotent: true, long: true })
    .input(createTodos)
    .mutation(({ ctx, input }) => createMissing(ctx.tx, input.items)),

  update: write
    .meta({ idempotent: true })
    .input(updateTodo)
    .mutation(async ({ ctx, input: { id, version, ...changes } }) => {
      await assertCurrent(ctx.tx, id, version);
      await assertAssignable(ctx.tx, changes.assignedTo);
      await holdProject(ctx.tx, changes.projectId);
      const [todo] = await ctx.tx.update(todos).set(changes).where(eq(todos.id, id)).returning();
      return todo ?? raise();
    }),

  complete: write
    .meta({ idempotent: true })
    .input(idInput("todo"))
    .mutation(async ({ ctx, input }) => {
      const done = { completed: true, completedAt: sql`coalesce(${todos.completedAt}, now())` };
      const [todo] = await ctx.tx.update(todos).set(done).where(eq(todos.id, input.id)).returning();
      return todo ?? raise();
    }),

  reopen: write
    .meta({ idempotent: true })
    .input(idInput("todo"))
    .mutation(async ({ ctx, input }) => {
      const open = { completed: false, completedAt: null };
      const [todo] = await ctx.tx.update(todos).set(open).where(eq(todos.id, input.id)).returning();
      return todo ?? raise();
    }),

  reorder: write
    .meta({ idempotent: false })
    .input(reorderTodo)
    .mutation(async ({ ctx, input }) => {
      const position = await positionBelow(ctx.tx, input.after);
      const [todo] = await ctx.tx.update(todos).set({ position }).where(eq(todos.id, input.id)).returning();
      return todo ?? raise();
    }),

  trash: write
    .meta({ idempotent: false })
    .input(idInput("todo"))
    .mutation(async ({ ctx, input }) => {
      const deletion = await moveToTrash(ctx, "todo", [input.id]);
      return deletion.ids.length === 1 ? deletion : raise();
    }),

  trashMany: write
    .meta({ idempotent: false, long: true })
    .input(todoIds)
    .mutation(async ({ ctx, input }) => {
      const deletion = await moveToTrash(ctx, "todo", input.ids);
      return deletion.ids.length > 0 ? deletion : raise();
    }),

  restore: write
    .meta({ idempotent: false, long: true })
    .input(idInput("todo"))
    .mutation(async ({ ctx, input }) => ({
      restored: await restoreFromTrash(ctx.tx, "todo", input.id),
    })),
});

async function getTodo(tx: TenantTx, id: string | undefined) {
  const [todo] = id ? await tx.select().from(todos).where(eq(todos.id, id)) : [];
  return todo ?? raise();
}

function raise(): never {
  throw notFound();
}
