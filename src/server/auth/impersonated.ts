/** Whether a session that is being made is one of somebody who acts as its person. */
export const impersonates = (made: Record<string, unknown>) => Boolean(made.impersonatedBy);

/** Binds an impersonation to the session that begins it, in the statement that makes it. Throws without one. */
export function boundTo(own: string | undefined) {
  if (!own) throw new TypeError("An impersonation begins in a session");
  return { data: { impersonatorSessionId: own } };
}
