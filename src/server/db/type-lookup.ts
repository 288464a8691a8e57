const lookup = "pg_catalog.pg_type";

/** The driver's own codes, the system's, and PostgreSQL's for a connection that fails or a server that shuts down. */
const lost =
  /^(CONNECT(ION)?_|E(CONN[A-Z]+|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)$|(08|53|57P)..)/;

/** Whether an error, or what is left of one on its way from another process, says that a connection was lost or not had. */
export const isLost = (error: unknown): error is { code: unknown } =>
  typeof error === "object" && error !== null && "code" in error && lost.test(String(error.code));

/**
 * Whether an error ended the look-up of array types that the driver makes on every new connection. It belongs to
 * no query of ours: the connection was lost before anybody used it, and the pool opens another.
 */
export function endedTypeLookup(error: unknown): boolean {
  return isLost(error) && "query" in error && String(error.query).includes(lookup);
}

/**
 * Keeps the process alive when a connection is lost under a query that nobody waits for: the driver's look-up above, or
 * one of the job queue's, which asks again later. Every other rejection that nobody handles still ends the process.
 */
export function surviveLostConnections(onLost: (query: string) => void): void {
  process.on("unhandledRejection", (error) => {
    if (!isLost(error)) throw error;
    onLost("query" in error ? String(error.query).trim().slice(0, 80) : "none");
  });
}
