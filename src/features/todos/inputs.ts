import { createInsertSchema, createUpdateSchema } from "drizzle-zod";
import { z } from "zod";
import { todoDueFilters, todoLimits, todoPriorities, todoSorts, todoStatuses } from "@/domain/todo";
import { say } from "@/i18n/errors";
import { cursor, direction, idOf, newId, pageSize } from "@/server/db/inputs";
import { todos } from "@/server/db/schema";

const rules = {
  title: z.string().trim().min(1, say("todoTitleMissing").key).max(todoLimits.title),
  description: z.string().max(todoLimits.description).nullable(),
  priority: z.union(todoPriorities.map((priority) => z.literal(priority))),
  dueDate: z.iso.date().nullable(),
  assignedTo: idOf("user").nullable(),
  projectId: idOf("project").nullable(),
};
const editable = {
  title: true,
  description: true,
  priority: true,
  dueDate: true,
  assignedTo: true,
  projectId: true,
} as const;

const optional = {
  ...rules,
  description: rules.description.optional(),
  priority: rules.priority.optional(),
  dueDate: rules.dueDate.optional(),
  assignedTo: rules.assignedTo.optional(),
  projectId: rules.projectId.optional(),
};

export const createTodo = createInsertSchema(todos, optional).pick(editable).extend({ id: newId }).strict();

export const createTodos = z.strictObject({ items: z.array(createTodo).min(1).max(todoLimits.bulk) });

export const updateTodo = createUpdateSchema(todos, { ...optional, title: rules.title.optional() })
  .pick(editable)
  .extend({
    id: idOf("todo"),
    /** The version that was read; the change is refused when somebody changed the todo since. */
    version: z.number().int().positive().optional(),
  })
  .strict()
  .refine(
    ({ id: _, version: __, ...changes }) => Object.keys(changes).length > 0,
    say("nothingToChange").key,
  );

export const listTodos = z
  .strictObject({
    status: z.enum(todoStatuses).default("open"),
    assignedTo: z.union([z.literal("me"), z.literal("none"), idOf("user")]).optional(),
    projectId: z.union([z.literal("none"), idOf("project")]).optional(),
    /** Assigned to somebody of this team. */
    teamId: idOf("team").optional(),
    priority: rules.priority.optional(),
    due: z.enum(todoDueFilters).optional(),
    search: z.string().trim().max(todoLimits.search).optional(),
    sort: z.enum(todoSorts).default("newest"),
    /** The caller's today; without it the database's date counts. */
    today: z.iso.date().optional(),
    cursor: cursor.nullish(),
    direction,
    limit: pageSize(todoLimits.page, 50),
  })
  .prefault({});

export const reorderTodo = z.strictObject({
  id: idOf("todo"),
  /** The todo that shall stand right above; null for the top of the list. */
  after: idOf("todo").nullable(),
});

export const todoIds = z.strictObject({ ids: z.array(idOf("todo")).min(1).max(todoLimits.bulk) });
