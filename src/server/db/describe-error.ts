const hints: Record<string, string> = {
  "3D000": "Run npm run db:migrate first: it creates the database.",
  "42P01": "Run npm run db:migrate first: it creates the tables.",
  "42703": "Run npm run db:migrate first: the schema is older than the code.",
  "28P01": "Check the user and the password in DATABASE_ADMIN_URL.",
  ECONNREFUSED: "No PostgreSQL answers at the address in DATABASE_ADMIN_URL.",
  ENOTFOUND: "The host in DATABASE_ADMIN_URL is not known.",
};

/** A failure of a database command in words: PostgreSQL's own message, its detail, and what to do. */
export function describeDatabaseError(error: unknown): string {
  const reason = rootCause(error);
  const { code, detail } = reason as { code?: string; detail?: string };
  const message = reason instanceof Error ? reason.message || reason.name : String(reason);
  const hint = code === undefined ? undefined : hints[code];
  return [message, detail, hint].filter(Boolean).join("\n  ");
}

function rootCause(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootCause(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error;
}
