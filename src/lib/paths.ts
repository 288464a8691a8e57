const here = "http://here.invalid";

/** The normalised path when `value` is one on this site; null for other origins and ambiguous forms (`//`, `/\`). */
export function sameSitePath(value: string | undefined): string | null {
  if (!value || !/^\/(?![/\\])/.test(value) || !URL.canParse(value, here)) return null;
  const { origin, pathname, search, hash } = new URL(value, here);
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : null;
}

/** `path` with those parameters that have a value. */
export function withQuery(path: string, query: Record<string, string | null | undefined>): string {
  const present = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return present.length ? `${path}?${new URLSearchParams(present)}` : path;
}

/** The parameters of an address as a page gets them. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** A search parameter that is given once. */
export const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The request header in which the proxy hands on the path and query that were asked for. */
export const pathHeader = "x-tenantry-path";

/** The sign-in page that goes on to `path` afterwards. */
export const signInPath = (path: string): string => withQuery("/sign-in", { next: path });
