import { type ClientError, describeAnswer } from "@/trpc/errors";

export class SendError extends Error {
  override name = "SendError";
  constructor(readonly told: ClientError) {
    super(told.message);
  }
}

type Options = {
  url: string;
  file: File;
  organizationId: string;
  unreachable: string;
  onProgress: (sent: number) => void;
};

/** Sends a file's bytes; `fetch` cannot say how far it has come. Throws a SendError with what the server said. */
export function sendFile(
  { url, file, organizationId, unreachable, onProgress }: Options,
  signal: AbortSignal,
) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new SendError(describeAnswer(request.responseText, unreachable)));
    signal.addEventListener("abort", () => request.abort());
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded));
    request.addEventListener("load", () => (request.status === 200 ? resolve() : fail()));
    for (const end of ["error", "abort", "timeout"] as const) request.addEventListener(end, fail);
    request.open("PUT", url);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-organization-id", organizationId);
    request.send(file);
  });
}
