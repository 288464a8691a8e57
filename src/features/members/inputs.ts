import { z } from "zod";
import { memberRoles } from "@/domain/roles";

export const updateMemberRole = z.strictObject({ id: z.uuid(), role: z.enum(memberRoles) });
