import { performance as clock } from "node:perf_hooks";

/** Gives places back, once. */
export type Leave = () => void;
type Waiter = { count: number; kind: "within" | "beyond"; settle: (leave: Leave | null) => void };
/** `used`: milliseconds of places in about the last second. */
type Asker = { taken: number; waiting: Waiter[]; seen: number; used: number };

/**
 * Places for calls being answered, at most `most`. An asker who is alone may have half of them; while others ask as
 * well, a few, so that nobody's call stands behind many of another's; and who had more of the time than all others, one
 * while the process has much to do. A call that finds no place waits for a moment in a short queue of its asker, served in
 * turns. Who finds that full is sent away at once, and so is who finds enough others waiting: counted apart, so that calls
 * beyond their askers' shares leave room for the rest.
 */
export class Admission {
  /** Who asked in the last second, is being answered or waits. */
  readonly #askers = new Map<string, Asker>();
  readonly #turns: Asker[] = [];
  #latest: { asker: Asker; ms: number; at: number }[] = [];
  #total = 0;
  readonly #waiting = { within: 0, beyond: 0 };
  #places: number;
  #scarce = false;
  #prevailing: Asker | null = null;

  constructor(private readonly most: number) {
    this.#places = most * 0.5;
  }

  /** How it stands: places in use, places given out now, and calls that wait for one. */
  figures(): { taken: number; open: number; waiting: number; most: number } {
    const waiting = this.#waiting.within + this.#waiting.beyond;
    return { taken: this.#total, open: Math.floor(this.#places), waiting, most: this.most };
  }

  /** Adapts twenty times a second to the share of the time in which the event loop was busy. */
  watch(): void {
    let last = clock.eventLoopUtilization();
    setInterval(() => {
      const now = clock.eventLoopUtilization();
      this.adapt(clock.eventLoopUtilization(now, last).utilization);
      last = now;
    }, 50).unref();
  }

  /**
   * Fewer places while calls take long because the process (`busy`, the share of its time in use, near 1) or the database
   * has too much to do: then the latest calls of most askers took long, not only of one who waits for a lock. A process
   * that is busy is as quick with few calls at a time as with many, and sooner back at its door. More again when places
   * are scarce and calls are quick.
   */
  adapt(busy: number): void {
    this.#forget();
    this.#prevailing = busy > crowded ? this.#findPrevailing() : null;
    const usual = median(this.#latest.map(({ ms }) => ms));
    const askers = new Set(this.#latest.map(({ asker }) => asker)).size;
    const { quick, slow, least } = busy > saturated ? inProcess : inDatabase;
    const strained = this.#latest.length >= enough && (busy > saturated || askers >= manyAskers);
    if (usual > slow && strained)
      this.#places = Math.min(this.#places, Math.max(this.most * least, this.#places * 0.8));
    else if (this.#scarce && (usual < quick || !strained))
      this.#places = Math.min(this.most, this.#places + this.most / 40);
    this.#scarce = false;
    this.#serve();
  }

  /** Takes `count` places, or waits for them: the promise is of null when none came free. Null is "not now". */
  enter(name: string, count: number): Promise<Leave | null> | null {
    const asker = this.#askers.get(name) ?? { taken: 0, waiting: [], seen: 0, used: 0 };
    asker.seen = performance.now();
    this.#askers.set(name, asker);
    if (asker.waiting.length === 0 && this.#hasRoom(asker, count))
      return Promise.resolve(this.#admit(asker, count));
    this.#scarce = true;
    const kind = this.#isBeyondShare(asker, count) ? "beyond" : "within";
    if (asker.waiting.length >= queuedOfOne || this.#waiting[kind] >= queued) return null;
    return new Promise((resolve) => this.#queue(asker, { count, kind }, resolve));
  }

  #hasRoom(asker: Asker, count: number): boolean {
    if (this.#isBeyondShare(asker, count)) return false;
    return this.#total + count <= this.most && this.#felt() + count <= this.#places;
  }

  #isBeyondShare(asker: Asker, count: number): boolean {
    return asker.taken > 0 && asker.taken + count > this.#shareOf(asker);
  }

  #shareOf(asker: Asker): number {
    const askers = this.#askers.size;
    if (askers === 1) return this.most / 2;
    return asker === this.#prevailing ? 1 : Math.max(fewest, Math.floor(this.#places / askers));
  }

  #findPrevailing(): Asker | null {
    const askers = [...this.#askers.values()];
    const all = askers.reduce((sum, { used }) => sum + used, 0);
    return askers.find(({ used }) => used > all / 2) ?? null;
  }

  /** Places taken, of one asker no more than a quarter of all: who is stuck with many does not keep the others out. */
  #felt(): number {
    let felt = 0;
    for (const { taken } of this.#askers.values()) felt += Math.min(taken, this.#places / 4);
    return felt;
  }

  #admit(asker: Asker, count: number): Leave {
    const from = performance.now();
    asker.taken += count;
    this.#total += count;
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      asker.taken -= count;
      this.#total -= count;
      asker.used += count * (performance.now() - from);
      this.#note(asker, from);
      this.#serve();
    };
  }

  #queue(asker: Asker, { count, kind }: Pick<Waiter, "count" | "kind">, resolve: Waiter["settle"]): void {
    const settle = (leave: Leave | null) => {
      clearTimeout(timer);
      this.#waiting[kind] -= 1;
      resolve(leave);
    };
    const waiter = { count, kind, settle };
    const timer = setTimeout(() => {
      asker.waiting.splice(asker.waiting.indexOf(waiter), 1);
      settle(null);
    }, waitAtMost);
    this.#waiting[kind] += 1;
    if (asker.waiting.push(waiter) === 1) this.#turns.push(asker);
  }

  /** Lets in whose turn it is, one call of an asker at a time. */
  #serve(): void {
    for (let at = 0; at < this.#turns.length; ) {
      const asker = this.#turns[at];
      const next = asker?.waiting[0];
      if (asker && next && !this.#hasRoom(asker, next.count)) at += 1;
      else {
        this.#turns.splice(at, 1);
        if (!asker || !next) continue;
        asker.waiting.shift();
        if (asker.waiting.length > 0) this.#turns.push(asker);
        next.settle(this.#admit(asker, next.count));
      }
    }
  }

  #note(asker: Asker, from: number): void {
    const at = performance.now();
    const own = this.#latest.filter((call) => call.asker === asker);
    const gone = own.length < rememberedOfOne ? undefined : own[0];
    this.#latest = this.#latest.filter((call) => call !== gone);
    this.#latest.push({ asker, ms: at - from, at });
    if (this.#latest.length > remembered) this.#latest.shift();
  }

  #forget(): void {
    const now = performance.now();
    this.#latest = this.#latest.filter(({ at }) => at > now - forgottenAfter);
    for (const [name, asker] of this.#askers) {
      const { taken, waiting, seen } = asker;
      asker.used *= keptEachTime;
      if (taken === 0 && waiting.length === 0 && seen < now - activeFor) this.#askers.delete(name);
    }
  }
}

/** Shares of the process's time from which it has much to do, and from which calls take long because of it. */
const crowded = 0.7;
const saturated = 0.85;

/** What is left of `used` at each adapting: nearly nothing counts for longer than a second or two. */
const keptEachTime = 0.95;
const manyAskers = 4;
const remembered = 32;
const rememberedOfOne = 4;
const enough = 8;

/** Places that an asker may have however many ask; calls that wait: of one, and of all within or beyond their shares. */
const fewest = 3;
const queuedOfOne = 8;
const queued = 12;

/** Milliseconds within which a call is quick or from which it is slow, and the share of places that are left at least. */
const inProcess = { quick: 12, slow: 24, least: 0.4 };
const inDatabase = { quick: 75, slow: 150, least: 0.5 };

/** Milliseconds. */
const waitAtMost = 250;
const activeFor = 1_000;
const forgottenAfter = 2_000;

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

const callsPerPlace = 4;

/** Places for a request that calls so many procedures. */
export const placesFor = (calls: number): number => Math.ceil(calls / callsPerPlace);
