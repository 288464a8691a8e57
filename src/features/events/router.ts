import { changesFor, orgStream, visibleEntities } from "@/server/events/stream";
import { orgProcedure, router } from "@/server/trpc/procedures";
import { changedSince } from "./inputs";
import { entitiesChangedSince } from "./operations";

export const eventsRouter = router({
  /** Which tables of the organization change, never what they hold. */
  onChange: orgStream.subscription(({ ctx, signal }) => changesFor(ctx, signal)),

  /** Which changed since a page was drawn: what happened before its stream began. */
  since: orgProcedure.input(changedSince).query(async ({ ctx, input }) => ({
    entities: visibleEntities(ctx.member.role, await entitiesChangedSince(ctx, input.at)),
  })),
});
