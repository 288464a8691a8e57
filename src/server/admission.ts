import type { IncomingMessage } from "node:http";
import { performance as clock } from "node:perf_hooks";
import { sessionToken } from "./auth/session-token";
import { clientAddress } from "./client-address";

/**
 * Places for calls being answered: at most `most` in all, at most half of them for one asker. Nobody queues: who
 * finds no place is sent away at once, which costs nothing, and comes back later.
 */
export class Admission {
  readonly #taken = new Map<string, number>();
  #latest: { asker: string; ms: number; at: number }[] = [];
  #total = 0;
  #places: number;
  #scarce = false;

  constructor(private readonly most: number) {
    this.#places = most * 0.4;
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
   * Fewer places, down to a fifth, while calls take long because the process (`busy`, the share of its time in use, near
   * 1) or the database has too much to do: then the latest calls of most askers took long, not only of one who waits
   * for a lock. More again when places are scarce and calls are quick.
   */
  adapt(busy: number): void {
    const since = performance.now() - forgottenAfter;
    const recent = this.#latest.filter(({ at }) => at > since);
    const usual = median(recent.map(({ ms }) => ms));
    const askers = new Set(recent.map(({ asker }) => asker)).size;
    const strained = recent.length >= enough && (busy > saturated || askers >= manyAskers);
    if (usual > slow && strained) this.#places = Math.max(this.most * 0.2, this.#places * 0.9);
    else if (this.#scarce && (usual < quick || !strained))
      this.#places = Math.min(this.most, this.#places + this.most / 40);
    this.#scarce = false;
  }

  /** Takes `count` places and returns what gives them back, once; null when there are not as many. */
  enter(asker: string, count: number): (() => void) | null {
    const taken = this.#taken.get(asker) ?? 0;
    const most = Math.min(this.#places / 2 - taken, this.most - this.#total, this.#places - this.#felt());
    this.#scarce ||= count * 2 > most;
    if (count > most) return null;
    this.#take(asker, count);
    const from = performance.now();
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#take(asker, -count);
      this.#note(asker, from);
    };
  }

  #note(asker: string, from: number): void {
    const at = performance.now();
    const own = this.#latest.filter((call) => call.asker === asker);
    const gone = own.length < rememberedOfOne ? undefined : own[0];
    this.#latest = this.#latest.filter((call) => call !== gone && call.at > at - forgottenAfter);
    this.#latest.push({ asker, ms: at - from, at });
    if (this.#latest.length > remembered) this.#latest.shift();
  }

  /** Places taken, of one asker no more than a quarter of all: who is stuck with many does not keep the others out. */
  #felt(): number {
    let felt = 0;
    for (const taken of this.#taken.values()) felt += Math.min(taken, this.#places / 4);
    return felt;
  }

  #take(asker: string, count: number): void {
    this.#total += count;
    const taken = (this.#taken.get(asker) ?? 0) + count;
    if (taken > 0) this.#taken.set(asker, taken);
    else this.#taken.delete(asker);
  }
}

const saturated = 0.95;
const manyAskers = 4;
const remembered = 32;
const rememberedOfOne = 4;
const enough = 8;

/** Milliseconds. */
const quick = 75;
const slow = 150;
const forgottenAfter = 2_000;

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Who asks, as far as fairness goes: the organization, else the session, else the address. */
export function askerOf(req: IncomingMessage): string {
  const organization = req.headers["x-organization-id"];
  if (typeof organization === "string" && organization) return `organization ${organization}`;
  const token = sessionToken(new Headers({ cookie: req.headers.cookie ?? "" }));
  return token ? `session ${token}` : `address ${clientAddress(req)}`;
}

const callsPerPlace = 4;

/** Places for a path of the API: a batch names its procedures with commas between. */
export const placesFor = (pathname: string): number => Math.ceil(pathname.split(",").length / callsPerPlace);
