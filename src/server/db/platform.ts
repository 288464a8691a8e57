import { auditLog } from "./schema";
import { runTransaction, statementsOf, type Transaction } from "./transaction";

declare const brand: unique symbol;

/** A transaction across organizations: people, organizations and subscriptions, but no organization's content. */
export type PlatformTx = Omit<Transaction, "execute" | "rollback" | "setTransaction" | "transaction"> & {
  readonly [brand]: true;
};

export type PlatformRequest = {
  /** Why this crosses organizations, as a dotted action: `invitation.accept`. Kept in the audit log. */
  reason: string;
  readOnly?: boolean;
  userId?: string | null;
  organizationId?: string | null;
  requestId?: string | null;
  ipAddress?: string | null;
  userAgent?: string | null;
};

/** What an audit entry says beyond, or instead of, what the request says. */
export type PlatformEntry = Partial<
  Pick<
    typeof auditLog.$inferInsert,
    | "organizationId"
    | "userId"
    | "userName"
    | "impersonatorId"
    | "impersonatorName"
    | "action"
    | "entityType"
    | "entityId"
    | "entityLabel"
    | "reason"
  >
>;
type PlatformEntries = readonly [PlatformEntry, ...PlatformEntry[]];

const bindPlatform = `
select set_config('app.user_id', $1, true), set_config('app.request_id', $2, true),
  set_config('app.action', $3, true), set_config('app.ip_address', $4, true), set_config('app.user_agent', $5, true),
  set_config('statement_timeout', '10000', true),
  set_config('lock_timeout', '1200', true), set_config('idle_in_transaction_session_timeout', '10000', true),
  set_config('role', 'app_platform', true)`;

/**
 * The one door across organizations: the admin area, accepting an invitation, creating an organization.
 * Every writing use appends an audit entry in the same transaction, or all that `entriesOf` makes of the result, by
 * one INSERT. Throws what `fn` throws after a rollback.
 */
export async function asPlatform<R>(
  request: PlatformRequest,
  fn: (tx: PlatformTx) => Promise<R>,
  entriesOf: (result: R) => PlatformEntries = () => [{}],
): Promise<R> {
  const values = [
    request.userId ?? "",
    request.requestId ?? "",
    request.reason,
    request.ipAddress ?? "",
    request.userAgent ?? "",
  ];
  const bind = { text: bindPlatform, values, accept: () => undefined };
  return runTransaction(request.readOnly ? "read only" : "read write", bind, async (tx) => {
    const result = await fn(tx as unknown as PlatformTx);
    if (!request.readOnly) await audit(tx, request, entriesOf(result));
    return result;
  });
}

async function audit(tx: Transaction, request: PlatformRequest, entries: PlatformEntries): Promise<void> {
  const shared = {
    organizationId: request.organizationId,
    userId: request.userId,
    action: request.reason,
    source: request.reason,
    requestId: request.requestId,
    ipAddress: request.ipAddress,
    userAgent: request.userAgent,
  };
  await tx.insert(auditLog).values(entries.map((entry) => ({ ...shared, ...entry })));
}

/** Runs statements of the job queue as `app_jobs`, then returns to `app_platform`. Only the queue's module calls it. */
export async function withJobs<R>(
  tx: PlatformTx,
  fn: (statements: ReturnType<typeof statementsOf>) => PromiseLike<R>,
): Promise<R> {
  const statements = statementsOf(tx);
  await statements.unsafe("set local role app_jobs");
  const answer = await fn(statements);
  await statements.unsafe("set local role app_platform");
  return answer;
}
