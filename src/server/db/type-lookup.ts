const lookup = "pg_catalog.pg_type";

/**
 * Whether an error ended the look-up of array types that the driver makes on every new connection. It belongs to
 * no query of ours: the connection was lost before anybody used it, and the pool opens another.
 */
export function endedTypeLookup(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error) || !("query" in error)) return false;
  return String(error.code).startsWith("CONNECTION_") && String(error.query).includes(lookup);
}

/** Keeps the process alive when a new connection is lost before its first use; every other rejection still ends it. */
export function surviveLostTypeLookups(onLost: () => void): void {
  process.on("unhandledRejection", (error) => {
    if (!endedTypeLookup(error)) throw error;
    onLost();
  });
}
