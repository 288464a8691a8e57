import { eq } from "drizzle-orm";
import { setActiveTeam } from "@/server/auth/active-team";
import { idInput } from "@/server/db/inputs";
import { team } from "@/server/db/schema";
import { type Tenant, withTenant } from "@/server/db/tenant";
import { moveToTrash, restoreFromTrash } from "@/server/trash/trash";
import { notFound } from "@/server/trpc/errors";
import { authedProcedure, orgPermission, router, tenantRequest } from "@/server/trpc/procedures";
import { activeTeam, createTeam, teamMembership, updateTeam } from "./inputs";
import { addToTeam, findTeam, findTeamMember, listTeams, shown } from "./operations";

const manage = orgPermission("teams:manage");

/** A live member without a transaction that stays open: for what writes to the session, which no tenant may. */
const apart = authedProcedure
  .meta({ scope: "organization", permission: "teams:read" })
  .use(async ({ ctx, path, next }) => {
    const request = { ...tenantRequest(ctx, "teams:read"), readOnly: true, action: path };
    const inTenant = <R>(fn: (tenant: Tenant) => Promise<R>) => withTenant(request, fn);
    await inTenant(async () => {});
    return next({ ctx: { inTenant } });
  });

export const teamsRouter = router({
  list: orgPermission("teams:read").query(({ ctx }) => listTeams(ctx.tx)),

  /** Remembers in the session whose todos it looks at; null for everybody's. */
  setActive: apart
    .meta({ idempotent: true, audit: false })
    .input(activeTeam)
    .mutation(async ({ ctx, input }) => {
      const found = await ctx.inTenant(({ tx }) => findTeam(tx, input.id));
      if (input.id && !found) throw notFound();
      await setActiveTeam(ctx.currentSession.id, input.id);
      return found;
    }),

  create: manage
    .meta({ idempotent: true })
    .input(createTeam)
    .mutation(async ({ ctx, input }) => {
      const [created] = await ctx.tx
        .insert(team)
        .values(input)
        .onConflictDoNothing({ target: [team.organizationId, team.id] })
        .returning(shown);
      if (created || !input.id) return created ?? raise();
      const [first] = await ctx.tx.select(shown).from(team).where(eq(team.id, input.id));
      return first ?? raise();
    }),

  update: manage
    .meta({ idempotent: true })
    .input(updateTeam)
    .mutation(async ({ ctx, input: { id, name } }) => {
      const [renamed] = await ctx.tx.update(team).set({ name }).where(eq(team.id, id)).returning(shown);
      return renamed ?? raise();
    }),

  trash: manage
    .meta({ idempotent: false })
    .input(idInput("team"))
    .mutation(async ({ ctx, input }) => {
      const deletion = await moveToTrash(ctx, "team", [input.id]);
      return deletion.ids.length === 1 ? deletion : raise();
    }),

  restore: manage
    .meta({ idempotent: false, long: true })
    .input(idInput("team"))
    .mutation(async ({ ctx, input }) => ({ restored: await restoreFromTrash(ctx.tx, "team", input.id) })),

  addMember: manage
    .meta({ idempotent: true })
    .input(teamMembership)
    .mutation(async ({ ctx, input }) => {
      await addToTeam(ctx.tx, input.id, input.memberId);
      return input;
    }),

  /** Answers the deletion, for undoing it. */
  removeMember: manage
    .meta({ idempotent: false })
    .input(teamMembership)
    .mutation(async ({ ctx, input }) => {
      const id = await findTeamMember(ctx.tx, input.id, input.memberId);
      return moveToTrash(ctx, "teamMember", [id]);
    }),
});

function raise(): never {
  throw notFound();
}
