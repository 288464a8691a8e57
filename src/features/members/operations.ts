import { desc, eq, isNotNull } from "drizzle-orm";
import { type MemberRole, mayChange, memberRoles } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { member, user } from "@/server/db/schema";
import { type TenantTx, withTrash } from "@/server/db/tenant";
import { forbidden, notFound } from "@/server/trpc/errors";

/** Whoever left last comes first. */
export function listFormer(tx: TenantTx) {
  return withTrash(tx, (trash) =>
    trash
      .select({ userId: member.userId, name: user.name })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .where(isNotNull(member.deletedAt))
      .orderBy(desc(member.deletedAt), desc(member.id))
      .limit(500),
  );
}

/** Locks a live member that `actor` may change; throws NOT_FOUND, or FORBIDDEN when the target stands above. */
export async function lockChangeable(tx: TenantTx, id: string, actor: MemberRole) {
  const [target] = await tx
    .select({ id: member.id, userId: member.userId, role: member.role })
    .from(member)
    .where(eq(member.id, id))
    .for("update");
  const role = memberRoles.find((each) => each === target?.role);
  if (!target || !role) throw notFound();
  if (!mayChange(actor, role)) throw forbidden(say("ownersChangeOwners"));
  return { ...target, role };
}
