import { type AuditEntry, changesOf, type Names, valueText } from "./fields";
import { type Part, quote, say } from "./parts";
import { updatePhrase } from "./update-phrase";

type Told = Pick<
  AuditEntry,
  "action" | "entityType" | "entityLabel" | "oldValues" | "newValues" | "userId" | "userName" | "source"
>;

/** Who did what to what, in plain words. */
export function sentenceOf(entry: Told, names: Names): Part[] {
  const actor = { text: actorOf(entry), strong: true };
  if (entry.action === "sign_in_failed") return say`A sign-in as ${actor} failed`;
  return say`${actor} ${phrase(entry, names)}`;
}

export const sentenceText = (entry: Told, names: Names) =>
  sentenceOf(entry, names)
    .map(({ text }) => text)
    .join("");

export function actorOf({ userId, userName }: Pick<AuditEntry, "userId" | "userName">): string {
  return userName ?? (userId ? "A former member" : "The system");
}

function phrase(entry: Told, names: Names): Part[] {
  const it = thing(entry, names);
  if (entry.entityType === "account") return say`changed ${{ text: entry.entityLabel ?? "the account" }}`;
  switch (entry.action) {
    case "create":
      return created(entry, it, names);
    case "update":
      return updatePhrase({ changes: changesOf(entry), userId: entry.userId, it, names, entry });
    case "delete":
      return deleted(entry, it);
    case "restore":
      return entry.entityType === "member" ? say`brought ${it} back` : say`restored ${it}`;
    case "purge":
      if (entry.source?.startsWith("attachments."))
        return say`took back the upload of ${it}, which did not end`;
      return entry.entityType === "member"
        ? say`deleted the membership of ${it} for ever`
        : say`deleted ${it} for ever`;
    case "sign_in":
      return say`signed in`;
    case "sign_out":
      return say`signed out`;
    default:
      return say`changed ${it}`;
  }
}

function created(entry: Told, it: Part[], names: Names): Part[] {
  const { entityType, entityLabel: label, newValues, userId } = entry;
  const person = newValues?.user_id;
  if (entityType === "todos" && label) return say`created the todo ${quote(label)}`;
  if (entityType === "attachments" && label) return say`attached ${quote(label)}`;
  if (entityType === "comments" && label) return say`commented ${quote(label)}`;
  if (entityType === "invitation" && label) return say`invited ${{ text: label, strong: true }}`;
  if (entityType === "subscription" && label)
    return say`started the plan ${quote(valueText("plan", label, names))}`;
  if (entityType === "member")
    return person && person === userId ? say`joined the organization` : say`added ${it} to the organization`;
  if (entityType === "team_member" && typeof person === "string")
    return say`added ${{ text: names.person(person), strong: true }} to a team`;
  return say`created ${it}`;
}

function deleted({ entityType, source }: Told, it: Part[]): Part[] {
  if (entityType !== "member") return say`moved ${it} to the trash`;
  if (source === "account.remove") return say`left the organization and deleted the account`;
  return source === "members.leave" ? say`left the organization` : say`removed ${it} from the organization`;
}

const nouns: Record<string, { the: string; a: string }> = {
  todos: { the: "", a: "a todo" },
  projects: { the: "the project ", a: "a project" },
  comments: { the: "the comment ", a: "a comment" },
  attachments: { the: "the file ", a: "a file" },
  team: { the: "the team ", a: "a team" },
  organization: { the: "the organization ", a: "the organization" },
};

/** The row an entry speaks of, by its name where it has one. */
function thing({ entityType, entityLabel: label, oldValues, newValues }: Told, names: Names): Part[] {
  if (entityType === "member") {
    const id = newValues?.user_id ?? oldValues?.user_id;
    const name = label ?? (typeof id === "string" ? names.person(id) : "a member");
    return [{ text: name, strong: true }];
  }
  if (entityType === "invitation")
    return label ? say`the invitation for ${{ text: label, strong: true }}` : say`an invitation`;
  if (entityType === "subscription") return say`the subscription`;
  if (entityType === "team_member") return say`a place in a team`;
  const noun = nouns[entityType ?? ""];
  if (!label) return say`${{ text: noun?.a ?? "an item" }}`;
  return say`${{ text: noun?.the ?? "" }}${quote(label)}`;
}
