import { createInsertSchema } from "drizzle-zod";
import { z } from "zod";
import { teamLimits } from "@/domain/team";
import { say } from "@/i18n/errors";
import { idOf, newId } from "@/server/db/inputs";
import { team } from "@/server/db/schema";

const name = z.string().trim().min(1, say("teamNameMissing").key).max(teamLimits.name);

export const createTeam = createInsertSchema(team, { name })
  .pick({ name: true })
  .extend({ id: newId })
  .strict();

export const updateTeam = z.strictObject({ id: idOf("team"), name });

/** Null for none. */
export const activeTeam = z.strictObject({ id: idOf("team").nullable() });

export const teamMembership = z.strictObject({ id: idOf("team"), memberId: idOf("member") });
