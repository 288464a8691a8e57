import { z } from "zod";
import { memberRoles } from "@/domain/roles";
import { idOf } from "@/server/db/inputs";

export const updateMemberRole = z.strictObject({ id: idOf("member"), role: z.enum(memberRoles) });
