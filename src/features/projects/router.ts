import { asc, eq, sql } from "drizzle-orm";
import { type ProjectColor, projectLimits } from "@/domain/project";
import { idInput } from "@/server/db/inputs";
import { projects, todos } from "@/server/db/schema";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { notFound } from "@/server/trpc/errors";
import { orgPermission, router } from "@/server/trpc/procedures";
import { createProject, updateProject } from "./inputs";

const write = orgPermission("projects:write");

const shown = {
  id: projects.id,
  name: projects.name,
  color: sql<ProjectColor>`${projects.color}`,
  archivedAt: projects.archivedAt,
  createdAt: projects.createdAt,
};

export const projectsRouter = router({
  list: orgPermission("projects:read").query(({ ctx }) =>
    ctx.tx
      .select({
        ...shown,
        openTodos: sql<number>`(select count(*)::int from ${todos} where ${todos}.project_id = projects.id and not completed)`,
        todos: sql<number>`(select count(*)::int from ${todos} where ${todos}.project_id = projects.id)`,
      })
      .from(projects)
      .orderBy(sql`${projects.archivedAt} is not null`, sql`lower(${projects.name})`, asc(projects.id))
      .limit(projectLimits.list),
  ),

  create: write
    .meta({ idempotent: true })
    .input(createProject)
    .mutation(async ({ ctx, input }) => {
      const [project] = await ctx.tx
        .insert(projects)
        .values(input)
        .onConflictDoNothing({ target: [projects.organizationId, projects.id] })
        .returning(shown);
      if (project || !input.id) return project ?? raise();
      const [first] = await ctx.tx.select(shown).from(projects).where(eq(projects.id, input.id));
      return first ?? raise();
    }),

  update: write
    .meta({ idempotent: true })
    .input(updateProject)
    .mutation(async ({ ctx, input: { id, archived, ...changes } }) => {
      const archivedAt =
        archived === undefined ? undefined : archived ? sql`coalesce(${projects.archivedAt}, now())` : null;
      const [project] = await ctx.tx
        .update(projects)
        .set({ ...changes, archivedAt })
        .where(eq(projects.id, id))
        .returning(shown);
      return project ?? raise();
    }),

  trash: write
    .meta({ idempotent: false, long: true })
    .input(idInput("project"))
    .mutation(async ({ ctx, input }) => {
      const deletion = await moveToTrash(ctx, "project", [input.id]);
      return deletion.ids.length === 1 ? deletion : raise();
    }),

  restore: write
    .meta({ idempotent: false, long: true })
    .input(idInput("project"))
    .mutation(async ({ ctx, input }) => ({
      restored: await restoreFromTrash(ctx.tx, "project", input.id),
    })),
});

function raise(): never {
  throw notFound();
}
