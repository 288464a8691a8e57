import { refusalOf } from "./actors";
import { casesOf, headerCases } from "./cases";
import { hashOrganization } from "./oracles";
import { inChunks, type Target } from "./target";

/**
 * Whoever is refused whatever the input is refused alike in every case, and nothing moves. Of the cases each actor
 * tries each `every`-th, another one each.
 */
export async function attackFromOutside(target: Target, every: number): Promise<void> {
  const { procedure, fixed } = target;
  const world = await target.world();
  const before = await hashOrganization(world.organizationId);
  const own = casesOf(procedure);
  const headers = procedure.meta.scope === "organization" ? headerCases(procedure) : [];
  for (const [turn, actor] of (await target.actors()).entries()) {
    const refusal = refusalOf(actor, procedure.meta);
    const expected = [
      ...(refusal ? own.map((each) => ({ each, code: refusal })) : []),
      ...headers.map((each) => ({ each, code: actor.signedIn ? "NOT_FOUND" : "UNAUTHORIZED" })),
    ].filter((_, index) => (index + turn) % every === 0);
    const messages = new Set<string>();
    await inChunks(expected, async ({ each, code }) => {
      const answer = await target.call(actor, `${each.kind} ${each.at}`, each.build(world, fixed.foreign));
      if (answer.code !== code)
        target.note(`${actor.name}, ${each.kind} ${each.at}: ${answer.code}, not ${code}`);
      messages.add(`${answer.code} ${answer.message} ${answer.reason}`);
    });
    if (messages.size > new Set(expected.map(({ code }) => code)).size)
      target.note(`${actor.name} is refused in several ways: ${[...messages].join(" | ")}`);
  }
  const after = await hashOrganization(world.organizationId);
  if (JSON.stringify(after) !== JSON.stringify(before))
    target.note("changed an organization while it refused");
}
