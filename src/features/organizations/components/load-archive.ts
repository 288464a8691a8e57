/** Bytes: more than a page should hold, so that the browser loads it as a download of its own. */
const atMost = 300 * 1024 * 1024;

export type Loaded = { bytes: number; of: number };

/** The server's words for why it did not give the archive. */
export class ArchiveRefused extends Error {}

type Options = { organizationId: string; signal: AbortSignal; onProgress: (loaded: Loaded) => void };

/**
 * Loads the archive of an organization and has the browser save it. Answers whether it was saved here; a large one goes
 * on as a download of the browser. Throws `ArchiveRefused`, and what `fetch` throws.
 */
export async function loadArchive({ organizationId, signal, onProgress }: Options): Promise<boolean> {
  const address = `/api/exports/${organizationId}`;
  const answer = await fetch(address, { signal });
  if (!answer.ok || !answer.body) throw new ArchiveRefused(await reasonOf(answer));
  const of = Number(answer.headers.get("content-length"));
  if (of > atMost) {
    await answer.body.cancel();
    window.location.assign(address);
    return false;
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.length;
    onProgress({ bytes, of });
  }
  save(new Blob(parts, { type: "application/x-tar" }), nameOf(answer));
  return true;
}

async function reasonOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => null);
  const error = typeof body === "object" && body && "error" in body ? body.error : null;
  return typeof error === "object" && error && "message" in error ? String(error.message) : "";
}

const nameOf = (answer: Response) =>
  /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "organization.tar";

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
