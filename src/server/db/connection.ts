import { connect as dial, Socket } from "node:net";
import postgres, { type ReservedSql } from "postgres";
import { watched } from "./statement-spans";

/** The connection was lost, or could not be had in time: whether a COMMIT on its way took place is unknown. */
export class ConnectionLostError extends Error {
  override name = "ConnectionLostError";
  readonly code = "CONNECTION_CLOSED";
  constructor(message = "The database connection was lost in the middle of a transaction") {
    super(message);
  }
}

export type ConnectionOptions = postgres.Options<Record<string, postgres.PostgresType>>;
export type Values = postgres.ParameterOrJSON<never>[];
export type Types = Pick<postgres.ParsedOptions, "parsers" | "serializers">;
export type ConnectionSettings = { url: string; options: ConnectionOptions; types: Types };
type Backend = { pid: number | null; secret: number | null };
type Address = { host: string; port: number } | { path: string };
type DriverOptions = { host: string[]; port: number[]; path?: string };

/**
 * One connection: a driver instance of its own which is given one socket and never a second. A lost connection is
 * thrown away with all it buffered, so nothing that was meant for it is ever sent on another one.
 */
export class Connection {
  /** Called once, in the same turn of the event loop in which the connection is lost. */
  onLost: (() => void) | null = null;
  #lost = false;
  #socket: Socket | undefined;
  #address: Address | undefined;
  #latest: object | undefined;
  readonly #client: postgres.Sql;
  #reserved: ReservedSql | undefined;

  private constructor({ url, options, types }: ConnectionSettings) {
    const single: object = {
      max: 1,
      idle_timeout: null,
      max_lifetime: null,
      fetch_types: true,
      socket: (driver: DriverOptions) => this.#dial(driver),
      onclose: () => this.#lose(),
    };
    this.#client = postgres(url, { ...options, ...single });
    Object.assign(this.#client.options.parsers, types.parsers);
    Object.assign(this.#client.options.serializers, types.serializers);
  }

  /** Opens a connection. Throws `ConnectionLostError` after `timeout` milliseconds, and what the driver throws. */
  static async open(settings: ConnectionSettings, timeout: number): Promise<Connection> {
    const connection = new Connection(settings);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new ConnectionLostError("The database did not answer in time")),
        timeout,
      );
    });
    try {
      connection.#reserved = await Promise.race([connection.#client.reserve(), late]);
      return connection;
    } catch (error) {
      connection.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** The driver's own handle, for tagged templates. Throws once the connection is lost. */
  get sql(): ReservedSql {
    if (this.#lost || !this.#reserved) throw new ConnectionLostError();
    return this.#reserved;
  }

  unsafe(text: string, values: Values, options: postgres.UnsafeQueryOptions & { simple?: boolean }) {
    const statement = watched(this.sql.unsafe(text, values, options), text);
    this.#latest = statement;
    return statement;
  }

  /**
   * Drops the connection and has the server end the statement that runs: asked on a connection of its own, and before
   * the socket closes, since a pooler forgets whose statement it is when its client leaves.
   */
  abort(): void {
    this.#lose();
    const { state } = (this.#latest ?? {}) as { state?: Backend };
    const close = () => this.#socket?.destroy();
    if (this.#address && state?.pid && state.secret)
      requestCancel(this.#address, state.pid, state.secret, close);
    else close();
  }

  /** Says goodbye to the server. */
  end(): void {
    this.#lose();
    this.#client.end({ timeout: 0 }).catch(() => {});
  }

  /** Drops the connection without a word: for one whose state is not known. */
  destroy(): void {
    this.#lose();
    this.#socket?.destroy();
  }

  #dial(driver: DriverOptions): Socket {
    if (this.#socket || this.#lost) throw new ConnectionLostError();
    this.#address = driver.path
      ? { path: driver.path }
      : { host: driver.host[0] ?? "localhost", port: driver.port[0] ?? 5432 };
    this.#socket = Object.assign(new Socket(), { host: driver.host[0] });
    this.#socket.on("error", () => this.#lose());
    return this.#socket.connect(this.#address);
  }

  #lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    this.onLost?.();
  }
}

const cancelCode = 80_877_102;

/** The server answers nothing, but closes when it has done it; after 2 s nobody waits for that any more. */
function requestCancel(address: Address, pid: number, secret: number, done: () => void): void {
  const message = Buffer.alloc(16);
  for (const [index, value] of [16, cancelCode, pid, secret].entries())
    message.writeUInt32BE(value, index * 4);
  const socket = dial(address, () => socket.write(message));
  socket.on("error", () => {});
  socket.once("close", done);
  socket.setTimeout(2_000, () => socket.destroy());
  socket.resume();
  socket.unref();
}
