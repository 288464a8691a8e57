import { may } from "@/domain/roles";
import type { TrashKind } from "@/domain/trash";
import { kindOf } from "@/server/trash/registry";
import { emptyTrash, purgeFromTrash, restoreFromTrash } from "@/server/trash/trash";
import { listContentsPage } from "@/server/trash/trash-contents";
import { countTrash, listTrashPage } from "@/server/trash/trash-list";
import { forbidden } from "@/server/trpc/errors";
import { assertInPerson, orgPermission, personalOrgPermission, router } from "@/server/trpc/procedures";
import { listTrash, trashContents, trashItem } from "./inputs";

const purge = personalOrgPermission("trash:purge");

/** Who impersonates somebody gives nobody a role. */
const grantsAccess: ReadonlySet<TrashKind> = new Set(["member", "invitation"]);

export const trashRouter = router({
  list: orgPermission("trash:read")
    .input(listTrash)
    .query(({ ctx, input }) => listTrashPage(ctx.tx, ctx.member.role, input)),

  /** What went with a row, itself left out. */
  contents: orgPermission("trash:read")
    .input(trashContents)
    .query(({ ctx, input }) => listContentsPage(ctx.tx, ctx.member.role, input)),

  counts: orgPermission("trash:read").query(({ ctx }) => countTrash(ctx.tx, ctx.member.role)),

  restore: orgPermission("trash:restore")
    .meta({ idempotent: false, long: true })
    .input(trashItem)
    .mutation(async ({ ctx, input }) => {
      if (grantsAccess.has(input.kind)) assertInPerson(ctx.impersonatorId);
      if (!may(ctx.member.role, kindOf(input.kind).restore)) throw forbidden();
      return { restored: await restoreFromTrash(ctx.tx, input.kind, input.id) };
    }),

  purge: purge
    .meta({ idempotent: false, long: true })
    .input(trashItem)
    .mutation(async ({ ctx, input }) => ({
      purged: await purgeFromTrash(ctx.tx, input.kind, input.id),
    })),

  empty: purge
    .meta({ idempotent: false, long: true })
    .mutation(async ({ ctx }) => ({ purged: await emptyTrash(ctx.tx) })),
});
