const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Throws unless the address names a database that may be damaged: on this machine, its name ending in
 * `_scratch`. Pushing drops policies that only the migrations know.
 */
export function assertScratch(address: string): void {
  const url = new URL(address);
  const name = decodeURIComponent(url.pathname.slice(1));
  const redirected = ["host", "hostaddr", "port", "dbname", "database"].some((key) =>
    url.searchParams.has(key),
  );
  if (loopback.test(url.hostname) && name.endsWith("_scratch") && !redirected) return;
  throw new Error(
    `db:push writes only to a database on localhost whose name ends in "_scratch", because it may drop policies; DATABASE_ADMIN_URL names "${name}" on ${url.hostname || "no host"}. For any other database: npm run db:generate, then npm run db:migrate.`,
  );
}
