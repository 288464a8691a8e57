import { Connection, ConnectionLostError, type ConnectionSettings, type Types } from "./connection";
import { currentScope } from "./scope";

/** Connections of the pool that answers requests. */
export const poolSize = 10;

type Waiter = {
  key: string;
  waiting: boolean;
  take: (connection: Connection) => void;
  refuse: (error: unknown) => void;
};
type Settings = Omit<ConnectionSettings, "types"> & {
  max: number;
  idleTimeout: number;
  acquireTimeout: number;
};

/**
 * Connections of one process, at most `max`; one that is idle for `idleTimeout` seconds ends. Whoever finds none free
 * waits, first come first served, at most `acquireTimeout` milliseconds. Nobody holds more than half of them
 * (the scope's key says who asks; jobs are not bound): who waits for a lock with many requests leaves the rest to the others.
 */
export class Pool {
  readonly #idle: { connection: Connection; timer: NodeJS.Timeout }[] = [];
  readonly #holders = new Map<Connection, string>();
  readonly #claims = new Map<string, number>();
  readonly #waiting: Waiter[] = [];
  #claimed = 0;
  #ended = false;
  /** Parsers and serializers of every connection. */
  readonly types: Types = { parsers: {}, serializers: {} };

  constructor(private readonly settings: Settings) {}

  /** A connection for the caller alone, to be given back by `release`. Throws `ConnectionLostError` when none came free. */
  async acquire(): Promise<Connection> {
    const scope = currentScope();
    const wait = Math.min(this.settings.acquireTimeout, scope?.timeLeft() ?? Number.POSITIVE_INFINITY);
    const key = scope?.key ?? unbound;
    if (this.#ended) throw new ConnectionLostError("The pool has ended");
    return this.#mayTake(key) ? this.#take(key, wait) : this.#queue(key, wait);
  }

  /** Gives a connection back; one in doubt must have been destroyed before. */
  release(connection: Connection): void {
    const key = this.#holders.get(connection);
    if (key === undefined) return;
    this.#holders.delete(connection);
    connection.onLost = null;
    if (!connection.lost) this.#rest(connection);
    this.#disclaim(key);
    if (this.#ended) this.#endIdle();
  }

  /** How it stands: connections in use (being opened included) and idle ones, and who waits for one. */
  figures(): { busy: number; idle: number; waiting: number; most: number } {
    const waiting = this.#waiting.length;
    return { busy: this.#claimed, idle: this.#idle.length, waiting, most: this.settings.max };
  }

  /** Takes nobody new; who waits is served still. After `timeout` milliseconds every connection ends. */
  async end(timeout: number): Promise<void> {
    this.#ended = true;
    this.#endIdle();
    const end = performance.now() + timeout;
    while (this.#claimed > 0 && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (const waiter of [...this.#waiting]) waiter.refuse(new ConnectionLostError("The pool has ended"));
    for (const connection of this.#holders.keys()) connection.destroy();
  }

  #endIdle(): void {
    for (let free = this.#takeIdle(); free; free = this.#takeIdle()) free.end();
  }

  #mayTake(key: string): boolean {
    if (this.#claimed >= this.settings.max) return false;
    return key === unbound || (this.#claims.get(key) ?? 0) < Math.ceil(this.settings.max / 2);
  }

  async #take(key: string, wait: number): Promise<Connection> {
    this.#claimed += 1;
    this.#claims.set(key, (this.#claims.get(key) ?? 0) + 1);
    try {
      const { url, options } = this.settings;
      const connection =
        this.#takeIdle() ?? (await Connection.open({ url, options, types: this.types }, wait));
      this.#holders.set(connection, key);
      return connection;
    } catch (error) {
      this.#disclaim(key);
      throw error;
    }
  }

  #disclaim(key: string): void {
    const left = (this.#claims.get(key) ?? 1) - 1;
    if (left > 0) this.#claims.set(key, left);
    else this.#claims.delete(key);
    this.#claimed -= 1;
    this.#serve();
  }

  #takeIdle(): Connection | undefined {
    const free = this.#idle.pop();
    if (!free) return undefined;
    clearTimeout(free.timer);
    free.connection.onLost = null;
    return free.connection;
  }

  #rest(connection: Connection): void {
    connection.onLost = () => {
      const at = this.#idle.findIndex((each) => each.connection === connection);
      if (at >= 0) clearTimeout(this.#idle.splice(at, 1)[0]?.timer);
    };
    const timer = setTimeout(() => connection.end(), this.settings.idleTimeout * 1000).unref();
    this.#idle.push({ connection, timer });
  }

  #queue(key: string, wait: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        waiter.waiting = false;
        const at = this.#waiting.indexOf(waiter);
        if (at >= 0) this.#waiting.splice(at, 1);
      };
      const waiter: Waiter = {
        key,
        waiting: true,
        take: (connection) => {
          settle();
          resolve(connection);
        },
        refuse: (error) => {
          settle();
          reject(error);
        },
      };
      const late = () => waiter.refuse(new ConnectionLostError("No database connection came free in time"));
      const timer = setTimeout(late, wait);
      this.#waiting.push(waiter);
    });
  }

  /** Hands what is free to the first who may have it. */
  #serve(): void {
    for (const waiter of [...this.#waiting]) {
      if (this.#claimed >= this.settings.max) return;
      if (waiter.waiting && this.#mayTake(waiter.key)) this.#give(waiter);
    }
  }

  #give(waiter: Waiter): void {
    this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
    this.#take(waiter.key, this.settings.acquireTimeout).then(
      (connection) => (waiter.waiting ? waiter.take(connection) : this.release(connection)),
      (error) => waiter.refuse(error),
    );
  }
}

const unbound = "";
