import { confirmedMinutes } from "@/domain/account";
import type { CurrentSession } from "./sessions";

/** Whether the person proved lately, at sign-in or with the password since, who they are; a guest cannot. */
export function isConfirmed({ confirmedAt, user }: CurrentSession): boolean {
  return user.isAnonymous || Date.now() - confirmedAt.getTime() < confirmedMinutes * 60_000;
}
