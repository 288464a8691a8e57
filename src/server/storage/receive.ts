import { v7 } from "uuid";
import { saysPicture } from "@/domain/attachment";
import { say } from "@/i18n/errors";
import { logger } from "../logger";
import { DomainError } from "../trpc/errors";
import { exactly, peek, typeOf, WrongSizeError } from "./bytes";
import type { FileKey } from "./file-storage";
import { storage } from "./storage";

/** What a noun does around the bytes, each in a transaction of its own. */
export type ReceivingSteps = {
  /** Names the bytes to come `fileId` and answers whose they are; throws to refuse them. */
  claim: (fileId: string) => Promise<{ organizationId: string; name: string; size: number }>;
  /** Says that they are there; throws when nobody waits for them any more. */
  finish: (file: FileKey & { contentType: string }) => Promise<void>;
  /** Takes the claim back; answers whether the file is needed after all. */
  takeBack: (key: FileKey) => Promise<boolean>;
};

/**
 * Streams an upload into the storage. Each try is a file of its own, so that no try ever writes over another one;
 * one that fails takes its row and its bytes back. Throws a DomainError with a sentence for the person.
 */
export async function receiveFile(bytes: AsyncIterable<Uint8Array>, steps: ReceivingSteps): Promise<void> {
  const fileId = v7();
  const { organizationId, name, size } = await steps.claim(fileId);
  const key = { organizationId, fileId };
  try {
    const { head, all } = await peek(exactly(bytes, size));
    const contentType = await typeOf(head);
    if (saysPicture(name) && !contentType.startsWith("image/")) throw notThatPicture(name);
    await storage().write(key, all, size);
    await steps.finish({ ...key, contentType });
  } catch (error) {
    await undo(key, steps);
    throw error instanceof WrongSizeError ? wrongSize() : error;
  }
}

/** What fails here is left to the job that cleans up. */
async function undo(key: FileKey, { takeBack }: ReceivingSteps): Promise<void> {
  try {
    if (!(await takeBack(key))) await storage().remove(key);
  } catch (error) {
    logger.warn({ fileId: key.fileId, error: String(error) }, "an upload was not taken back");
  }
}

export const wrongSize = () => new DomainError("BAD_REQUEST", say("notAsLong"));

const notThatPicture = (name: string) =>
  new DomainError("UNSUPPORTED_MEDIA_TYPE", say("notThatPicture", { name }), "file_refused");
