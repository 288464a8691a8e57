import type { Readable } from "node:stream";

/** Where a file lies: ids of ours only, never anything that a person typed. */
export type FileKey = { organizationId: string; fileId: string };

/** Inclusive, as in HTTP. */
export type ByteRange = { start: number; end: number };

/** Keeps bytes under keys. Both drivers, a local disk and an S3 API, stream: no file is ever held in memory. */
export type FileStorage = {
  /** Keeps exactly `size` bytes. Throws what the stream throws, or what went wrong, and then keeps nothing. */
  write: (key: FileKey, bytes: AsyncIterable<Uint8Array>, size: number) => Promise<void>;
  /** The file or a part of it; null when there is none. */
  read: (key: FileKey, range?: ByteRange) => Promise<Readable | null>;
  /** Removes the file and whatever a write left unfinished; no file is no error. */
  remove: (key: FileKey) => Promise<void>;
};

/** An upload as it arrives: `length` as its sender says, null when they do not. */
export type IncomingFile = { id: string; length: number | null; bytes: AsyncIterable<Uint8Array> };

/** What a client asks for: `query` is what was signed. */
export type FileRequest = {
  id: string;
  query: URLSearchParams;
  range?: string | undefined;
  ifNoneMatch?: string | undefined;
};

/** The answer to it; `body` is null when the headers say all. */
export type FileAnswer = {
  status: 200 | 206 | 304 | 416;
  headers: Record<string, string>;
  body: Readable | null;
};
