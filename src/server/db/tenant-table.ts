import { type BuildExtraConfigColumns, type SQL, sql } from "drizzle-orm";
import {
  type ExtraConfigColumn,
  foreignKey,
  index,
  integer,
  type PgColumn,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgPolicy,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import type { Permission } from "@/domain/roles";
import type { TrashKind } from "@/domain/trash";
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

/** What the trash knows of a table, or that its rows never go there. */
type TrashDeclaration<T> =
  | "never"
  | {
      kind: TrashKind;
      /** What a person calls such a row. */
      noun: string;
      /** What a person calls this one. */
      label: (table: T) => SQL<string>;
      /** What a row hangs on: trashed with it, and not restored before it. */
      parents?: (table: T) => readonly TrashParent[];
      /** Who sees deleted rows; everyone who sees the trash when left out. */
      read?: Permission;
      restore: Permission;
    };

/** The column that says on which row, and the parent's column it names. */
export type TrashParent = { column: PgColumn; of: PgColumn };

export type TenantTable = TableOf<string, Record<never, never>>;

export type TrashEntry = {
  kind: TrashKind;
  noun: string;
  table: TenantTable;
  label: SQL<string>;
  parents: readonly TrashParent[];
  read: Permission;
  restore: Permission;
};

const trashEntries = new WeakMap<object, TrashEntry>();

/** What a table's declaration says about the trash; undefined for one whose rows never go there, or any other value. */
export const trashEntryOf = (table: unknown): TrashEntry | undefined =>
  typeof table === "object" && table ? trashEntries.get(table) : undefined;

type Options<N extends string, C extends Columns> = {
  trash: TrashDeclaration<TableOf<N, C>>;
  extra?: (table: Self<N, C>) => PgTableExtraConfigValue[];
};

/**
 * Declares a table whose rows belong to one organization.
 *
 * Adds the key led by `organization_id`, the trash columns, who and when, a version, the two policies (`app_tenant`
 * sees its organization's live rows, `app_trash` all of its organization's rows), the indexes of the
 * list and the trash, and the trash's entry. Columns default from the bound transaction, so an insert names only its
 * own fields.
 */
export function tenantTable<N extends string, C extends Columns>(
  name: N,
  columns: C,
  { trash, extra = () => [] }: Options<N, C>,
): TableOf<N, C> {
  const all: TenantColumns & C = { ...tenantColumns(), ...columns };
  const table = pgTable<N, TenantColumns & C>(name, all, (self) => [
    ...shared(name, self as Own),
    ...extra(self),
  ]);
  if (trash === "never") return table;
  const { kind, noun, label, parents = () => [], read = "trash:read", restore } = trash;
  trashEntries.set(table, {
    ...{ kind, noun, read, restore },
    label: label(table),
    parents: parents(table),
    table: anyTenantTable(table),
  });
  return table;
}

/** Every tenant table has the shared columns, whatever its own are: the compiler cannot prove it of a generic one. */
const anyTenantTable = (table: object): TenantTable => table as TenantTable;

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
