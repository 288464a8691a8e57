import type { IncomingMessage } from "node:http";
import { sessionToken } from "./auth/session-token";
import { clientAddress } from "./client-address";

/**
 * Places for calls being answered: at most `places` in all, at most half of them for one asker. Nobody queues: who
 * finds no place is sent away at once, which costs nothing, and comes back later.
 */
export class Admission {
  readonly #taken = new Map<string, number>();
  #total = 0;
  #places: number;

  constructor(private readonly most: number) {
    this.#places = most;
  }

  /**
   * Fewer places, down to two fifths, while the process has no time left (`busy`, the share of it in use, near 1): more
   * calls at once would only be slower. More again when it has. Calls that wait for a lock keep no process busy.
   */
  adapt(busy: number): void {
    if (busy > saturated) this.#places = Math.max(this.most * 0.4, this.#places * 0.8);
    else this.#places = Math.min(this.most, this.#places + this.most / 20);
  }

  /** Takes `count` places and returns what gives them back, once; null when there are not as many. */
  enter(asker: string, count: number): (() => void) | null {
    const taken = this.#taken.get(asker) ?? 0;
    if (this.#total + count > this.most || taken + count > this.#places / 2) return null;
    if (this.#felt() + count > this.#places) return null;
    this.#take(asker, count);
    let inside = true;
    return () => {
      if (inside) this.#take(asker, -count);
      inside = false;
    };
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
