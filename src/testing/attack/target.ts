import type { DeclaredProcedure } from "@/server/trpc/declared";
import { type Actor, actorsOf, type Fixed } from "./actors";
import type { Built } from "./cases";
import type { Answer, Call } from "./client";
import { auditedRequests, leaksIn } from "./oracles";
import { buildWorld, type World } from "./world";

export type Totals = { attempts: number; leaks: number; failures: number; statuses: Record<string, number> };
export const newTotals = (): Totals => ({ attempts: 0, leaks: 0, failures: 0, statuses: {} });

type Settings = { fixed: Fixed; totals: Totals; send: (call: Call) => Promise<Answer> };
export type Standing = { world: World; actor: Actor };

/** One procedure under attack: makes the calls and notes one sentence for each thing that went wrong. */
export class Target {
  readonly problems: string[] = [];
  private readonly silent: { requestId: string; what: string }[] = [];
  private ready: Promise<World> | undefined;

  constructor(
    readonly procedure: DeclaredProcedure,
    private readonly settings: Settings,
  ) {}

  get fixed() {
    return this.settings.fixed;
  }

  /** The organization to attack: a new one after each change that somebody was allowed to make. */
  world(): Promise<World> {
    this.ready ??= buildWorld(this.fixed.outsiders);
    return this.ready;
  }

  renew(): void {
    this.ready = undefined;
  }

  async standing(name: string): Promise<Standing> {
    const world = await this.world();
    const actor = actorsOf(world, this.fixed).find((each) => each.name === name);
    if (!actor) throw new TypeError(`No actor is named ${name}`);
    return { world, actor };
  }

  async actors(): Promise<Actor[]> {
    return actorsOf(await this.world(), this.fixed);
  }

  note(problem: string): void {
    this.problems.push(`${this.procedure.path}: ${problem}`);
  }

  /** Sends a call and looks for leaks and failures in its answer. */
  async call(actor: Actor, what: string, { organizationId, body }: Omit<Built, "sent">): Promise<Answer> {
    const { procedure, settings } = this;
    const answer = await settings.send({ procedure, token: actor.token, organizationId, body });
    const { totals } = settings;
    totals.attempts += 1;
    totals.statuses[answer.status] = (totals.statuses[answer.status] ?? 0) + 1;
    const leaks = leaksIn(answer.text, (found) => actor.sees(found, procedure.path));
    totals.leaks += leaks.length;
    for (const leak of leaks) this.note(`${actor.name}, ${what}: leaks ${leak}`);
    if (answer.status >= 500 || answer.status === 408) {
      totals.failures += 1;
      this.note(`${actor.name}, ${what}: answers ${answer.status} ${answer.message}`);
    }
    if (answer.code !== "OK" || procedure.type === "query") this.expectSilence(actor, what, answer);
    return answer;
  }

  expectSilence(actor: Actor, what: string, { requestId }: Answer): void {
    this.silent.push({ requestId, what: `${actor.name}, ${what}` });
  }

  /** What was refused, a query or a repetition has left nothing in the audit log. */
  async checkSilence(): Promise<void> {
    const traces = await auditedRequests(this.silent.map((each) => each.requestId));
    for (const { requestId, what } of this.silent) {
      if (traces.has(requestId)) this.note(`${what}: changed something all the same`);
    }
  }
}

export async function inChunks<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
  size = 8,
): Promise<void> {
  for (let start = 0; start < items.length; start += size) {
    await Promise.all(items.slice(start, start + size).map(run));
  }
}
