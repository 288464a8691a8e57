import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { negotiateLocale } from "@/i18n/locale";
import { askerOf } from "./asker";
import { renderFor } from "./deadline";
import { errorAnswer, fileId } from "./file-answers";
import { filePrefix, respondJson, respondUnavailable } from "./http-guards";
import type { FileAnswer, FileRequest, IncomingFile } from "./storage/file-storage";
import type { RequestContext } from "./trpc/context";
import { notFound } from "./trpc/errors";

type Files = {
  receive: (ctx: RequestContext, file: IncomingFile) => Promise<void>;
  open: (ctx: RequestContext, request: FileRequest) => Promise<FileAnswer>;
};
type ContextOf = (req: IncomingMessage, res: ServerResponse) => RequestContext;

/** Milliseconds: an upload in all, and a transfer in which not a byte moves. */
export const uploadAtMost = 30 * 60_000;
const idleAtMost = 30_000;

/** At the same time in this process; one organization gets half of them. */
const placesOfAll = { uploads: 24, downloads: 200 };

/** Bytes in and out. They have no deadline as calls have, but places of their own and no patience with silence. */
export class FileServer {
  readonly #uploads: Places;
  readonly #downloads: Places;
  readonly #idle: number;

  constructor(
    private readonly files: Files,
    private readonly contextOf: ContextOf,
    { idle = idleAtMost, places = placesOfAll } = {},
  ) {
    this.#uploads = new Places(places.uploads);
    this.#downloads = new Places(places.downloads);
    this.#idle = idle;
  }

  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const upload = req.method === "PUT";
    if (!upload && req.method !== "GET" && req.method !== "HEAD") return respondError(res, notFound());
    const asker = askerOf(req);
    const leave = (upload ? this.#uploads : this.#downloads).enter(asker);
    if (!leave) return respondUnavailable(res, "overloaded", "Too many files are on their way. Try again.");
    res.once("close", leave);
    res.setTimeout(this.#idle, () => req.destroy());
    try {
      await renderFor(asker, () => (upload ? this.#receive(req, res) : this.#send(req, res)));
    } catch (error) {
      if (!req.socket.destroyed && !res.headersSent) respondError(res, error);
      else res.destroy();
    }
  }

  async #receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { id } = targetOf(req);
    const announced = req.headers["content-length"];
    const length = announced === undefined ? null : Number(announced);
    // What is not read any more is still taken off the wire, so that the client gets to read the answer.
    const bytes = { [Symbol.asyncIterator]: () => req.iterator({ destroyOnReturn: false }) };
    await this.files.receive(this.contextOf(req, res), { id, length, bytes });
    respondJson(res, 200, { id });
  }

  async #send(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { id, query } = targetOf(req);
    const { range, "if-none-match": ifNoneMatch } = req.headers;
    const answer = await this.files.open(this.contextOf(req, res), { id, query, range, ifNoneMatch });
    res.writeHead(answer.status, answer.headers);
    if (!answer.body) return void res.end();
    if (req.method === "HEAD") {
      answer.body.destroy();
      return void res.end();
    }
    await pipeline(answer.body, res);
  }
}

/** At most `most` transfers at once, half of them for one asker. */
class Places {
  readonly #taken: string[] = [];

  constructor(private readonly most: number) {}

  /** Takes a place and returns what gives it back, once; null when there is none. */
  enter(asker: string): (() => void) | null {
    const own = this.#taken.filter((each) => each === asker).length;
    if (this.#taken.length >= this.most || own >= this.most / 2) return null;
    this.#taken.push(asker);
    let inside = true;
    return () => {
      if (inside) this.#taken.splice(this.#taken.indexOf(asker), 1);
      inside = false;
    };
  }
}

function targetOf(req: IncomingMessage): { id: string; query: URLSearchParams } {
  const { pathname, searchParams } = new URL(req.url ?? "/", "http://localhost");
  return { id: fileId(pathname.slice(filePrefix.length)), query: searchParams };
}

/** In the shape of a procedure's error. */
function respondError(res: ServerResponse, error: unknown): void {
  const { status, body } = errorAnswer(error, {
    requestId: String(res.getHeader("x-request-id") ?? ""),
    locale: negotiateLocale(res.req.headers["accept-language"]),
  });
  respondJson(res, status, body);
}
