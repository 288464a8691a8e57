import { existsSync, readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import Negotiator from "negotiator";

const prefix = "/_next/static/";
const encodings = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
];
const names = encodings.map(({ name }) => name);
const types = [
  [".js", "application/javascript; charset=UTF-8"],
  [".css", "text/css; charset=UTF-8"],
] as const;

/** Chooses between the forms in which the build has written a script or style: compressed once, not for each request. */
export class BuiltFiles {
  #paths: Set<string>;

  /** `folder` as it is now; without one, as in development, nothing is chosen. */
  constructor(folder = ".next/static") {
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    this.#paths = new Set(files.map((file) => prefix + file));
  }

  /** Names in the request the smallest form that the browser reads, and in the answer what it is. */
  choose(req: IncomingMessage, res: ServerResponse, pathname: string): void {
    if (!pathname.startsWith(prefix)) return;
    const type = types.find(([ending]) => pathname.endsWith(ending))?.[1];
    const read = new Negotiator(req).encodings(names);
    const encoding = encodings.find(({ name }) => read.includes(name));
    if (!type || !encoding || !this.#paths.has(pathname + encoding.ending)) return;
    req.url = pathname + encoding.ending;
    res.setHeader("content-type", type);
    res.setHeader("content-encoding", encoding.name);
  }
}
