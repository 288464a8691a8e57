import { createInsertSchema } from "drizzle-zod";
import { z } from "zod";
import { emailPattern } from "@/domain/email";
import { invitationDays, invitationLimits, usualInvitationDays } from "@/domain/invitation";
import { memberRoles } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { idOf } from "@/server/db/inputs";
import { invitation } from "@/server/db/schema";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ pattern: emailPattern, error: say("emailInvalid").key }).max(invitationLimits.email))
  .meta({ examples: ["ada@example.test"] });

const days = z.union(invitationDays.map((each) => z.literal(each))).default(usualInvitationDays);

const message = z
  .string()
  .trim()
  .max(invitationLimits.message)
  .transform((text) => text || null)
  .nullish();

export const createInvitations = createInsertSchema(invitation, {
  role: z.enum(memberRoles).default("member"),
  teamId: idOf("team").nullish(),
  message,
})
  .pick({ role: true, teamId: true, message: true })
  .extend({ emails: z.array(email).min(1, say("emailsMissing").key).max(invitationLimits.perCall), days })
  .strict();

/** It is open for so many days from now on. */
export const resendInvitation = z.strictObject({ id: idOf("invitation"), days });
