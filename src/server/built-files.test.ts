import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BuiltFiles } from "./built-files";

const folder = mkdtempSync(join(tmpdir(), "built-"));
let files: BuiltFiles;

beforeAll(() => {
  mkdirSync(join(folder, "chunks"));
  for (const name of ["a.js", "a.js.br", "a.js.gz", "b.css", "b.css.gz", "font.woff2", "font.woff2.br"])
    writeFileSync(join(folder, "chunks", name), "");
  files = new BuiltFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function choose(path: string, reads: string | undefined, of = files) {
  const req = new IncomingMessage(new Socket());
  req.url = path;
  req.headers = { "accept-encoding": reads };
  const res = new ServerResponse(req);
  of.choose(req, res, path);
  return [req.url, res.getHeader("content-encoding"), res.getHeader("content-type")];
}

describe("built files", () => {
  const script = "/_next/static/chunks/a.js";
  const style = "/_next/static/chunks/b.css";
  const asIs = (path: string) => [path, undefined, undefined];

  it("come in the smallest form that the browser reads", () => {
    const js = "application/javascript; charset=UTF-8";
    expect(choose(script, "gzip, deflate, br, zstd")).toEqual([`${script}.br`, "br", js]);
    expect(choose(script, "gzip")).toEqual([`${script}.gz`, "gzip", js]);
    expect(choose(style, "gzip")).toEqual([`${style}.gz`, "gzip", "text/css; charset=UTF-8"]);
  });

  it.each([
    ["who reads none", script, "identity"],
    ["who does not say what they read", script, undefined],
    ["who refuses both", script, "br;q=0, gzip;q=0"],
    ["a form that was not written", style, "br"],
    ["what is compressed in itself", "/_next/static/chunks/font.woff2", "br"],
    ["a file that is not there", "/_next/static/chunks/none.js", "br"],
    ["an address outside the folder", "/_next/static/../a.js", "br"],
    ["another part of the server", "/chunks/a.js", "br"],
  ])("stay as they are for %s", (_, path, reads) => {
    expect(choose(path, reads)).toEqual(asIs(path));
  });

  it("stay as they are while nothing is built", () => {
    expect(choose(script, "br", new BuiltFiles(join(folder, "none")))).toEqual(asIs(script));
  });
});
