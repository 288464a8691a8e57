import type { IncomingMessage } from "node:http";

/** The body of a request; null when it is larger than `most` bytes. Throws when the client goes away. */
export async function readBody(req: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
