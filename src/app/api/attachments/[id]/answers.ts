import type { Readable } from "node:stream";
import { errorAnswer, fileId } from "@/server/file-answers";
import { files } from "@/server/root";
import { createContext, type RequestContext } from "@/server/trpc/context";

/** Answers of attachments for serverless hosts; the Node server answers these paths itself. */
export type Segment = { params: Promise<{ id: string }> };
type Work = (ctx: RequestContext, id: string) => Promise<Response>;

async function answer(req: Request, { params }: Segment, work: Work): Promise<Response> {
  const ctx = createContext({ headers: req.headers, ipAddress: null, setCookies: () => {} });
  try {
    return await work(ctx, fileId((await params).id));
  } catch (error) {
    const { status, body } = errorAnswer(error, ctx);
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  }
}

export const PUT = (req: Request, segment: Segment) =>
  answer(req, segment, async (ctx, id) => {
    const announced = req.headers.get("content-length");
    const length = announced === null ? null : Number(announced);
    await files.receive(ctx, { id, length, bytes: bytesOf(req.body) });
    return Response.json({ id });
  });

export const GET = (req: Request, segment: Segment) =>
  answer(req, segment, async (ctx, id) => {
    const { searchParams: query } = new URL(req.url);
    const range = req.headers.get("range") ?? undefined;
    const ifNoneMatch = req.headers.get("if-none-match") ?? undefined;
    const { status, headers, body } = await files.open(ctx, { id, query, range, ifNoneMatch });
    return new Response(body && streamOf(body), { status, headers });
  });

async function* bytesOf(body: ReadableStream<Uint8Array> | null) {
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) yield next.value;
}

function streamOf(body: Readable): ReadableStream<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void body.destroy(),
  });
}
