import { existsSync, readdirSync } from "node:fs";
import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { attachmentLimits } from "@/domain/attachment";
import { env } from "@/env";
import { caller, sessionCookie } from "@/testing/callers";
import { adminDb } from "@/testing/database";
import { addMember, createOrganization } from "@/testing/factories";
import { attachments, fileRemovals } from "./db/schema";
import { createHttpServer } from "./http";
import { FileServer } from "./http-files";
import type { IncomingFile } from "./storage/file-storage";
import { signedPath } from "./storage/links";
import { createContext } from "./trpc/context";

const server = createHttpServer((_req, res) => void res.writeHead(404).end());
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

let acme: Awaited<ReturnType<typeof createOrganization>>;
let todoId = "";
beforeEach(async () => {
  acme = await createOrganization();
  todoId = (await owner().todos.create({ title: "Order the cake" })).id;
});

type Person = { token: string } | null;
const as = (person: { token: string }, id = acme.id) => caller({ token: person.token, organizationId: id });
const owner = () => as(acme.owner);

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const html = Buffer.from("<!doctype html><script>alert(document.domain)</script>");
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

const headersOf = (person: Person, organizationId = acme.id) => ({
  origin: "http://localhost:3000",
  "x-organization-id": organizationId,
  ...(person && { cookie: sessionCookie(person.token) }),
});

async function reserve(name: string, size: number) {
  const { id } = await owner().attachments.create({ todoId, name, size });
  return id;
}

type Put = { person?: Person; organizationId?: string; headers?: Record<string, string> };

async function put(id: string, bytes: BodyInit, { person = acme.owner, organizationId, headers }: Put = {}) {
  const own = {
    ...headersOf(person, organizationId),
    "content-type": "application/octet-stream",
    ...headers,
  };
  const address = `http://127.0.0.1:${port}/api/attachments/${id}`;
  const response = await fetch(address, { method: "PUT", body: bytes, headers: own });
  const body: { error?: { message: string; data?: { reason: string | null } } } = await response.json();
  return { status: response.status, message: body.error?.message, reason: body.error?.data?.reason };
}

async function upload(name: string, bytes: Buffer<ArrayBuffer>) {
  const id = await reserve(name, bytes.length);
  expect((await put(id, bytes)).status).toBe(200);
  return id;
}

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function get(
  target: string,
  person: Person = acme.owner,
  headers: Record<string, string> = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const own = { ...headersOf(person, ""), ...headers };
    httpRequest({ port, path: target, headers: own }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk) => chunks.push(chunk));
      res.on("end", () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    })
      .once("error", reject)
      .end();
  });
}

const download = async (id: string) => (await owner().attachments.link({ id })).url;
const inline = (id: string) => signedPath({ organizationId: acme.id, id, as: "inline" });
const names = async () => (await owner().attachments.list({ todoId })).items.map(({ name }) => name);
const rows = () => adminDb.$count(attachments, eq(attachments.organizationId, acme.id));

