import { files } from "./files";
import type { Mutant } from "./mutant";
import { statement } from "./sql";

const walled = statement(files.walls, files.tenant, files.invariants);
const listed = statement(files.invariants);
const counted = statement(files.usage);
const kept = statement(files.audit);

/** Privileges that row-level security does not bind, or that a role must not have. */
export const privileges: readonly Mutant[] = [
  walled(
    "the pool reads todos",
    "grant select on todos to app_login; create policy todos_login on todos for select to app_login using (true)",
  ),
  walled("the pool may ask for todos", "grant select on todos to app_login"),
  walled("the pool reads the audit log", "grant select on audit_log to app_login"),
  walled(
    "the pool writes memberships",
    "grant update on member to app_login; create policy member_login_write on member for update to app_login using (true)",
  ),
  walled("PUBLIC reads todos", "grant select on todos to public"),
  listed("a tenant truncates", "grant truncate on todos to app_tenant"),
  listed("a tenant refers to members", "grant references on member to app_tenant"),
  listed("a tenant makes triggers", "grant trigger on todos to app_tenant"),
  walled("a tenant deletes rows", "grant delete on todos to app_tenant"),
  walled("a tenant reads everything of people", `grant select on "user" to app_tenant`),
  walled("a tenant reads passwords", "grant select (password, user_id) on account to app_tenant"),
  walled("the trash reads session tokens", "grant select (token) on session to app_trash"),
  walled(
    "the platform reads content",
    "grant select on todos to app_platform; create policy todos_platform on todos for select to app_platform using (true)",
  ),
  walled("the platform reads session tokens", "grant select on session to app_platform"),
  walled(
    "a tenant changes its plan",
    "grant update (current_plan, plan_limits) on organization to app_tenant",
  ),
  walled("a tenant changes its subscription", "grant update on subscription to app_tenant"),
  walled("a tenant reads what Stripe told", "grant select on stripe_event to app_tenant"),
  walled("billing reads todos", "grant select on todos to app_billing"),
  walled("billing sets limits", "grant update (plan_limits) on organization to app_billing"),
  walled(
    "an admin's transaction changes the subscription",
    "alter policy subscription_billing on subscription using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid) with check (true)",
  ),
  walled(
    "billing changes the subscriptions of others",
    "alter policy subscription_billing on subscription using (true) with check (true)",
  ),
  kept("a tenant writes audit entries", "grant insert on audit_log to app_tenant"),
  kept(
    "a tenant changes audit entries",
    "grant update on audit_log to app_tenant; create policy forge on audit_log for update to app_tenant using (true)",
  ),
  kept("the trash deletes audit entries", "grant delete on audit_log to app_trash"),
  kept("the platform changes audit entries", "grant update on audit_log to app_platform"),
  counted("a tenant sets its counters", "grant update on organization_usage to app_tenant"),
  counted(
    "a tenant calls the counter",
    "grant execute on function add_usage(uuid, text, bigint) to app_tenant",
  ),
];
