import { eq } from "drizzle-orm";
import { type MemberRole, mayChange, memberRoles } from "@/domain/roles";
import { member } from "@/server/db/schema";
import type { TenantTx } from "@/server/db/tenant";
import { forbidden, notFound } from "@/server/trpc/errors";

/** Locks a live member that `actor` may change; throws NOT_FOUND, or FORBIDDEN when the target stands above. */
export async function lockChangeable(tx: TenantTx, id: string, actor: MemberRole) {
  const [target] = await tx
    .select({ id: member.id, userId: member.userId, role: member.role })
    .from(member)
    .where(eq(member.id, id))
    .for("update");
  const role = memberRoles.find((each) => each === target?.role);
  if (!target || !role) throw notFound();
  if (!mayChange(actor, role)) throw forbidden("Only an owner may change an owner");
  return { ...target, role };
}
