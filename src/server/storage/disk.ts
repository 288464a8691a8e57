import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileKey, FileStorage } from "./file-storage";

/** Files below `root`: `<organization>/<file>`. A file appears whole, by renaming, once its bytes are on the disk. */
export function diskStorage(root: string): FileStorage {
  const pathOf = ({ organizationId, fileId }: FileKey) =>
    path.join(root, uuidOnly(organizationId), uuidOnly(fileId));
  return {
    async write(key, bytes) {
      const file = pathOf(key);
      await mkdir(path.dirname(file), { recursive: true });
      const part = await open(partOf(file), "wx");
      try {
        await pipeline(bytes, part.createWriteStream({ flush: true }));
        await rename(partOf(file), file);
      } catch (error) {
        await rm(partOf(file), { force: true });
        throw error;
      }
    },
    async read(key, range) {
      const handle = await openIfThere(pathOf(key));
      return handle?.createReadStream(range) ?? null;
    },
    async remove(key) {
      const file = pathOf(key);
      await Promise.all([rm(file, { force: true }), rm(partOf(file), { force: true })]);
    },
  };
}

const partOf = (file: string) => `${file}.part`;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function uuidOnly(id: string): string {
  if (!uuid.test(id)) throw new TypeError("A file's place is made of ids only");
  return id;
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
