import { eq } from "drizzle-orm";
import type { SecurityChange } from "@/domain/account";
import { env } from "@/env";
import { database } from "../db/client";
import { user } from "../db/schema";
import { enqueueNow } from "../jobs/boss";
import { logger } from "../logger";
import { addressHeader } from "./address-header";
import { logChange } from "./sign-in-log";

type Call = { path: string; headers?: Headers };

/**
 * Tells the person by mail, and the audit log, that their account was changed. The change stands already: what goes
 * wrong here is logged and nothing else.
 */
export async function tellChange(call: Call, userId: string, change: SecurityChange): Promise<void> {
  await logChange(call, userId, change);
  await mailChange(call, userId, change).catch((error: unknown) =>
    logger.error({ error: String(error), change }, "security mail not sent"),
  );
}

async function mailChange({ headers }: Call, userId: string, change: SecurityChange): Promise<void> {
  const [person] = await database()
    .db.select({ name: user.name, email: user.email, isAnonymous: user.isAnonymous })
    .from(user)
    .where(eq(user.id, userId));
  if (!person || person.isAnonymous) return;
  await enqueueNow("mail", {
    to: person.email,
    template: "security-notice",
    props: {
      name: person.name,
      change,
      at: new Date().toISOString(),
      address: headers?.get(addressHeader) ?? null,
      url: `${env.APP_URL}/account/security`,
    },
  });
}
