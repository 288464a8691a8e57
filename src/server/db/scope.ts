import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/lib/process-wide";

/**
 * What a request may take of the database. `key` names who asks, so that one asker leaves connections to the others;
 * `timeLeft` gives the milliseconds a call started now may last. `failed` says that a call of it got no answer.
 */
type Scope = { key: string; timeLeft: () => number; failed?: boolean };

const storage = processWide("scope", () => new AsyncLocalStorage<Scope>());

/** Runs `fn` with every database call in it bound to the scope; work outside of one, a job's, is not. */
export function withScope<R>(scope: Scope, fn: () => R): R {
  return storage.get().run(scope, fn);
}

/** The scope of the request being answered; undefined in a job. */
export function currentScope(): Scope | undefined {
  return storage.get().getStore();
}

/** A `timeLeft` that ends `ms` milliseconds from now. */
export function within(ms: number): () => number {
  const end = performance.now() + ms;
  return () => Math.max(0, end - performance.now());
}
