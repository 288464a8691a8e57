import { v7 } from "uuid";
import { attachmentLimits } from "@/domain/attachment";
import { type ClientError, describeError } from "@/trpc/errors";
import { SendError, sendFile } from "./send-file";

export type Upload = {
  id: string;
  todoId: string;
  file: File;
  sent: number;
  state: "waiting" | "sending" | "failed";
  failure: ClientError | null;
};

/** What the queue asks of the server, in the organization whose todo it is. */
export type UploadApi = {
  organizationId: string;
  /** Why a file did not arrive, where the server does not say it. */
  says: { unreachable: string; empty: string; tooBig: (size: number) => string };
  reserve: (upload: Upload) => Promise<{ uploadUrl: string }>;
  cancel: (id: string) => Promise<unknown>;
  stored: (upload: Upload) => Promise<unknown>;
};

type Work = { api: UploadApi; ended: AbortController };

const atOnce = 3;
let uploads: readonly Upload[] = [];
const works = new Map<string, Work>();
const listeners = new Set<() => void>();

/** The uploads of this window: they go on when the panel of their todo is closed, and are there when it opens again. */
export const uploadQueue = {
  current: () => uploads,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },

  add(todoId: string, files: readonly File[], api: UploadApi): void {
    const added = files.map((file) => ({ id: v7(), todoId, file, sent: 0, ...stateOf(file, api) }));
    for (const { id } of added) works.set(id, { api, ended: new AbortController() });
    change([...uploads, ...added]);
    sendNext();
  },

  retry(id: string): void {
    const work = works.get(id);
    if (!work) return;
    work.ended = new AbortController();
    patch(id, { state: "waiting", failure: null, sent: 0 });
    sendNext();
  },

  /** Ends an upload, or takes a failed one from the list; what it had reserved is given back. */
  cancel(id: string): void {
    const work = works.get(id);
    forget(id);
    work?.ended.abort();
    work?.api.cancel(id).catch(() => {});
    sendNext();
  },
};

/** Leaving the page would end what is on its way. */
const askToStay = (event: Event) => event.preventDefault();

function change(next: readonly Upload[]): void {
  uploads = next;
  const busy = next.some(({ state }) => state !== "failed");
  if (busy) window.addEventListener("beforeunload", askToStay);
  else window.removeEventListener("beforeunload", askToStay);
  for (const listener of listeners) listener();
}

const patch = (id: string, values: Partial<Upload>) =>
  change(uploads.map((upload) => (upload.id === id ? { ...upload, ...values } : upload)));

function forget(id: string): void {
  works.delete(id);
  change(uploads.filter((upload) => upload.id !== id));
}

function sendNext(): void {
  const sending = uploads.filter(({ state }) => state === "sending").length;
  const next = uploads.filter(({ state }) => state === "waiting").slice(0, Math.max(0, atOnce - sending));
  for (const upload of next) {
    patch(upload.id, { state: "sending" });
    void send(upload).finally(sendNext);
  }
}

async function send(upload: Upload): Promise<void> {
  const { id, file } = upload;
  const work = works.get(id);
  if (!work) return;
  const { api, ended } = work;
  try {
    const { uploadUrl: url } = await api.reserve(upload);
    // Cancelled meanwhile: what it asked to give back may have come before there was anything.
    if (ended.signal.aborted) return void (await api.cancel(id));
    const onProgress = (sent: number) => patch(id, { sent });
    const { organizationId, says } = api;
    await sendFile({ url, file, organizationId, unreachable: says.unreachable, onProgress }, ended.signal);
    await api.stored(upload);
    forget(id);
  } catch (error) {
    const failure = error instanceof SendError ? error.told : describeError(error);
    if (failure.reason !== "taken") return patch(id, { state: "failed", failure });
    await api.stored(upload);
    forget(id);
  }
}

/** What the server would refuse anyway is not sent. */
function stateOf({ size }: File, { says }: UploadApi): Pick<Upload, "state" | "failure"> {
  if (size === 0) return refused(says.empty);
  if (size <= attachmentLimits.size) return { state: "waiting", failure: null };
  return refused(says.tooBig(size));
}

const refused = (message: string) => ({
  state: "failed" as const,
  failure: { code: "BAD_REQUEST", message, reason: "file_refused", requestId: null, fieldErrors: {} },
});
