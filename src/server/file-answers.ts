import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { logger } from "./logger";
import type { RequestContext } from "./trpc/context";
import { DomainError, messageFor, notFound, toClientError } from "./trpc/errors";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The attachment that the end of a path names; throws NOT_FOUND for what is no id. */
export function fileId(segment: string): string {
  const id = segment.toLowerCase();
  if (!uuid.test(id)) throw notFound();
  return id;
}

/** Status and body for whatever was thrown, in the shape of a procedure's error; an unexpected cause is logged only. */
export function errorAnswer(
  error: unknown,
  { requestId, locale }: Pick<RequestContext, "requestId" | "locale">,
) {
  const told = toClientError(error);
  const { code, cause } = told;
  const message = messageFor(told, locale);
  if (code === "INTERNAL_SERVER_ERROR") logger.error({ requestId, cause: String(cause) }, "a file failed");
  const reason = told instanceof DomainError ? (told.reason ?? null) : null;
  const status = getHTTPStatusCodeFromError(told);
  return { status, body: { error: { message, data: { code, httpStatus: status, reason, requestId } } } };
}
