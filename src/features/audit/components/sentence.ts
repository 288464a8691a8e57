import { type SecurityChange, securityChanges } from "@/domain/account";
import type { Translate } from "@/i18n/translate";
import { type AuditEntry, capital, changesOf } from "./fields";
import { shorten } from "./shorten";
import { type Thing, thingOf } from "./thing";
import { type Said, updateSaid } from "./update-said";
import type { Telling } from "./values";

type Told = Pick<
  AuditEntry,
  | "action"
  | "entityType"
  | "entityLabel"
  | "oldValues"
  | "newValues"
  | "userId"
  | "userName"
  | "impersonatorName"
  | "reason"
  | "source"
>;

export type Sentence = { key: Said["key"]; values: Record<string, string>; thing: Thing };

/** Who did what to what: a sentence that is not put into words yet. */
export function sentenceOf(entry: Told, telling: Telling, t: Translate<"audit">): Sentence {
  const { key, ...values } = saidOf(entry, telling, t);
  return { key, values: { ...values, actor: actorOf(entry, t) }, thing: thingOf(entry, telling.names) };
}

/** The sentence without any markup. */
export function sentenceText(entry: Told, telling: Telling, t: Translate<"audit">): string {
  const { key, values, thing } = sentenceOf(entry, telling, t);
  const same = (text: string) => text;
  const { label } = thing;
  return t.markup(`said.${key}`, {
    ...values,
    who: same,
    b: same,
    it: () => t.markup(`thing.${thing.key}`, { label, b: same }),
    ofIt: () => t.markup(`ofThing.${thing.key}`, { label, b: same }),
  });
}

type Actor = Pick<AuditEntry, "userId" | "userName" | "source">;

export function actorOf({ userId, userName, source }: Actor, t: Translate<"audit">): string {
  if (source?.startsWith("admin.organizations.")) return t("actor.operator", { name: userName ?? "" });
  return userName ?? t(userId ? "actor.former" : "actor.system");
}

function saidOf(entry: Told, telling: Telling, t: Translate<"audit">): Said {
  if (entry.entityType === null) return { key: "onPlatform", what: entry.action };
  if (entry.action === "sign_in_failed") return { key: "signInFailed" };
  if (entry.entityType === "account") return accountSaid(entry.entityLabel);
  switch (entry.action) {
    case "create":
      return createdSaid(entry, telling);
    case "update":
      return updateSaid({ entry, changes: changesOf(entry), telling, t });
    case "delete":
      return deletedSaid(entry);
    case "restore":
      return { key: entry.entityType === "member" ? "broughtBack" : "restored" };
    case "purge":
      if (entry.source?.startsWith("attachments.")) return { key: "uploadTakenBack" };
      return { key: entry.entityType === "member" ? "purgedMember" : "purged" };
    case "export":
      return { key: "exported" };
    case "sign_in":
      return { key: "signedIn" };
    case "sign_out":
      return { key: "signedOut" };
    case "impersonation_start":
      return {
        key: "impersonationBegun",
        by: entry.impersonatorName ?? t("actor.system"),
        reason: entry.reason ?? "",
      };
    case "impersonation_stop":
      return { key: "impersonationEnded", by: entry.impersonatorName ?? t("actor.system") };
    default:
      return { key: "changed" };
  }
}

const isSecurityChange = (name: string): name is SecurityChange => Object.hasOwn(securityChanges, name);

/** The log holds what was changed about an account as English words: the same in every language of a reader. */
function accountSaid(label: string | null): Said {
  if (label === null) return { key: "account" };
  const change = Object.keys(securityChanges)
    .filter(isSecurityChange)
    .find((each) => securityChanges[each] === label);
  return change ? { key: `account_${change}` } : { key: "account_other", what: label };
}

function createdSaid(entry: Told, { names }: Telling): Said {
  const { entityType, entityLabel, newValues, userId } = entry;
  const person = newValues?.user_id;
  if (entityType === "member") return { key: person && person === userId ? "joined" : "added" };
  if (entityType === "team_member" && typeof person === "string")
    return { key: "addedToTeam", label: names.person(person) };
  if (entityLabel) return createdByName(entityType, entityLabel);
  return { key: "created" };
}

function createdByName(entityType: string | null, name: string): Said {
  const label = shorten(name);
  switch (entityType) {
    case "todos":
      return { key: "createdTodo", label };
    case "attachments":
      return { key: "attached", label };
    case "comments":
      return { key: "commented", label };
    case "invitation":
      return { key: "invited", label: name };
    case "subscription":
      return { key: "startedPlan", label: capital(label) };
    default:
      return { key: "created" };
  }
}

function deletedSaid({ entityType, source }: Told): Said {
  if (entityType !== "member") return { key: "trashed" };
  if (source === "account.remove") return { key: "leftForEver" };
  return { key: source === "members.leave" ? "left" : "removed" };
}
