import { eq } from "drizzle-orm";
import { database } from "../db/client";
import { session } from "../db/schema";

/** Remembers the team whose todos a session looks at. Who asks has seen that it is of the organization. */
export async function setActiveTeam(sessionId: string, teamId: string | null): Promise<void> {
  await database().db.update(session).set({ activeTeamId: teamId }).where(eq(session.id, sessionId));
}
