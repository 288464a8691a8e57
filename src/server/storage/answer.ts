import { logger } from "../logger";
import { notFound } from "../trpc/errors";
import { fileHeaders, rangeOf } from "./file-headers";
import type { FileAnswer, FileRequest } from "./file-storage";
import type { FileLink } from "./links";
import { storage } from "./storage";

type StoredFile = { id: string; name: string; size: number; contentType: string; fileId: string | null };

/** A stored file as HTTP answers it: whole, in part, or not again. Throws NOT_FOUND when its bytes are missing. */
export async function answerFile(
  file: StoredFile,
  link: FileLink,
  request: FileRequest,
): Promise<FileAnswer> {
  const headers = fileHeaders(file, link.as);
  if (request.ifNoneMatch === headers.etag) return { status: 304, headers, body: null };
  const range = rangeOf(request.range, file.size);
  if (range === "none") {
    return { status: 416, headers: { ...headers, "content-range": `bytes */${file.size}` }, body: null };
  }
  const key = { organizationId: link.organizationId, fileId: file.fileId ?? "" };
  const body = await storage().read(key, range ?? undefined);
  if (!body) {
    logger.error({ attachment: file.id }, "the bytes of an attachment are missing");
    throw notFound();
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  const part: Record<string, string> = range ? { "content-range": `bytes ${start}-${end}/${file.size}` } : {};
  return {
    status: range ? 206 : 200,
    headers: { ...headers, ...part, "content-length": String(end - start + 1) },
    body,
  };
}
