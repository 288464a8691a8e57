import { isLiveEntity, type LiveChange, type LiveEntity, liveEntities } from "@/domain/live";
import { type MemberRole, may } from "@/domain/roles";
import { within, withScope } from "../db/scope";
import { type Tenant, withTenant } from "../db/tenant";
import { drained } from "../health";
import type { RequestContext } from "../trpc/context";
import { toClientError } from "../trpc/errors";
import { publicProcedure, tenantRequest } from "../trpc/procedures";
import { type Batch, type Changes, changes } from "./changes";

/** Milliseconds: a stream proves at least as often that its person may still see the organization. */
const proveEvery = 4_000;
const proveWithin = 1_500;

type Place = Pick<Tenant, "organization" | "user" | "member">;

/** One short transaction that sees the organization as its person does now; throws as any procedure does. */
function prove(ctx: RequestContext, organizationId: string | null, action: string): Promise<Place> {
  const request = { ...tenantRequest(ctx), organizationId, readOnly: true, action };
  const scope = { key: `organization ${organizationId}`, timeLeft: within(proveWithin) };
  return withScope(scope, () =>
    withTenant(request, async ({ organization, user, member }) => ({ organization, user, member })),
  );
}

/** A live member of the request's organization, for a subscription: no transaction stays open while it runs. */
export const orgStream = publicProcedure
  .meta({ scope: "organization" })
  .use(async ({ ctx, path, next }) =>
    next({ ctx: { place: await prove(ctx, ctx.organizationId, path), path } }),
  );

type Reading = RequestContext & { place: Place; path: string };

/**
 * What changes in the organization, as long as the person is a member of it, the session lives and this instance is
 * not about to stop. Membership is proven again before everything that is told, and every four seconds.
 */
export async function* changesFor(
  ctx: Reading,
  signal: AbortSignal = new AbortController().signal,
  from: Changes = changes(),
): AsyncGenerator<LiveChange> {
  const organizationId = ctx.place.organization.id;
  const feed = from.open({ organizationId, userId: ctx.place.user.id });
  try {
    for (;;) {
      const batch = await feed.next(proveEvery, signal, drained);
      if (!batch) return;
      const { member } = await prove(ctx, organizationId, ctx.path);
      const change = visibleTo(member.role, batch);
      if (change) yield change;
    }
  } catch (error) {
    throw toClientError(error);
  } finally {
    from.close(feed);
  }
}

function visibleTo(role: MemberRole, { entities, requests, all }: Batch): LiveChange | null {
  const told = visibleEntities(role, all ? Object.keys(liveEntities).filter(isLiveEntity) : entities);
  return told.length > 0 ? { entities: told, requests: [...requests] } : null;
}

/** Those of the tables that a role may hear of. */
export const visibleEntities = (role: MemberRole, entities: Iterable<LiveEntity>): LiveEntity[] =>
  [...entities].filter((entity) => may(role, liveEntities[entity]));
