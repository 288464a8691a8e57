import type { Row } from "postgres";
import type { MemberRole } from "@/domain/roles";
import { standing } from "./standing";
import { runTransaction, statementsOf, type Transaction } from "./transaction";

declare const brand: unique symbol;

/**
 * A transaction bound to one organization: the rows it sees are that organization's live rows, whatever the
 * query says. It has no `execute` (raw SQL) and throws once its procedure has settled.
 */
export type TenantTx = Omit<Transaction, "execute" | "rollback" | "setTransaction" | "transaction"> & {
  readonly [brand]: true;
};

export type TenantRequest = {
  /** Verified session token; null is answered as `unauthenticated`. */
  sessionToken: string | null;
  /** Organization asked for; null falls back to the session's active organization. */
  organizationId: string | null;
  /** Roles that may run this action; anyone else gets `forbidden`. */
  roles: readonly MemberRole[];
  readOnly: boolean;
  /** It may touch thousands of rows: its statements may take longer. */
  long?: boolean;
  /** All its statements see one moment; for queries. */
  snapshot?: boolean;
  /** Procedure path, kept in the audit log. */
  action: string;
  requestId: string;
  ipAddress: string | null;
  userAgent: string | null;
};

export type Tenant = {
  tx: TenantTx;
  organization: { id: string; name: string; slug: string };
  user: { id: string; name: string; email: string };
  member: { id: string; role: MemberRole };
  impersonatorId: string | null;
};

export class TenantRefusedError extends Error {
  override name = "TenantRefusedError";
  constructor(readonly reason: "unauthenticated" | "not_found" | "forbidden") {
    super(reason);
  }
}

/** Milliseconds. Below the time that a call may use the database: then the database refuses, and says why. */
const timeouts = { statement: "1600", longStatement: "9600", lock: "1200", idle: "10000" };

const authorizeAndBind = `
select u.id as user_id, u.name as user_name, u.email as user_email, s.impersonated_by as impersonator_id,
  m.id as member_id, m.role as member_role, o.id as organization_id, o.name as organization_name, o.slug as organization_slug,
  set_config('app.organization_id', coalesce(o.id::text, ''), true),
  set_config('app.user_id', coalesce(u.id::text, ''), true),
  set_config('app.member_role', coalesce(m.role, ''), true),
  set_config('app.impersonator_id', coalesce(s.impersonated_by::text, ''), true),
  set_config('app.action', $3, true),
  set_config('app.request_id', $4, true),
  set_config('app.ip_address', $5, true),
  set_config('app.user_agent', $6, true),
  set_config('statement_timeout', $9, true),
  set_config('lock_timeout', '${timeouts.lock}', true),
  set_config('idle_in_transaction_session_timeout', '${timeouts.idle}', true),
  set_config('transaction_read_only', case when $7::boolean and m.role = any ($8::text[]) then 'off' else 'on' end, true),
  set_config('role', 'app_tenant', true)
from (select 1) as request
left join session s on s.token = $1 and s.expires_at > now()
left join "user" u on u.id = s.user_id and (not u.banned or u.ban_expires <= now())
  and ${standing("s", "u")}
left join member m on m.user_id = u.id and m.deleted_at is null
  and m.organization_id = coalesce(nullif($2, '')::uuid, s.active_organization_id)
left join organization o on o.id = m.organization_id and o.deleted_at is null`;

/**
 * The one door to tenant data. Opens a transaction, proves in one statement that the session is alive, its user
 * not banned, and a live member of a live organization, and binds role, organization, actor and timeouts to it.
 *
 * Throws `TenantRefusedError` (`unauthenticated`; `not_found` alike for unknown, foreign and deleted
 * organizations; `forbidden` when the member's role is not in `roles`), and what `fn` throws after a rollback.
 */
