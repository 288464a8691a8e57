import { createInsertSchema, createUpdateSchema } from "drizzle-zod";
import { z } from "zod";
import { projectColors, projectLimits } from "@/domain/project";
import { say } from "@/i18n/errors";
import { idOf, newId } from "@/server/db/inputs";
import { projects } from "@/server/db/schema";

const name = z.string().trim().min(1, say("projectNameMissing").key).max(projectLimits.name);
const color = z.enum(projectColors);
const editable = { name: true, color: true } as const;

export const createProject = createInsertSchema(projects, { name, color: color.optional() })
  .pick(editable)
  .extend({ id: newId })
  .strict();

export const updateProject = createUpdateSchema(projects, { name: name.optional(), color: color.optional() })
  .pick(editable)
  .extend({ id: idOf("project"), archived: z.boolean().optional() })
  .strict()
  .refine(({ id: _, ...changes }) => Object.keys(changes).length > 0, say("nothingToChange").key);
