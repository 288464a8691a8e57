import { files } from "./files";
import type { Mutant } from "./mutant";
import { inFunction, statement } from "./sql";

const walled = statement(files.references, files.invariants);
const owned = statement(files.references, files.members);

/** Keys, checks and triggers that hold whatever the code does. */
export const keys: readonly Mutant[] = [
  walled("a todo in another organization's project", "alter table todos drop constraint todos_project_fk"),
  walled("a todo for another organization's member", "alter table todos drop constraint todos_assignee_fk"),
  walled("a comment on another organization's todo", "alter table comments drop constraint comments_todo_fk"),
  walled(
    "a project found by its id alone",
    "create unique index projects_by_id on projects (id); alter table todos drop constraint todos_project_fk, add constraint todos_project_fk foreign key (project_id) references projects (id)",
  ),
  walled("a key that tells of other organizations", "create unique index todos_by_id on todos (id)"),
  walled(
    "two memberships of a person",
    "alter table member drop constraint member_organization_user_key cascade",
  ),
  walled("two pending invitations", "drop index invitation_pending_key"),
  walled("two organizations at one address", "drop index organization_slug_key"),
  walled("two subscriptions in force", "drop index subscription_organization_key"),
  walled("any role of a member", "alter table member drop constraint member_role_check"),
  walled("any role of an invitation", "alter table invitation drop constraint invitation_role_check"),
  walled("any role of a person", `alter table "user" drop constraint user_role_check`),
  statement(files.todos)("a change that counts no version", "drop trigger touch_row on todos"),
  owned("no last owner", "drop trigger keep_an_owner on member"),
  owned(
    "the last owner by updates only",
    "drop trigger keep_an_owner on member; create constraint trigger keep_an_owner after delete on member deferrable initially deferred for each row when (old.role = 'owner' and old.deleted_at is null) execute function keep_an_owner()",
  ),
  owned("owners leave without waiting", inFunction("keep_an_owner()", [" FOR NO KEY UPDATE", ""])),
  owned(
    "a deleted owner counts",
    inFunction("keep_an_owner()", ["AND role = 'owner' AND deleted_at IS NULL", "AND role = 'owner'"]),
  ),
  owned("an owner made by an admin", "drop trigger guard_owners_insert on member"),
  owned("an owner changed by an admin", "drop trigger guard_owners_update on member"),
  owned("anybody taken for an owner", inFunction("guard_owners()", ["IS DISTINCT FROM 'owner'", "IS NULL"])),
];
