import { files } from "./files";
import { inFile, type Mutant } from "./mutant";

const hooks = inFile("src/server/billing/webhook.ts", files.webhook);
const inbox = inFile("src/server/billing/webhook.ts", files.billingJobs);
const keep = inFile("src/server/billing/keep.ts", files.billingJobs);
const state = inFile("src/server/billing/state.ts", files.billingJobs);
const jobs = inFile("src/features/subscriptions/jobs.ts", files.billingJobs);
const calls = inFile("src/features/subscriptions/operations.ts", files.billingCalls);
const router = inFile("src/features/subscriptions/router.ts", files.billingCalls);

/** What is paid for: who says so, and in which order. */
export const billing: readonly Mutant[] = [
  hooks("billing: deliveries that nobody signed", "if (!event) return 400;", "if (!event) return 200;"),
  hooks(
    "billing: an outage loses deliveries",
    "if (customerId && !(await isKnown(event.id)))",
    "if (customerId && !(await isKnown(event.id).catch(() => true)))",
  ),
  inbox("billing: a job for each delivery", "if (kept) await enqueue", "await enqueue"),
  keep("billing: late answers win", "? or(isNull(", "? or(sql`true`, isNull("),
  state(
    "billing: a grace from today",
    "invoice.created : item.current_period_start",
    "Date.now() / 1000 : 0",
  ),
  jobs(
    "billing: events done before Stripe answered",
    "if (owner.organizationId) await sync",
    "if (owner.organizationId) void sync",
  ),
  jobs(
    "billing: one failure ends the night's round",
    "await work(one).catch(",
    "await work(one).finally(() => {}).then(",
  ),
  calls(
    "billing: checkouts left open",
    "await Promise.all(open.data.map(({ id }) => client.checkout.sessions.expire(id)));",
    "",
  ),
  calls("billing: a customer for each click", `{ idempotencyKey: \`customer-\${own.id}\` }`, "{}"),
  router(
    "billing: a second subscription",
    `if (isLinked(before.row)) throw new DomainError("CONFLICT", say("subscribedAlready"));`,
    "",
  ),
];
