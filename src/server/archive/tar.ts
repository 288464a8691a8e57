/** POSIX ustar: blocks of 512 bytes, a header before each entry, two empty blocks at the end. */
const block = 512;

/** Of one entry: up to 100 letters of ASCII, and less than 8 GB. */
type Entry = { name: string; size: number };

export function tarHeader({ name, size }: Entry): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, "latin1");
  header.write("0000644\u00000000000\u00000000000\u0000", 100, "latin1");
  header.write(`${size.toString(8).padStart(11, "0")}\u0000`, 124, "latin1");
  header.write("00000000000\u0000        0", 136, "latin1");
  header.write("ustar\u000000", 257, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\u0000 `, 148, "latin1");
  return header;
}

/** What fills the last block of an entry. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block);

export const tarEnd = (): Buffer => Buffer.alloc(2 * block);

/** Bytes that an entry takes with its header and padding. */
export const tarSize = (size: number): number => block + size + tarPadding(size).length;

export class TarError extends Error {
  override name = "TarError";
}

type Bytes = AsyncIterable<Uint8Array>;

/** The entries of an archive in their order; a body that nobody reads is passed over. Throws `TarError` where it breaks off. */
export async function* readTar(bytes: Bytes): AsyncGenerator<Entry & { body: AsyncGenerator<Buffer> }> {
  const source = new Source(bytes);
  for (;;) {
    const header = await source.exactly(block);
    if (header.every((byte) => byte === 0)) return;
    const entry = entryOf(header);
    const body = source.take(entry.size);
    yield { ...entry, body };
    for await (const _ of body);
    await source.exactly(tarPadding(entry.size).length);
  }
}

function entryOf(header: Buffer): Entry {
  const textOf = (from: number, to: number) => header.toString("latin1", from, to).replace(/\0.*$/s, "");
  const sum = Number.parseInt(textOf(148, 154), 8);
  const own = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== own) throw new TarError("This is no archive of an organization, or it was damaged.");
  return { name: textOf(0, 100), size: Number.parseInt(textOf(124, 136), 8) };
}

class Source {
  #rest: Buffer = Buffer.alloc(0);
  readonly #bytes: AsyncIterator<Uint8Array>;

  constructor(bytes: Bytes) {
    this.#bytes = bytes[Symbol.asyncIterator]();
  }

  async *take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0) await this.#more();
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async exactly(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.take(size)) parts.push(part);
    return Buffer.concat(parts);
  }

  async #more(): Promise<void> {
    const next = await this.#bytes.next();
    if (next.done) throw new TarError("The archive breaks off in the middle.");
    this.#rest = Buffer.from(next.value);
  }
}
