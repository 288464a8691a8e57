import { setFlagsFromString } from "node:v8";

/**
 * Settings of V8's collector for a process that answers requests beside its database.
 * Figures: docs/decisions/019-garbage-is-collected-rarely.md.
 */
export function collectRarely(): void {
  // What a request allocates often, V8 would allocate among what lives long, and keep there what it refers to.
  setFlagsFromString("--no-allocation-site-pretenuring");
  // The whole heap is searched when it has become three times what lived, not a fifth larger.
  setFlagsFromString("--heap-growing-percent=200");
}
