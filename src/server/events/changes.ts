import { z } from "zod";
import { isLiveEntity, type LiveEntity } from "@/domain/live";
import { processWide } from "@/lib/process-wide";
import { listen } from "../db/listen";

const message = z.union([
  z.object({ organizationId: z.string(), entity: z.string(), requestId: z.string().optional() }),
  z.object({ userId: z.string() }),
]);

/** What was said since the last look; `all` when something may have been missed. */
export type Batch = { entities: Set<LiveEntity>; requests: Set<string>; all: boolean };
type Reader = { organizationId?: string; userId: string };

const keysOf = ({ organizationId, userId }: Reader) => (organizationId ? [organizationId, userId] : [userId]);

/** One stream's share of the changes: those of one organization, if any, and that its person's sessions were touched. */
export class Feed {
  #batch: Batch = empty();
  #news = false;
  #wake: (() => void) | undefined;

  constructor(readonly reader: Reader) {}

  add(change: { entity?: LiveEntity; requestId?: string; all?: boolean }): void {
    if (change.entity) {
      this.#batch.entities.add(change.entity);
      this.#batch.requests.add(change.requestId ?? ofJobs);
    }
    if (change.all) {
      this.#batch.all = true;
      this.#batch.requests.add(ofJobs);
    }
    this.#news = true;
    this.#wake?.();
  }

  /** All that is new, at the latest after `ms` milliseconds; null as soon as one of `ends` is aborted. */
  async next(ms: number, ...ends: AbortSignal[]): Promise<Batch | null> {
    const ended = () => ends.some((end) => end.aborted);
    if (!this.#news && !ended()) await this.#wait(ms, ends);
    if (this.#news && !ended()) await new Promise((resolve) => setTimeout(resolve, gatherFor));
    if (ended()) return null;
    const batch = this.#batch;
    this.#batch = empty();
    this.#news = false;
    return batch;
  }

  #wait(ms: number, ends: AbortSignal[]): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        for (const end of ends) end.removeEventListener("abort", done);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      for (const end of ends) end.addEventListener("abort", done);
      this.#wake = done;
    });
  }
}

/** Stands for the request of a change that no request made. */
const ofJobs = "";

/** Milliseconds in which changes that come together are told together. */
const gatherFor = 50;

const empty = (): Batch => ({ entities: new Set(), requests: new Set(), all: false });

/** All that a process hears of changes, handed to the feeds that they concern. One listener a process. */
export class Changes {
  readonly #feeds = new Map<string, Set<Feed>>();
  readonly #listener: { stop: () => void };
  readonly ready: Promise<void>;

  constructor(url?: string) {
    let opened = () => {};
    this.ready = new Promise((resolve) => {
      opened = resolve;
    });
    this.#listener = listen({
      channel: "tenantry_changes",
      url,
      onMessage: (payload) => this.#hear(payload),
      onOpen: () => {
        opened();
        for (const feed of this.#all()) feed.add({ all: true });
      },
    });
  }

  open(reader: Reader): Feed {
    const feed = new Feed(reader);
    for (const key of keysOf(reader)) this.#feeds.set(key, (this.#feeds.get(key) ?? new Set()).add(feed));
    return feed;
  }

  close(feed: Feed): void {
    for (const key of keysOf(feed.reader)) {
      const feeds = this.#feeds.get(key);
      feeds?.delete(feed);
      if (feeds?.size === 0) this.#feeds.delete(key);
    }
  }

  /** Streams that are open now. */
  get size(): number {
    return this.#all().size;
  }

  stop(): void {
    this.#listener.stop();
  }

  #all(): Set<Feed> {
    return new Set([...this.#feeds.values()].flatMap((feeds) => [...feeds]));
  }

  #hear(payload: string): void {
    const heard = message.parse(JSON.parse(payload));
    if ("userId" in heard) {
      for (const feed of this.#feeds.get(heard.userId) ?? []) feed.add({});
      return;
    }
    const { organizationId, entity, requestId } = heard;
    if (!isLiveEntity(entity)) return;
    for (const feed of this.#feeds.get(organizationId) ?? []) feed.add({ entity, requestId });
  }
}

const listener = processWide("changes", () => new Changes());

/** The process's own listener; it begins with the first stream. */
export const changes = listener.get;

export function stopChanges(): void {
  listener.take()?.stop();
}
