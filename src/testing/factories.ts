import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { v7 } from "uuid";
import { type PlanId, type PlanLimits, plans } from "@/domain/plans";
import type { MemberRole, UserRole } from "@/domain/roles";
import { attachments, member, organization, session, subscription, user } from "@/server/db/schema";
import { storage } from "@/server/storage/storage";
import { adminDb } from "./database";

const day = 86_400_000;

export async function createUser(values: { name?: string; role?: UserRole; emailVerified?: boolean } = {}) {
  const email = `${randomUUID()}@example.test`;
  const [created] = await adminDb
    .insert(user)
    .values({ name: "Someone", emailVerified: true, preferredLocale: "en", ...values, email })
    .returning();
  if (!created) throw new Error("no user");
  return created;
}

/** A session's token; one that impersonates is bound to a session of the administrator. */
export async function createSession(userId: string, values: Partial<typeof session.$inferInsert> = {}) {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + day);
  const { impersonatedBy, impersonatorSessionId = impersonatedBy ? v7() : null } = values;
  if (impersonatedBy && impersonatorSessionId && !values.impersonatorSessionId)
    await adminDb
      .insert(session)
      .values({ id: impersonatorSessionId, userId: impersonatedBy, token: `${token}-own`, expiresAt });
  await adminDb.insert(session).values({ userId, token, expiresAt, ...values, impersonatorSessionId });
  return token;
}

export async function addMember(organizationId: string, role: MemberRole, name = role as string) {
  const person = await createUser({ name });
  const [joined] = await adminDb
    .insert(member)
    .values({ organizationId, userId: person.id, role })
    .returning();
  if (!joined) throw new Error("no member");
  return { user: person, member: joined, token: await createSession(person.id) };
}

/** A new organization on a running trial with its owner. */
export async function createOrganization(
  name = "Acme",
  limits: PlanLimits = plans.pro.limits,
  plan: PlanId = "pro",
) {
  const [created] = await adminDb
    .insert(organization)
    .values({ name, slug: `org-${randomBytes(6).toString("hex")}`, currentPlan: plan })
    .returning();
  if (!created) throw new Error("no organization");
  const trialEnd = new Date(Date.now() + 14 * day);
  await adminDb.insert(subscription).values({
    organizationId: created.id,
    plan,
    status: "trialing",
    limits,
    trialStart: new Date(),
    trialEnd,
  });
  return { ...created, owner: await addMember(created.id, "owner") };
}

type Stored = { organizationId: string; todoId: string; userId: string; name?: string | undefined };

/** An attachment as an upload leaves it, with its bytes in the storage. */
export async function storeAttachment({ organizationId, todoId, userId, name = "notes.txt" }: Stored) {
  const bytes = Buffer.from(`The bytes of ${name}`);
  const key = { organizationId, fileId: v7() };
  await storage().write(key, Readable.from([bytes]), bytes.length);
  const [made] = await adminDb
    .insert(attachments)
    .values({
      organizationId,
      todoId,
      name,
      size: bytes.length,
      fileId: key.fileId,
      storedAt: new Date(),
      createdBy: userId,
    })
    .returning({ id: attachments.id });
  if (!made) throw new Error("no attachment");
  return made.id;
}
