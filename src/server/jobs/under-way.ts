import { setTimeout as delay } from "node:timers/promises";

/** Counts what is under way, for those who must not go before it has ended. */
export class UnderWay {
  #count = 0;

  async run<R>(work: () => Promise<R>): Promise<R> {
    this.#count += 1;
    try {
      return await work();
    } finally {
      this.#count -= 1;
    }
  }

  /** Waits until nothing is under way, at most `ms` milliseconds. */
  async end(ms: number): Promise<void> {
    const until = performance.now() + ms;
    do await delay(10);
    while (this.#count > 0 && performance.now() < until);
  }
}
