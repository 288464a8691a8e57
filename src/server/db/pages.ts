import { type Column, type SQL, sql } from "drizzle-orm";
import { type Cursor, toPage } from "./inputs";

type Sorted = { createdAt: Column; id: Column };

/** The rows after a page's last one, where the newest come first; everything without a cursor. */
export function olderThan({ createdAt, id }: Sorted, cursor: Cursor | null | undefined): SQL | undefined {
  if (!cursor) return undefined;
  return sql`(${createdAt}, ${id}) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`;
}

/** The sort key of `olderThan`, exact to the microsecond; `newestPage` takes it off again. */
export const sortKeyOf = (createdAt: Column) => sql<string>`${createdAt}::text`;

/** Splits one row more than asked for into the page, without its sort keys, and the cursor of the next one. */
export function newestPage<T extends { id: string; sortKey: string }>(rows: T[], limit: number) {
  const { items, nextCursor } = toPage(rows, limit);
  return { items: items.map(({ sortKey: _, ...item }) => item), nextCursor };
}

/** A pattern for ILIKE that finds the text anywhere, taken literally. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
