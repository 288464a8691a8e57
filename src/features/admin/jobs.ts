import { dropOverdueImpersonations } from "@/server/auth/sessions";

/** Impersonations whose hour is over end in the audit log too. */
export async function endOverdue(): Promise<void> {
  await dropOverdueImpersonations();
}
