import { processWide } from "./process-wide";

type Attributes = Record<string, string | number | boolean>;
export type Finish = (attributes?: Attributes, error?: unknown) => void;

/** What the exporter brings, once it is loaded. */
export type Tracing = {
  /** Runs `fn` with a new span as the current one; a `parent` comes from the headers of a request. */
  run: <R>(span: { name: string; attributes: Attributes; parent?: object }, fn: (finish: Finish) => R) => R;
  /** A span below the current one that nothing runs in; null below none. */
  start: (name: string, attributes: Attributes) => Finish | null;
  stop: () => Promise<void>;
};

const holder = processWide("tracing", (): { tracing?: Tracing | undefined } => ({}));

export function traceWith(tracing: Tracing | undefined): void {
  holder.get().tracing = tracing;
}

/** The tracing of this process; undefined when none is configured, and then nothing of it is loaded. */
export const tracing = (): Tracing | undefined => holder.get().tracing;

/** Runs `fn` in a span of its own that ends when it settles. */
export async function traced<R>(name: string, attributes: Attributes, fn: () => Promise<R>): Promise<R> {
  const active = tracing();
  if (!active) return fn();
  return active.run({ name, attributes }, async (finish) => {
    try {
      const result = await fn();
      finish();
      return result;
    } catch (error) {
      finish({}, error);
      throw error;
    }
  });
}
