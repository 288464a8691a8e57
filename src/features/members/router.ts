import { asc, eq, sql } from "drizzle-orm";
import { assignableRoles, type MemberRole } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { idInput } from "@/server/db/inputs";
import { member, user } from "@/server/db/schema";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { forbidden } from "@/server/trpc/errors";
import { orgPermission, personalOrgPermission, router } from "@/server/trpc/procedures";
import { updateMemberRole } from "./inputs";
import { listFormer, lockChangeable } from "./operations";

const manage = personalOrgPermission("members:manage");

export const membersRouter = router({
  list: orgPermission("members:read").query(({ ctx }) =>
    ctx.tx
      .select({
        id: member.id,
        userId: member.userId,
        role: sql<MemberRole>`${member.role}`,
        joinedAt: member.createdAt,
        name: user.name,
        email: user.email,
        image: user.image,
      })
      .from(member)
      .innerJoin(user, eq(user.id, member.userId))
      .orderBy(sql`lower(${user.name})`, asc(member.id))
      .limit(1_000),
  ),

  /** The names of people who were removed: what they wrote and were given keeps them. */
  former: orgPermission("members:read").query(({ ctx }) => listFormer(ctx.tx)),

  updateRole: manage
    .meta({ idempotent: true })
    .input(updateMemberRole)
    .mutation(async ({ ctx, input }) => {
      if (!assignableRoles(ctx.member.role).includes(input.role)) throw forbidden(say("roleNotYours"));
      const target = await lockChangeable(ctx.tx, input.id, ctx.member.role);
      await ctx.tx.update(member).set({ role: input.role }).where(eq(member.id, target.id));
      return { id: target.id, role: input.role };
    }),

  remove: manage
    .meta({ idempotent: false })
    .input(idInput("member"))
    .mutation(async ({ ctx, input }) => {
      const target = await lockChangeable(ctx.tx, input.id, ctx.member.role);
      return moveToTrash(ctx, "member", [target.id]);
    }),

  restore: manage
    .meta({ idempotent: false, long: true })
    .input(idInput("member"))
    .mutation(async ({ ctx, input }) => ({
      restored: await restoreFromTrash(ctx.tx, "member", input.id),
    })),

  leave: personalOrgPermission("organization:leave")
    .meta({ idempotent: false })
    .mutation(({ ctx }) => moveToTrash(ctx, "member", [ctx.member.id])),
});
