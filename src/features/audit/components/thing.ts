import type { Messages } from "next-intl";
import type { AuditEntry } from "./fields";
import { shorten } from "./shorten";
import type { Names } from "./values";

/** A row that an entry speaks of: what it is called in sentences, and its name. */
export type Thing = { key: keyof Messages["audit"]["thing"]; label: string };

type Told = Pick<AuditEntry, "entityType" | "entityLabel" | "oldValues" | "newValues">;

const kinds: Record<string, { named: Thing["key"]; nameless: Thing["key"] }> = {
  todos: { named: "named", nameless: "someTodo" },
  projects: { named: "project", nameless: "someProject" },
  comments: { named: "comment", nameless: "someComment" },
  attachments: { named: "file", nameless: "someFile" },
  team: { named: "team", nameless: "someTeam" },
  organization: { named: "organization", nameless: "theOrganization" },
};

/** The row an entry speaks of, by its name where it has one. */
export function thingOf(entry: Told, names: Names): Thing {
  const { entityType, entityLabel: label } = entry;
  if (entityType === "member") return member(entry, names);
  if (entityType === "invitation")
    return label ? { key: "invitation", label } : { key: "someInvitation", label: "" };
  if (entityType === "subscription") return { key: "theSubscription", label: "" };
  if (entityType === "team_member") return { key: "teamMember", label: "" };
  const kind = kinds[entityType ?? ""];
  return label
    ? { key: kind?.named ?? "named", label: shorten(label) }
    : { key: kind?.nameless ?? "someItem", label: "" };
}

function member({ entityLabel, oldValues, newValues }: Told, names: Names): Thing {
  const id = newValues?.user_id ?? oldValues?.user_id;
  const label = entityLabel ?? (typeof id === "string" ? names.person(id) : null);
  return label === null ? { key: "someMember", label: "" } : { key: "person", label };
}