export async function withTenant<R>(request: TenantRequest, fn: (tenant: Tenant) => Promise<R>): Promise<R> {
  const values = [
    request.sessionToken ?? "",
    request.organizationId ?? "",
    request.action,
    request.requestId,
    request.ipAddress ?? "",
    request.userAgent ?? "",
    !request.readOnly,
    `{${request.roles.join(",")}}`,
    request.long ? timeouts.longStatement : timeouts.statement,
  ];
  const bind = {
    text: authorizeAndBind,
    values,
    accept: (row: Row | undefined) => accept(row, request.roles),
  };
  const reading = request.snapshot ? "isolation level repeatable read read only" : "read only";
  return runTransaction(request.readOnly ? reading : "read write", bind, (tx, bound) =>
    fn({ tx: tx as unknown as TenantTx, ...bound }),
  );
}

function accept(row: Row | undefined, roles: readonly MemberRole[]): Omit<Tenant, "tx"> {
  if (!row?.user_id) throw new TenantRefusedError("unauthenticated");
  if (!row.organization_id) throw new TenantRefusedError("not_found");
  if (!roles.includes(row.member_role)) throw new TenantRefusedError("forbidden");
  return {
    organization: { id: row.organization_id, name: row.organization_name, slug: row.organization_slug },
    user: { id: row.user_id, name: row.user_name, email: row.user_email },
    member: { id: row.member_id, role: row.member_role },
    impersonatorId: row.impersonator_id,
  };
}

const bindJob = `
select id, set_config('app.organization_id', id::text, true), set_config('app.action', $2, true),
  set_config('app.user_id', $3, true), set_config('app.reason', $4, true), set_config('app.request_id', $5, true),
  set_config('app.ip_address', $6, true), set_config('app.user_agent', $7, true),
  set_config('statement_timeout', '60000', true), set_config('lock_timeout', '10000', true),
  set_config('role', 'app_tenant', true)
from organization where id = $1::uuid`;

/** A person who is no member and acts on an organization from outside: an operator of the service. */
export type Operator = {
  userId: string;
  /** In their own words; the organization reads it in its audit log. */
  reason: string;
  requestId: string;
  ipAddress: string | null;
  userAgent: string | null;
};

type Job = { organizationId: string; action: string; by?: Operator };

/**
 * The same door for work that no member asked for: a job bound to one organization, trashed ones included. The audit
 * log has its name, and nobody or the operator as actor. Throws `TenantRefusedError` (`not_found`) for an unknown
 * organization.
 */
export async function withTenantJob<R>(job: Job, fn: (tx: TenantTx) => Promise<R>): Promise<R> {
  const { organizationId, action, by } = job;
  const asked = [by?.userId, by?.reason, by?.requestId, by?.ipAddress, by?.userAgent];
  const bind = {
    text: bindJob,
    values: [organizationId, action, ...asked.map((each) => each ?? "")],
    accept: (row: Row | undefined) => {
      if (!row) throw new TenantRefusedError("not_found");
    },
  };
  return runTransaction("read write", bind, (tx) => fn(tx as unknown as TenantTx));
}

/**
 * Runs `fn` as `app_trash`, which also sees the organization's deleted rows, then returns to `app_tenant`. The two
 * changes of role cost no round trip of their own: they travel with the statement after them, in this order on the
 * transaction's one connection, and a failed one fails the transaction. Only the trash module calls it.
 */
export async function withTrash<R>(tx: TenantTx, fn: (tx: TenantTx) => Promise<R>): Promise<R> {
  become(tx, "app_trash");
  const result = await fn(tx);
  become(tx, "app_tenant");
  return result;
}

/**
 * Runs `fn` as `app_billing`, which alone changes what the organization has bought, then returns to `app_tenant`. For
 * anybody but an owner, or a job, it sees no row. Only the billing module calls it.
 */
export async function withBilling<R>(tx: TenantTx, fn: (tx: TenantTx) => Promise<R>): Promise<R> {
  become(tx, "app_billing");
  const answer = await fn(tx);
  become(tx, "app_tenant");
  return answer;
}

function become(tx: TenantTx, role: "app_trash" | "app_billing" | "app_tenant"): void {
  statementsOf(tx)
    .unsafe(`set local role ${role}`)
    .execute()
    .catch(() => {});
}
