import { files } from "./files";
import type { Mutant } from "./mutant";
import { statement } from "./sql";

const walled = statement(files.walls, files.tenant, files.invariants);
const own = "organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)";

/** Row-level security: switched off, not forced on the owner, or looking past its organization or into the trash. */
export const policies: readonly Mutant[] = [
  walled("todos without row-level security", "alter table todos disable row level security"),
  walled("comments without row-level security", "alter table comments disable row level security"),
  walled("members not forced", "alter table member no force row level security"),
  walled("todos not forced", "alter table todos no force row level security"),
  walled("projects not forced", "alter table projects no force row level security"),
  walled("todos of every organization", "alter policy todos_tenant on todos using (deleted_at is null)"),
  walled("todos into every organization", "alter policy todos_tenant on todos with check (true)"),
  walled("projects of every organization", "alter policy projects_tenant on projects using (true)"),
  walled("comments into every organization", "alter policy comments_tenant on comments with check (true)"),
  walled("members of every organization", "alter policy member_tenant on member using (deleted_at is null)"),
  walled("members into every organization", "alter policy member_tenant on member with check (true)"),
  walled("invitations of every organization", "alter policy invitation_tenant on invitation using (true)"),
  walled(
    "subscriptions of every organization",
    "alter policy subscription_tenant on subscription using (true)",
  ),
  walled("teams of every organization", "alter policy team_tenant on team using (true)"),
  walled("every organization", "alter policy organization_tenant on organization using (true)"),
  walled("every organization's trash", "alter policy todos_trash on todos using (true)"),
  walled("trash of other organizations' comments", "alter policy comments_trash on comments using (true)"),
  walled("trash into every organization", "alter policy todos_trash on todos with check (true)"),
  walled("deleted todos among the live", `alter policy todos_tenant on todos using (${own})`),
  walled("deleted members among the live", `alter policy member_tenant on member using (${own})`),
  walled(
    "a deleted organization among the live",
    "alter policy organization_tenant on organization using (id = (select nullif(current_setting('app.organization_id', true), '')::uuid))",
  ),
  walled("audit entries of every organization", "alter policy audit_log_read on audit_log using (true)"),
  walled("seals of every organization", "alter policy audit_seal_tenant on audit_seal using (true)"),
  walled(
    "usage of every organization",
    "alter policy organization_usage_read on organization_usage using (true)",
  ),
  walled("people of every organization", `alter policy user_colleagues on "user" using (true)`),
  walled(
    "no organization means every one",
    "create policy open_todos on todos for select to app_tenant using (nullif(current_setting('app.organization_id', true), '') is null)",
  ),
  statement(files.invariants)(
    "a new table without policies",
    "create table notes (organization_id uuid, body text); grant select, insert on notes to app_tenant",
  ),
  walled(
    "a view with its owner's rights",
    "create view todo_titles as select organization_id, title from todos; grant select on todo_titles to app_tenant",
  ),
];
