import { type MemberRole, memberRoles, type Permission, permissions } from "@/domain/roles";
import { say } from "@/i18n/errors";
import { tracing } from "@/lib/tracing";
import { isConfirmed } from "../auth/confirmed";
import { type Tenant, withTenant } from "../db/tenant";
import { logger } from "../logger";
import { metrics } from "../metrics";
import type { RequestContext } from "./context";
import { DomainError, forbidden, notFound, toClientError } from "./errors";
import { t } from "./init";

export const { router, mergeRouters } = t;

/** Outermost: a procedure is measured, and whatever it throws becomes an error that a client may see. */
const mapped = t.middleware(async ({ next, path, ctx }) => {
  const took = metrics().procedures.startTimer({ procedure: path });
  ctx.notes.procedures = [...(ctx.notes.procedures ?? []), path];
  const result = await spanOf(path, next);
  if (result.ok) took({ code: "OK" });
  if (result.ok) return result;
  const error = toClientError(result.error);
  took({ code: error.code });
  if (error.code === "INTERNAL_SERVER_ERROR") {
    logger.error({ path, requestId: ctx.requestId, cause: explain(error.cause) }, "procedure failed");
  }
  throw error;
});

/** A middleware's `next` does not throw: how it went stands in what it answers. */
function spanOf<R extends { ok: boolean; error?: unknown }>(
  path: string,
  next: () => Promise<R>,
): Promise<R> {
  const active = tracing();
  if (!active) return next();
  return active.run({ name: path, attributes: { "rpc.system": "trpc" } }, async (finish) => {
    const result = await next();
    finish({}, result.ok ? undefined : result.error);
    return result;
  });
}

const explain = (cause: unknown) =>
  cause instanceof Error ? { name: cause.name, message: cause.message, stack: cause.stack } : String(cause);

/** Anyone, signed in or not. */
export const publicProcedure = t.procedure.meta({ scope: "public" }).use(mapped);

/** A signed-in person; no organization. */
export const authedProcedure = t.procedure
  .meta({ scope: "user", audit: true })
  .use(mapped)
  .use(async ({ ctx, next }) => {
    const session = await ctx.session();
    if (!session) throw new DomainError("UNAUTHORIZED", say("signIn"));
    ctx.notes.userId = session.user.id;
    return next({ ctx: { currentSession: session, user: session.user } });
  });

/** A signed-in person in person: an impersonated session is refused. */
export const personalProcedure = authedProcedure.meta({ inPerson: true }).use(async ({ ctx, next }) => {
  assertInPerson(ctx.currentSession.impersonatedBy);
  return next();
});

/** `personalProcedure` for changes that need a proof, not long ago, of who the person is. */
export const confirmedProcedure = personalProcedure.use(async ({ ctx, next }) => {
  if (!isConfirmed(ctx.currentSession))
    throw new DomainError("FORBIDDEN", say("confirmFirst"), "not_confirmed");
  return next();
});

/** A platform administrator, in person: an impersonated session is refused. Anyone else sees NOT_FOUND. */
export const adminProcedure = authedProcedure.meta({ scope: "platform" }).use(async ({ ctx, next }) => {
  if (ctx.user.role !== "admin" || ctx.currentSession.impersonatedBy) throw notFound();
  return next();
});

/** What reaches other people: a guest, whose address nobody confirmed, may not. */
const notForGuests: ReadonlySet<Permission> = new Set(["invitations:manage"]);

const retryable = new Set(["40001", "40P01"]);
const attempts = 3;

/**
 * A live member of the request's organization, in one transaction bound to it: `ctx.tx` sees that organization's
 * live rows and nothing else. Queries run READ ONLY; a failed procedure rolls back. `meta.permission` says which
 * roles pass; without it every member does.
 */
const tenant = t.middleware(async ({ ctx, meta, type, path, next }) => {
  if (type === "subscription") throw new TypeError("A subscription opens a transaction for each push itself");
  const called = { readOnly: type === "query", long: meta?.long, action: path };
  const request = { ...tenantRequest(ctx, meta?.permission), ...called };
  if (meta?.permission && notForGuests.has(meta.permission) && (await ctx.session())?.user.isAnonymous)
    throw forbidden(say("saveWorkToInvite"));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTenant(request, async (bound) => {
        note(ctx, bound);
        const result = await next({ ctx: bound });
        if (!result.ok) throw result.error;
        return result;
      });
    } catch (error) {
      if (attempt === attempts || !retryable.has(databaseCode(error))) throw error;
    }
  }
});

export const orgProcedure = t.procedure.meta({ scope: "organization", audit: true }).use(mapped).use(tenant);

/** `orgProcedure` for the roles that hold `permission`. */
export const orgPermission = (permission: Permission) =>
  t.procedure.meta({ scope: "organization", permission, audit: true }).use(mapped).use(tenant);

/** `orgPermission` for what nobody does who impersonates the person. */
export const personalOrgPermission = (permission: Permission) =>
  orgPermission(permission)
    .meta({ inPerson: true })
    .use(({ ctx, next }) => {
      assertInPerson(ctx.impersonatorId);
      return next();
    });

/**
 * `personalOrgPermission` for work that waits for servers elsewhere: no transaction is open meanwhile.
 * `ctx.inTenant` opens one, which proves again who asks.
 */
export const outsideOrgPermission = (permission: Permission) =>
  t.procedure
    .meta({ scope: "organization", permission, audit: true, inPerson: true, long: true })
    .use(mapped)
    .use(async ({ ctx, path, type, next }) => {
      const request = { ...tenantRequest(ctx, permission), action: path };
      const readsOnly = type === "query";
      await withTenant({ ...request, readOnly: true }, async (bound) => {
        note(ctx, bound);
        assertInPerson(bound.impersonatorId);
      });
      const inTenant = <R>(fn: (tenant: Tenant) => Promise<R>) =>
        withTenant({ ...request, readOnly: readsOnly }, fn);
      return next({ ctx: { inTenant } });
    });

function note({ notes }: RequestContext, bound: Pick<Tenant, "user" | "organization">): void {
  notes.userId = bound.user.id;
  notes.organizationId = bound.organization.id;
}

/** Throws FORBIDDEN for who impersonates the person. */
export function assertInPerson(impersonatorId: string | null): void {
  if (impersonatorId) throw forbidden(say("inPersonOnly"));
}

export function tenantRequest(ctx: RequestContext, permission?: Permission) {
  const roles: readonly MemberRole[] = permission ? permissions[permission] : memberRoles;
  const { sessionToken, organizationId, requestId, ipAddress, userAgent } = ctx;
  return { sessionToken, organizationId, roles, requestId, ipAddress, userAgent };
}

function databaseCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if (error.cause) return databaseCode(error.cause);
  return "code" in error ? String(error.code) : "";
}
