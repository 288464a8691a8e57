import { createInsertSchema } from "drizzle-zod";
import { z } from "zod";
import { emailPattern } from "@/domain/email";
import { invitationLimits } from "@/domain/invitation";
import { memberRoles } from "@/domain/roles";
import { idOf } from "@/server/db/inputs";
import { invitation } from "@/server/db/schema";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z.email({ pattern: emailPattern, error: "This is not an e-mail address" }).max(invitationLimits.email),
  )
  .meta({ examples: ["ada@example.test"] });

export const createInvitations = createInsertSchema(invitation, {
  role: z.enum(memberRoles).default("member"),
  teamId: idOf("team").nullish(),
})
  .pick({ role: true, teamId: true })
  .extend({ emails: z.array(email).min(1, "Add at least one address").max(invitationLimits.perCall) })
  .strict();
