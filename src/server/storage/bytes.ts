import { fileTypeFromBuffer } from "file-type";

type Bytes = AsyncIterable<Uint8Array>;

export class WrongSizeError extends Error {
  override name = "WrongSizeError";
}

/** Passes exactly `size` bytes on; throws `WrongSizeError` at the first one more, or when fewer came. */
export async function* exactly(bytes: Bytes, size: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of bytes) {
    seen += chunk.byteLength;
    if (seen > size) throw new WrongSizeError();
    yield chunk;
  }
  if (seen < size) throw new WrongSizeError();
}

/** As many bytes as tell every type that is known. */
const telling = 4_100;

/** The beginning of a stream, and a stream of all its bytes. */
export async function peek(bytes: Bytes): Promise<{ head: Uint8Array; all: Bytes }> {
  const source = bytes[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let length = 0;
  let done: boolean | undefined = false;
  while (!done && length < telling) {
    const next = await source.next();
    done = next.done;
    if (next.done) break;
    read.push(next.value);
    length += next.value.byteLength;
  }
  return { head: Buffer.concat(read), all: joined(read, source) };
}

async function* joined(read: Uint8Array[], source: AsyncIterator<Uint8Array>) {
  try {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => source };
  } finally {
    await source.return?.();
  }
}

const unknownType = "application/octet-stream";

/** Markup and programs have no type of their own here: nothing is ever served as what a browser would run. */
const dull = /^(application\/(xml|javascript|x-.*)|text\/html|image\/svg\+xml)/;

/** The type that a file's first bytes tell, whatever its name or sender says. */
export async function typeOf(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  return !found || dull.test(found.mime) ? unknownType : found.mime;
}
