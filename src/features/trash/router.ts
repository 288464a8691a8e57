import { may } from "@/domain/roles";
import { emptyTrash, purgeFromTrash, restoreFromTrash } from "@/server/trash/trash";
import { countTrash, listTrashPage } from "@/server/trash/trash-list";
import { forbidden } from "@/server/trpc/errors";
import { orgPermission, router } from "@/server/trpc/procedures";
import { listTrash, trashItem } from "./inputs";

const purge = orgPermission("trash:purge");

export const trashRouter = router({
  list: orgPermission("trash:read")
    .input(listTrash)
    .query(({ ctx, input }) => listTrashPage(ctx.tx, input)),

  counts: orgPermission("trash:read").query(({ ctx }) => countTrash(ctx.tx)),

  restore: orgPermission("trash:restore")
    .meta({ idempotent: false })
    .input(trashItem)
    .mutation(async ({ ctx, input }) => {
      if (input.kind === "member" && !may(ctx.member.role, "members:manage")) throw forbidden();
      return { restored: await restoreFromTrash(ctx.tx, input.kind, input.id) };
    }),

  purge: purge
    .meta({ idempotent: false })
    .input(trashItem)
    .mutation(async ({ ctx, input }) => ({
      purged: await purgeFromTrash(ctx.tx, input.kind, input.id),
    })),

  empty: purge.meta({ idempotent: true }).mutation(async ({ ctx }) => ({ purged: await emptyTrash(ctx.tx) })),
});
