import { type BuildExtraConfigColumns, type SQL, sql } from "drizzle-orm";
import {
  type ExtraConfigColumn,
  foreignKey,
  index,
  integer,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import { bound, boundDefault, id, instant, timestamps } from "./columns";
import { appTenant, appTrash } from "./roles";
import { user } from "./schema/auth";
import { organization } from "./schema/organization";

const person = () => uuid().references(() => user.id, { onDelete: "set null" });

const tenantColumns = () => ({
  id: id(),
  organizationId: uuid().notNull().default(boundDefault.organizationId),
  ...timestamps(),
  /** Counts the changes of the row: what a client read is stale when this has moved on. */
  version: integer().default(1).notNull(),
  createdBy: person().default(boundDefault.userId),
  updatedBy: person(),
  deletedAt: instant(),
  deletedBy: person(),
  deletionId: uuid(),
});

type TenantColumns = ReturnType<typeof tenantColumns>;
type Columns = Record<string, PgColumnBuilderBase>;
type TableOf<N extends string, C extends Columns> = ReturnType<typeof pgTable<N, TenantColumns & C>>;
type Self<N extends string, C extends Columns> = BuildExtraConfigColumns<N, TenantColumns & C, "pg">;
type Own = Record<"id" | "organizationId" | "createdAt" | "deletedAt", ExtraConfigColumn>;

const live = (table: Own): SQL =>
  sql`${table.organizationId} = ${bound.organizationId} and ${table.deletedAt} is null`;
const own = (table: Own): SQL => sql`${table.organizationId} = ${bound.organizationId}`;

/**
 * Declares a table whose rows belong to one organization.
 *
 * Adds the key led by `organization_id`, the trash columns, who and when, a version, the two policies (`app_tenant`
 * sees its organization's live rows, `app_trash` all of its organization's rows) and the indexes of the
 * list and the trash. Columns default from the bound transaction, so an insert names only its own fields.
 */
export function tenantTable<N extends string, C extends Columns>(
  name: N,
  columns: C,
  extra: (table: Self<N, C>) => PgTableExtraConfigValue[] = () => [],
): TableOf<N, C> {
  const all: TenantColumns & C = { ...tenantColumns(), ...columns };
  return pgTable<N, TenantColumns & C>(name, all, (self) => [...shared(name, self as Own), ...extra(self)]);
}

function shared(name: string, table: Own): PgTableExtraConfigValue[] {
  return [
    primaryKey({ name: `${name}_pkey`, columns: [table.organizationId, table.id] }),
    foreignKey({
      name: `${name}_organization_fk`,
      columns: [table.organizationId],
      foreignColumns: [organization.id],
    }).onDelete("cascade"),
    index(`${name}_live_idx`)
      .on(table.organizationId, table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is null`),
    index(`${name}_trash_idx`)
      .on(table.organizationId, table.deletedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`deleted_at is not null`),
    pgPolicy(`${name}_tenant`, { for: "all", to: appTenant, using: live(table), withCheck: live(table) }),
    pgPolicy(`${name}_trash`, { for: "all", to: appTrash, using: own(table), withCheck: own(table) }),
  ];
}
