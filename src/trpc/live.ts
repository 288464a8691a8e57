import { createTRPCClient, httpSubscriptionLink, type TRPCClientError } from "@trpc/client";
import type { LiveChange } from "@/domain/live";
import type { AppRouter } from "@/server/root";

export type LiveHandlers = {
  onChange: (change: LiveChange) => void;
  /** From now on every change is told; not called when another window had begun before. */
  onStart?: () => void;
  /** Changes may have been missed. */
  onGap: () => void;
  /** The person may not see the organization any more, or is signed out. */
  onEnd: () => void;
};

const final = new Set(["UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND"]);

/** Milliseconds. */
const wait = { least: 1_000, most: 30_000 };

type Hearing = {
  onStarted: () => void;
  onData: (change: LiveChange) => void;
  onError: (error: TRPCClientError<AppRouter>) => void;
  onComplete: () => void;
};
type Subscribe = (hearing: Hearing) => { unsubscribe: () => void };

const clientOf = (connectionParams?: { organizationId: string }) =>
  createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: "/api/trpc", connectionParams })] });

/**
 * Follows what a stream tells, again with growing pauses after a failure, until the answer is called. `resumed` when it
 * takes over from another window: what was told in between is missing.
 */
function follow(subscribe: Subscribe, handlers: LiveHandlers, resumed = false): () => void {
  const { onChange, onStart, onGap, onEnd } = handlers;
  let stopped = false;
  let started = resumed;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: { unsubscribe: () => void } | undefined;
  const again = () => {
    clearTimeout(timer);
    if (stopped) return;
    const pause = Math.min(wait.most, wait.least * 2 ** failures++) * (0.5 + Math.random() / 2);
    timer = setTimeout(open, pause);
  };
  const fail = (error: TRPCClientError<AppRouter>) => {
    if (stopped) return;
    if (!final.has(String(error.data?.code))) return again();
    stopped = true;
    onEnd();
  };
  function open() {
    stream = subscribe({
      onStarted: () => {
        if (started) onGap();
        else onStart?.();
        started = true;
        failures = 0;
      },
      onData: onChange,
      onError: fail,
      onComplete: again,
    });
  }
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stream?.unsubscribe();
  };
}

type Told = { change: LiveChange } | { gap: true } | { end: true };

/** Milliseconds after which whoever gets the lock had to wait for another window to leave. */
const atOnce = 2_000;

/** An organization's changes. */
export const shareChanges = (organizationId: string, handlers: LiveHandlers): (() => void) => {
  const client = clientOf({ organizationId });
  const subscribe: Subscribe = (hearing) => client.events.onChange.subscribe(undefined, hearing);
  return share(`tenantry-live-${organizationId}`, subscribe, handlers);
};

/** Whether the impersonation goes on: `onEnd` is called once it does not. */
export const shareImpersonation = (onEnd: () => void): (() => void) => {
  const client = clientOf();
  const subscribe: Subscribe = (hearing) =>
    client.admin.impersonation.onEnd.subscribe(undefined, { ...hearing, onData: () => {} });
  return share("tenantry-impersonation", subscribe, { onChange: () => {}, onGap: () => {}, onEnd });
};

/**
 * Follows a stream for all windows of a browser together: one of them holds it and tells the others, since a browser
 * opens few connections to one host.
 */
function share(name: string, subscribe: Subscribe, handlers: LiveHandlers): () => void {
  if (!("locks" in navigator)) return follow(subscribe, handlers);
  const channel = new BroadcastChannel(name);
  const leave = new AbortController();
  const asked = performance.now();
  const hear = (told: Told) => {
    if ("change" in told) handlers.onChange(told.change);
    else if ("gap" in told) handlers.onGap();
    else handlers.onEnd();
  };
  const tell = (told: Told) => {
    hear(told);
    channel.postMessage(told);
  };
  channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
  const lead = () =>
    untilAborted(leave.signal, (end) => {
      const telling: LiveHandlers = {
        onChange: (change) => tell({ change }),
        onStart: handlers.onStart,
        onGap: () => tell({ gap: true }),
        onEnd: () => {
          tell({ end: true });
          end();
        },
      };
      return follow(subscribe, telling, performance.now() - asked > atOnce);
    });
  navigator.locks.request(name, { signal: leave.signal }, lead).catch(() => {});
  return () => {
    leave.abort();
    channel.close();
  };
}

/** Runs until `signal`, or until it says itself that it has ended; then what it answered is called. */
function untilAborted(signal: AbortSignal, run: (end: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = run(resolve);
    const leave = () => {
      stop();
      resolve();
    };
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave);
  });
}