function filesOnDisk(): string[] {
  const folder = path.join(env.DATA_DIR, "files", acme.id);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe("an upload", () => {
  it("stores what it sent under the type that its content tells", async () => {
    const id = await upload("cake.png", png);
    expect((await owner().attachments.list({ todoId })).items).toMatchObject([
      { id, name: "cake.png", size: png.length, contentType: "image/png", previewUrl: inline(id) },
    ]);
    const { status, body, headers } = await get(await download(id));
    expect(status).toBe(200);
    expect(body.equals(png)).toBe(true);
    expect(headers["content-length"]).toBe(String(png.length));
  });

  it("of many megabytes arrives whole", async () => {
    const bytes = Buffer.alloc(9_000_000, "0123456789");
    const id = await upload("numbers.txt", bytes);
    expect((await get(await download(id))).body.equals(bytes)).toBe(true);
  });

  it("is refused to the anonymous, to strangers, viewers and whoever did not begin it", async () => {
    const [id, globex] = [await reserve("cake.png", png.length), await createOrganization("Globex")];
    const viewer = await addMember(acme.id, "viewer");
    const other = await addMember(acme.id, "member");
    const gone = await addMember(acme.id, "member");
    await owner().members.remove({ id: gone.member.id });
    expect((await put(id, png, { person: null })).status).toBe(401);
    expect((await put(id, png, { person: globex.owner })).status).toBe(404);
    expect((await put(id, png, { person: globex.owner, organizationId: globex.id })).status).toBe(404);
    expect((await put(id, png, { person: gone })).status).toBe(404);
    expect((await put(id, png, { person: viewer })).status).toBe(403);
    expect((await put(id, png, { person: other })).status).toBe(404);
    expect((await put(v7(), png)).status).toBe(404);
    expect((await put("..%2f..%2fetc", png)).status).toBe(404);
    expect(await names()).toEqual([]);
    expect(filesOnDisk()).toEqual([]);
  });

  it.each([
    ["another site", { origin: "https://evil.test" }, 403],
    ["a form", { "content-type": "multipart/form-data; boundary=x" }, 415],
    ["JSON", { "content-type": "application/json" }, 415],
  ])("is refused from %s", async (_, headers, status) => {
    const id = await reserve("cake.png", png.length);
    expect((await put(id, png, { headers })).status).toBe(status);
  });

  it.each([
    ["longer than announced", 3],
    ["shorter than announced", 300],
  ])("%s leaves nothing", async (_, size) => {
    const id = await reserve("cake.txt", size);
    const answer = await put(id, "These are 24 characters.");
    expect(answer).toMatchObject({ status: 400, message: expect.stringContaining("as announced") });
    const streamed = new Blob(["These are ", "24 characters."]).stream();
    const again = await reserve("cake.txt", size);
    expect((await putStream(again, streamed)).status).toBe(400);
    expect(await names()).toEqual([]);
    expect(filesOnDisk()).toEqual([]);
  });

  async function putStream(id: string, body: ReadableStream) {
    const own = { ...headersOf(acme.owner), "content-type": "application/octet-stream" };
    const init = { method: "PUT", body, headers: own, duplex: "half" };
    return fetch(`http://127.0.0.1:${port}/api/attachments/${id}`, init);
  }

  it("of a stream without a length is counted as it comes", async () => {
    const id = await reserve("cake.txt", 24);
    const bytes = new Blob(["These are ", "24 characters."]).stream();
    expect((await putStream(id, bytes)).status).toBe(200);
    expect(await names()).toEqual(["cake.txt"]);
  });

  it("that says it is larger than any file may be is refused before it comes", async () => {
    const id = await reserve("cake.txt", 10);
    const tooMany = String(attachmentLimits.size + 1);
    const headers = { ...headersOf(acme.owner), "content-type": "application/octet-stream" };
    const status = await new Promise((resolve, reject) => {
      const req = httpRequest(
        {
          port,
          path: `/api/attachments/${id}`,
          method: "PUT",
          headers: { ...headers, "content-length": tooMany },
        },
        (res) => {
          resolve(res.statusCode);
          req.destroy();
        },
      );
      req.once("error", reject);
      req.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it.each([
    ["cake.png", html],
    ["cake.JPG", svg],
    ["cake.webp", Buffer.from("%PDF-1.7 and more")],
  ])("named %s that is none is refused with a sentence, and leaves nothing", async (name, bytes) => {
    const id = await reserve(name, bytes.length);
    const answer = await put(id, bytes);
    expect(answer).toMatchObject({ status: 415, message: expect.stringContaining("something else") });
    expect(await rows()).toBe(0);
    expect(filesOnDisk()).toEqual([]);
  });

  it.each([
    ["page.html", html],
    ["drawing.svg", svg],
    ["script.js", Buffer.from("alert(1)")],
  ])("of %s is kept and only ever downloaded", async (name, bytes) => {
    const id = await upload(name, bytes);
    const { headers } = await get(inline(id));
    expect(headers["content-type"]).toBe("application/octet-stream");
    expect(headers["content-disposition"]).toMatch(/^attachment;/);
  });

  it("that breaks off leaves nothing, and its id may be used again", async () => {
    const id = await reserve("cake.txt", 1_000_000);
    await breakOff(id);
    await expect.poll(rows).toBe(0);
    await expect.poll(filesOnDisk).toEqual([]);
    await owner().attachments.create({ id, todoId, name: "cake.txt", size: 4 });
    expect((await put(id, "cake")).status).toBe(200);
    expect(await names()).toEqual(["cake.txt"]);
  });

  function breakOff(id: string): Promise<void> {
    const headers = { ...headersOf(acme.owner), "content-type": "application/octet-stream" };
    return new Promise((resolve) => {
      const req = httpRequest({
        port,
        path: `/api/attachments/${id}`,
        method: "PUT",
        headers: { ...headers, "content-length": "1000000" },
      });
      req.once("error", () => {});
      req.once("close", resolve);
      req.write(Buffer.alloc(200_000), async () => {
        await expect.poll(filesOnDisk).toHaveLength(1);
        req.destroy();
      });
    });
  }

  it("of a file that is there already does not replace it", async () => {
    const id = await upload("cake.txt", Buffer.from("first"));
    expect(await put(id, "other")).toMatchObject({ status: 409, reason: "taken" });
    expect((await get(await download(id))).body.toString()).toBe("first");
  });

  it("sent twice at once is stored once, whole, and the other try leaves nothing", async () => {
    const id = await reserve("cake.txt", 400_000);
    const tries = ["a", "b"].map((letter) => put(id, letter.repeat(400_000)));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const { body } = await get(await download(id));
    expect(body.toString()).toMatch(/^(a{400000}|b{400000})$/);
    await expect.poll(filesOnDisk).toHaveLength(1);
  });

  it("that another try has overtaken is refused, even when it ends first", async () => {
    const id = await reserve("cake.txt", 400_000);
    const first = await beginHalf(id, "a", 1);
    const second = await beginHalf(id, "b", 2);
    expect(await first()).toBe(404);
    expect(await names()).toEqual([]);
    expect(await second()).toBe(200);
    expect((await get(await download(id))).body.toString()).toBe("b".repeat(400_000));
  });

  /** Sends half of an upload until `files` are on the disk; answers how to send the rest, which answers the status. */
  async function beginHalf(id: string, letter: string, files: number): Promise<() => Promise<number>> {
    const half = letter.repeat(200_000);
    const headers = { ...headersOf(acme.owner), "content-type": "application/octet-stream" };
    const req = httpRequest({
      port,
      path: `/api/attachments/${id}`,
      method: "PUT",
      headers: { ...headers, "content-length": "400000" },
    });
    const status = new Promise<number>((resolve, reject) => {
      req.once("error", reject);
      req.once("response", (res) => {
        res.resume();
        resolve(res.statusCode ?? 0);
      });
    });
    req.write(half);
    await expect.poll(filesOnDisk).toHaveLength(files);
    return () => {
      req.end(half);
      return status;
    };
  }

  it("for a todo that went to the trash meanwhile is refused and leaves no file", async () => {
    const id = await reserve("cake.txt", 4);
    await owner().todos.trash({ id: todoId });
    expect((await put(id, "cake")).status).toBe(404);
    expect(filesOnDisk()).toEqual([]);
  });
});

describe("a download", () => {
  it("is sent with headers that let nothing run, under its exact name", async () => {
    const id = await upload('Zoë\'s "best" 50% 🎂.png', png);
    const { headers } = await get(await download(id));
    expect(headers).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition":
        "attachment; filename=\"Zo_'s _best_ 50_ __.png\"; filename*=UTF-8''Zo%C3%AB%27s%20%22best%22%2050%25%20%F0%9F%8E%82.png",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=300",
    });
    const shown = await get(inline(id));
    expect(shown.headers["content-type"]).toBe("image/png");
    expect(shown.headers["content-disposition"]).toMatch(/^inline;/);
  });

  it("is for live members with a signed path of this file only", async () => {
    const [id, other] = [await upload("a.png", png), await upload("b.png", png)];
    const [target, globex] = [await download(id), await createOrganization("Globex")];
    const [viewer, gone] = [await addMember(acme.id, "viewer"), await addMember(acme.id, "member")];
    expect((await get(target, gone)).status).toBe(200);
    await owner().members.remove({ id: gone.member.id });
    expect((await get(target, gone)).status).toBe(404);
    expect((await get(target, viewer)).status).toBe(200);
    expect((await get(target, null)).status).toBe(401);
    expect((await get(target, globex.owner)).status).toBe(404);
    for (const forged of [
      target.replace(id, other),
      target.replace(acme.id, globex.id),
      target.replace("as=attachment", "as=inline"),
      target.replace(/until=\d+/, "until=9999999999999"),
      target.replace(/signature=.*/, "signature=AAAA"),
      target.split("?")[0] ?? "",
    ]) {
      expect((await get(forged)).status, forged).toBe(403);
    }
  });

  it("ends with its time", async () => {
    const id = await upload("a.png", png);
    const link = { organizationId: acme.id, id, as: "attachment" } as const;
    const answer = await get(signedPath(link, Date.now() - 300_001));
    expect(answer.status).toBe(403);
    expect(answer.body.toString()).toContain("expired");
  });

  it("ends when its file or its todo goes to the trash", async () => {
    const id = await upload("a.png", png);
    const target = await download(id);
    await owner().attachments.trash({ id });
    expect((await get(target)).status).toBe(404);
    await owner().attachments.restore({ id });
    expect((await get(target)).status).toBe(200);
    await owner().todos.trash({ id: todoId });
    expect((await get(target)).status).toBe(404);
  });

  it("of a part answers that part, and nothing to who has it already", async () => {
    const id = await upload("digits.txt", Buffer.from("0123456789"));
    const target = await download(id);
    const part = async (range: string) => {
      const { status, headers, body } = await get(target, acme.owner, { range });
      return [status, headers["content-range"], body.toString()];
    };
    expect(await part("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await part("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await part("bytes=-2")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await part("bytes=10-")).toEqual([416, "bytes */10", ""]);
    expect(await part("lines=1-2")).toEqual([200, undefined, "0123456789"]);
    const { headers } = await get(target);
    expect((await get(target, acme.owner, { "if-none-match": headers.etag ?? "" })).status).toBe(304);
  });

  it("is noted for removal with its row, for ever", async () => {
    const id = await upload("a.png", png);
    await owner().attachments.trash({ id });
    const noted = () => adminDb.$count(fileRemovals, eq(fileRemovals.organizationId, acme.id));
    expect(await noted()).toBe(0);
    await owner().trash.purge({ kind: "attachment", id });
    expect(await noted()).toBe(1);
  });
});

describe("transfers", () => {
  it("of silence end, and give their place back; one organization gets half of the places", async () => {
    const places = { uploads: 4, downloads: 4 };
    const arrived: (() => void)[] = [];
    const receive = async (_: unknown, { bytes }: IncomingFile) => {
      arrived.shift()?.();
      for await (const _chunk of bytes);
    };
    const open = async (): Promise<never> => Promise.reject(new Error("not asked for"));
    const ctx = () => createContext({ headers: new Headers(), ipAddress: null, setCookies: () => {} });
    const files = new FileServer({ receive, open }, ctx, { idle: 300, places });
    const quiet = createServer((req, res) => void files.answer(req, res));
    await new Promise<void>((resolve) => quiet.listen(0, "127.0.0.1", resolve));
    const { port: own } = quiet.address() as AddressInfo;
    const send = (organization: string) => {
      const headers = { "x-organization-id": organization, "content-length": "10" };
      return httpRequest({ port: own, path: `/api/attachments/${v7()}`, method: "PUT", headers });
    };
    const stall = (organization: string) => {
      const req = send(organization);
      const began = new Promise<void>((resolve) => arrived.push(resolve));
      const ended = new Promise<void>((resolve) => req.once("error", () => resolve()));
      req.write("half");
      return { began, ended };
    };
    const ask = (organization: string) =>
      new Promise<number | undefined>((resolve) => {
        const req = send(organization).once("response", ({ statusCode }) => resolve(statusCode));
        req.end("0123456789");
      });
    const stalled = [stall("a"), stall("a")];
    await Promise.all(stalled.map(({ began }) => began));
    expect(await ask("a")).toBe(503);
    expect(await ask("b")).toBe(200);
    await Promise.all(stalled.map(({ ended }) => ended));
    expect(await ask("a")).toBe(200);
    quiet.close();
    quiet.closeAllConnections();
  });
});
