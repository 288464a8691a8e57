import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exactly, peek, typeOf, WrongSizeError } from "./bytes";
import { diskStorage } from "./disk";
import type { FileStorage } from "./file-storage";
import { s3Storage } from "./s3";

/** The S3 API as far as the storage speaks it: PUT, GET with a range, and DELETE of objects in one bucket. */
const objects = new Map<string, Buffer>();
const seen: IncomingMessage[] = [];
const bucket = createServer((req, res) => void answer(req, res));

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  seen.push(req);
  const key = new URL(req.url ?? "/", "http://s3").pathname;
  if (req.method === "PUT") {
    const body = await buffer(req).catch(() => null);
    if (body) objects.set(key, body);
    return void res.end();
  }
  if (req.method === "DELETE") objects.delete(key);
  if (req.method === "DELETE") return void res.writeHead(204).end();
  const found = objects.get(key);
  if (!found) return void res.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
  const [, start = "0", end = String(found.length - 1)] =
    /bytes=(\d+)-(\d+)/.exec(req.headers.range ?? "") ?? [];
  res.writeHead(req.headers.range ? 206 : 200).end(found.subarray(Number(start), Number(end) + 1));
}

let root = "";
let endpoint = "";
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "files-"));
  await new Promise<void>((resolve) => bucket.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`;
});
afterAll(async () => {
  bucket.close();
  bucket.closeAllConnections();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => {
  seen.length = 0;
});

const keys = { accessKeyId: "key", secretAccessKey: "secret" };
const drivers: [string, () => FileStorage][] = [
  ["a local disk", () => diskStorage(root)],
  ["an S3 API", () => s3Storage({ bucket: "files", region: "eu-central-1", endpoint, keys })],
];

const newKey = () => ({ organizationId: v7(), fileId: v7() });

async function* chunks(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

async function* breaking(...parts: string[]) {
  yield* chunks(...parts);
  throw new Error("the sender is gone");
}

async function textOf(storage: FileStorage, key: ReturnType<typeof newKey>, range?: [number, number]) {
  const found = await storage.read(key, range && { start: range[0], end: range[1] });
  return found && (await buffer(found)).toString();
}

describe.each(drivers)("a storage on %s", (_, open) => {
  it("gives back what it was given, whole and in part", async () => {
    const [storage, key] = [open(), newKey()];
    await storage.write(key, chunks("01234", "56789"), 10);
    expect(await textOf(storage, key)).toBe("0123456789");
    expect(await textOf(storage, key, [3, 6])).toBe("3456");
    expect(await textOf(storage, newKey())).toBeNull();
  });

  it("streams many megabytes", async () => {
    const [storage, key] = [open(), newKey()];
    const part = "x".repeat(1_000_000);
    await storage.write(key, chunks(...Array(12).fill(part)), 12_000_000);
    expect((await textOf(storage, key))?.length).toBe(12_000_000);
  });

  it("removes, and removes nothing twice", async () => {
    const [storage, key] = [open(), newKey()];
    await storage.write(key, chunks("x"), 1);
    await storage.remove(key);
    await storage.remove(key);
    expect(await textOf(storage, key)).toBeNull();
  });

  it("keeps nothing of a stream that breaks off, and says why it did", async () => {
    const [storage, key] = [open(), newKey()];
    await expect(storage.write(key, breaking("01234"), 10)).rejects.toThrow("the sender is gone");
    expect(await textOf(storage, key)).toBeNull();
  });

  it("keeps nothing of a stream that is longer or shorter than announced", async () => {
    const [storage, key] = [open(), newKey()];
    for (const parts of [["01234"], ["01234", "56789", "x"]]) {
      const bytes = exactly(chunks(...parts), 10);
      await expect(storage.write(key, bytes, 10)).rejects.toThrow(WrongSizeError);
      await storage.remove(key);
      expect(await textOf(storage, key)).toBeNull();
    }
  });
});

describe("a storage on a local disk", () => {
  it("has files only below their organization, by ids only", async () => {
    const storage = diskStorage(root);
    const key = newKey();
    await storage.write(key, chunks("x"), 1);
    expect(await readdir(path.join(root, key.organizationId))).toEqual([key.fileId]);
    for (const fileId of ["../../etc/passwd", "..", "a/b", ""]) {
      await expect(storage.write({ ...key, fileId }, chunks("x"), 1)).rejects.toThrow(TypeError);
      await expect(storage.read({ ...key, fileId })).rejects.toThrow(TypeError);
    }
  });

  it("never writes over a file that is being written", async () => {
    const storage = diskStorage(root);
    const key = newKey();
    const both = await Promise.allSettled([
      storage.write(key, chunks("a", "a"), 2),
      storage.write(key, chunks("b", "b"), 2),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a storage on an S3 API", () => {
  it("signs what it sends and announces its length, in the bucket's path", async () => {
    const key = newKey();
    await s3Storage({ bucket: "files", region: "eu-central-1", endpoint, keys }).write(key, chunks("abc"), 3);
    const [put] = seen;
    expect(put?.url).toMatch(new RegExp(`^/files/${key.organizationId}/${key.fileId}`));
    expect(put?.headers["content-length"]).toBe("3");
    expect(put?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d+\/eu-central-1\/s3\//);
  });

  it("says so when the bucket cannot be reached", async () => {
    const nowhere = s3Storage({
      bucket: "files",
      region: "eu-central-1",
      endpoint: "http://127.0.0.1:9",
      keys,
    });
    await expect(nowhere.write(newKey(), chunks("abc"), 3)).rejects.toThrow();
  });
});

describe("the bytes of a stream", () => {
  it("are looked at from the beginning without losing any", async () => {
    const { head, all } = await peek(chunks(...Array.from({ length: 10 }, () => "0".repeat(1_000))));
    expect(head.byteLength).toBe(5_000);
    expect((await buffer(all)).length).toBe(10_000);
  });

  it.each([
    ["a PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82], "image/png"],
    ["a PDF", [...Buffer.from("%PDF-1.7")], "application/pdf"],
    ["HTML", [...Buffer.from("<!doctype html><script>")], "application/octet-stream"],
    ["SVG", [...Buffer.from('<?xml version="1.0"?><svg onload="x()">')], "application/octet-stream"],
    ["a program", [...Buffer.from("\x7fELF\x02\x01\x01")], "application/octet-stream"],
    ["nothing", [], "application/octet-stream"],
  ])("tell the type of %s", async (_, bytes, type) => {
    expect(await typeOf(Uint8Array.from(bytes))).toBe(type);
  });
});
