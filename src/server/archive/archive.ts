import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { exactly, WrongSizeError } from "../storage/bytes";
import type { FileStorage } from "../storage/file-storage";
import { type Contents, contentsPath, filePath, hashesPath, hashLine } from "./contents";
import type { Spool } from "./spool";
import { tarEnd, tarHeader, tarPadding, tarSize } from "./tar";

type Archive = { size: number; body: Readable };
type Packed = { spool: Spool; storage: FileStorage; head: Buffer; files: Spool["files"] };

/** An archive of what was read, with the files that it names; how long it is stands before its first byte is sent. */
export async function archiveOf(spool: Spool, storage: FileStorage): Promise<Archive> {
  const { files, missing } = await findFiles(spool, storage);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const contents: Contents = { ...spool.contents, files: { count: files.length, bytes }, missing };
  const head = entry(contentsPath, Buffer.from(`${JSON.stringify(contents, null, 2)}\n`));
  const hashes = files.reduce((sum, { fileId }) => sum + hashLine("0".repeat(64), fileId).length, 0);
  const size =
    head.length +
    spool.size +
    files.reduce((sum, file) => sum + tarSize(file.size), 0) +
    tarSize(hashes) +
    tarEnd().length;
  const body = Readable.from(bytesOf({ spool, storage, head, files }), { objectMode: false });
  body.once("close", () => void spool.file.close());
  return { size, body };
}

const entry = (name: string, content: Buffer) =>
  Buffer.concat([tarHeader({ name, size: content.length }), content, tarPadding(content.length)]);

/** Which of the files are there: an archive says its length before it is sent, and one lost file shall not stop it. */
async function findFiles({ files: named, contents }: Spool, storage: FileStorage) {
  const files: Spool["files"] = [];
  const missing: string[] = [];
  for (const file of named) {
    const key = { organizationId: contents.organization.id, fileId: file.fileId };
    const first = await storage.read(key, { start: 0, end: 0 });
    first?.destroy();
    if (first) files.push(file);
    else missing.push(file.id);
  }
  return { files, missing };
}

async function* bytesOf({ spool, storage, head, files }: Packed): AsyncGenerator<Uint8Array> {
  yield head;
  yield* spool.file.createReadStream({ start: 0, autoClose: false });
  const hashes: string[] = [];
  for (const { fileId, size } of files) {
    const bytes = await storage.read({ organizationId: spool.contents.organization.id, fileId });
    if (!bytes) throw new WrongSizeError(`The file ${fileId} went away`);
    const hash = createHash("sha256");
    yield tarHeader({ name: filePath(fileId), size });
    for await (const chunk of exactly(bytes, size)) {
      hash.update(chunk);
      yield chunk;
    }
    yield tarPadding(size);
    hashes.push(hashLine(hash.digest("hex"), fileId));
  }
  yield entry(hashesPath, Buffer.from(hashes.join("")));
  yield tarEnd();
}
