import { type Actor, refusalOf } from "./actors";
import { type Built, type Case, casesOf, type Kind } from "./cases";
import type { Answer } from "./client";
import { auditedRequests, fingerprint, hashContent } from "./oracles";
import type { Target } from "./target";

/** The id itself is the right to look. */
const bearer = new Set(["invitations.preview"]);
/** Work on purpose with what lies in the trash, with people who have left, or with what has no trash. */
const knowsTheGone = /^(auditLog|trash|admin|session|account|singleSignOn)\./;
/** Ends its caller: nobody calls it who stays for the whole campaign. */
const endsTheCaller = new Set(["account.remove"]);
const lasting = new Set(["platform administrator", "other organization's owner"]);
/** Begins a session of somebody else than the caller. */
const actsAsAnother = new Set(["session.tryOut"]);
/** What every repeated write moves. */
const volatile = new Set(["updatedAt", "version"]);

type Answers = Partial<Record<Kind, { answer: Answer; sent: readonly string[] }>>;

/** Who may call finds its own things and nobody else's. Answers how many calls succeeded. */
export async function attackFromInside(target: Target, names: ReadonlySet<string> | "all"): Promise<number> {
  const { meta } = target.procedure;
  let successes = 0;
  for (const { name } of await allowed(target, names)) {
    const byField = new Map<string, Answers>();
    for (const each of casesOf(target.procedure)) {
      if (each.kind === "foreign" && meta.scope === "platform") continue;
      const answered = await callAs(target, name, each);
      if (answered.answer.code === "OK") successes += 1;
      byField.set(each.at, { ...byField.get(each.at), [each.kind]: answered });
    }
    for (const [at, answers] of byField) compare(target, `${name}, ${at}`, answers);
  }
  return successes;
}

async function allowed(target: Target, names: ReadonlySet<string> | "all"): Promise<Actor[]> {
  const actors = await target.actors();
  const { path, meta } = target.procedure;
  return actors.filter(
    (actor) =>
      !refusalOf(actor, meta) &&
      (names === "all" || names.has(actor.name)) &&
      !(endsTheCaller.has(path) && lasting.has(actor.name)),
  );
}

async function callAs(target: Target, name: string, each: Case) {
  const { procedure, fixed } = target;
  const { world, actor } = await target.standing(name);
  const built = each.build(world, fixed.foreign);
  const what = `${each.kind} ${each.at}`;
  const before = procedure.type === "mutation" ? await hashContent(world.organizationId) : "";
  const answer = await target.call(actor, what, built);
  if (each.kind === "malformed" && answer.code !== "BAD_REQUEST")
    target.note(`${name}, ${what}: ${answer.code}, not BAD_REQUEST`);
  if (answer.code === "OK" && procedure.type === "mutation") {
    const changed = before !== (await hashContent(world.organizationId));
    await expectTrace(target, { actor, what, answer, changed });
    if (procedure.meta.idempotent) await expectSame(target, actor, what, built, answer);
    target.renew();
  }
  return { answer, sent: built.sent };
}

type Success = { actor: Actor; what: string; answer: Answer; changed: boolean };

/** A change stands in the audit log under the request's id, with who made it and who acted in their name. */
async function expectTrace(target: Target, { actor, what, answer, changed }: Success) {
  const { meta, path } = target.procedure;
  const trace = (await auditedRequests([answer.requestId])).get(answer.requestId);
  const sentence = `${actor.name}, ${what}: the audit log`;
  if (changed && !trace) target.note(`${sentence} has no entry`);
  if (trace && !meta.audit) target.note(`${sentence} has an entry`);
  if (trace && !changed && meta.scope === "organization")
    target.note(`${sentence} has an entry of no change`);
  if (trace && !trace.users.includes(actor.userId) && !actsAsAnother.has(path))
    target.note(`${sentence} names somebody else`);
  if (
    trace &&
    meta.scope === "organization" &&
    !trace.impersonators.includes(actor.impersonatedBy ?? "nobody")
  )
    target.note(`${sentence} does not say who impersonated`);
}

/** Foreign is unknown; so is what lies in the trash, where a live one would be found. */
function compare(target: Target, sentence: string, answers: Answers): void {
  const print = (kind: Kind) => {
    const found = answers[kind];
    return found && fingerprint(found.answer, found.sent);
  };
  const unknown = print("unknown");
  if (!unknown) return;
  const expectUnknown = (kind: Kind) => {
    const seen = print(kind);
    if (seen && seen !== unknown) target.note(`${sentence}: ${kind} answers ${seen}, unknown ${unknown}`);
  };
  if (!bearer.has(target.procedure.path)) expectUnknown("foreign");
  if (answers.own?.answer.code === "OK" && !knowsTheGone.test(target.procedure.path))
    expectUnknown("trashed");
}

async function expectSame(target: Target, actor: Actor, what: string, built: Built, first: Answer) {
  const again = await target.call(actor, `${what} again`, built);
  const steady = ({ code, data }: Answer) =>
    JSON.stringify([code, data], (key, value) => (volatile.has(key) ? undefined : value));
  if (steady(again) !== steady(first))
    target.note(`${actor.name}, ${what}: the same call again answers otherwise`);
  if (target.procedure.meta.scope === "organization") target.expectSilence(actor, `${what} again`, again);
}
