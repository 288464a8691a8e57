import { idInput } from "@/server/db/inputs";
import { asPlatform } from "@/server/db/platform";
import { adminProcedure, orgPermission, router } from "@/server/trpc/procedures";
import { historyOf, listAudit, listEverywhere } from "./inputs";
import { listAllEntries, listEntries, revertEntry } from "./operations";

export const auditLogRouter = router({
  list: orgPermission("audit:read")
    .input(listAudit)
    .query(({ ctx, input }) => listEntries(ctx.tx, input)),

  revert: orgPermission("audit:revert")
    .meta({ idempotent: false, long: true })
    .input(idInput("auditEntry"))
    .mutation(async ({ ctx, input }) => {
      await revertEntry(ctx, input.id);
      return { id: input.id };
    }),

  /** What happened to one todo or project: for everybody who may read it. */
  history: orgPermission("todos:read")
    .input(historyOf)
    .query(({ ctx, input: { kind, id, cursor, limit } }) =>
      listEntries(ctx.tx, { entityType: kind, entityId: id, timeZone: "UTC", cursor, limit }),
    ),
});

export const adminAuditRouter = router({
  audit: router({
    list: adminProcedure
      .input(listEverywhere)
      .query(({ input }) =>
        asPlatform({ reason: "admin.audit.list", readOnly: true }, (tx) => listAllEntries(tx, input)),
      ),
  }),
});
