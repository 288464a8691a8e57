import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import type { Locale } from "@/domain/account";
import de from "@/i18n/messages/de/audit.json";
import en from "@/i18n/messages/en/audit.json";
import { formatBytes } from "@/lib/format-bytes";
import { formatDate } from "@/lib/format-date";
import { sentenceText } from "./sentence";
import type { Telling } from "./values";

const tellingIn = (locale: Locale): Telling => ({
  names: {
    person: (id) => ({ "u-mia": "Mia", "u-adam": "Adam" })[id] ?? "Former member",
    project: (id) => (id === "p-launch" ? "Launch" : "Deleted project"),
  },
  formatDate: (value, style) => formatDate(value, style, { locale, timeZone: "UTC" }),
  formatBytes: (bytes) => formatBytes(bytes, locale),
});
const inEnglish = createTranslator({ locale: "en", messages: { audit: en }, namespace: "audit" });
const inGerman = createTranslator({ locale: "de", messages: { audit: de }, namespace: "audit" });

type Entry = Parameters<typeof sentenceText>[0];

const invoice: Entry = {
  action: "update",
  entityType: "todos",
  entityLabel: "Invoice Q3",
  oldValues: null,
  newValues: null,
  userId: "u-adam",
  userName: "Adam",
  impersonatorName: null,
  reason: null,
  source: null,
};

const told = (entry: Partial<Entry>) => sentenceText({ ...invoice, ...entry }, tellingIn("en"), inEnglish);
const toldInGerman = (entry: Partial<Entry>) =>
  sentenceText({ ...invoice, ...entry }, tellingIn("de"), inGerman);

const updated = (oldValues: Record<string, unknown>, newValues: Record<string, unknown>) =>
  told({ oldValues, newValues });

it("an impersonation, with who acts and why", () => {
  const entry = { entityType: "session", impersonatorName: "Alex", reason: "Ticket 4711" };
  const begun = { ...entry, action: "impersonation_start" };
  expect(told(begun)).toBe("Alex began to act as Adam: “Ticket 4711”");
  expect(toldInGerman(begun)).toBe("Alex begann, für Adam zu handeln: „Ticket 4711“");
  expect(told({ ...entry, action: "impersonation_stop" })).toBe("Alex no longer acts as Adam");
});

describe("whole rows", () => {
  it.each([
    ["create", "Adam created the todo “Invoice Q3”"],
    ["delete", "Adam moved “Invoice Q3” to the trash"],
    ["restore", "Adam restored “Invoice Q3”"],
    ["export", "Adam exported “Invoice Q3” with all its data"],
    ["purge", "Adam deleted “Invoice Q3” for ever"],
  ])("%s", (action, sentence) => expect(told({ action })).toBe(sentence));

  it("names the kind of a project", () =>
    expect(told({ action: "create", entityType: "projects", entityLabel: "Launch" })).toBe(
      "Adam created the project “Launch”",
    ));

  it("says what of an account was changed", () =>
    expect(told({ entityType: "account", entityLabel: "the password" })).toBe("Adam changed the password"));

  it("says that somebody who deleted their account left", () =>
    expect(told({ action: "delete", entityType: "member", source: "account.remove" })).toBe(
      "Adam left the organization and deleted the account",
    ));

  it("shortens a comment to one line", () => {
    const text = told({ action: "create", entityType: "comments", entityLabel: `One\n${"x".repeat(200)}` });
    expect(text).toBe(`Adam commented “One ${"x".repeat(76)}…”`);
  });

  it("speaks of the system where nobody acted, and of a former member where the name is gone", () => {
    expect(told({ action: "purge", userId: null, userName: null })).toBe(
      "The system deleted “Invoice Q3” for ever",
    );
    expect(told({ action: "purge", userName: null })).toBe("A former member deleted “Invoice Q3” for ever");
  });

  it("has words for a row without a label and for a kind it does not know", () => {
    expect(told({ action: "create", entityLabel: null })).toBe("Adam created a todo");
    expect(told({ action: "create", entityType: "labels", entityLabel: null })).toBe("Adam created an item");
  });
});

describe("changes of one field", () => {
  it.each([
    [
      { completed: false },
      { completed: true, completed_at: "2026-11-20T14:22:45Z" },
      "completed “Invoice Q3”",
    ],
    [
      { completed: true, completed_at: "x" },
      { completed: false, completed_at: null },
      "reopened “Invoice Q3”",
    ],
    [{ due_date: "2026-11-20" }, { due_date: "2026-11-22" }, "changed the due date of “Invoice Q3”"],
    [{ due_date: null }, { due_date: "2026-11-22" }, "set the due date of “Invoice Q3”"],
    [{ due_date: "2026-11-20" }, { due_date: null }, "removed the due date of “Invoice Q3”"],
    [{ title: "Invoice" }, { title: "Invoice Q3" }, "renamed “Invoice” to “Invoice Q3”"],
    [{ assigned_to: null }, { assigned_to: "u-mia" }, "assigned “Invoice Q3” to Mia"],
    [{ assigned_to: null }, { assigned_to: "u-adam" }, "assigned “Invoice Q3” to themselves"],
    [{ assigned_to: "u-mia" }, { assigned_to: null }, "unassigned “Invoice Q3”"],
    [{ project_id: null }, { project_id: "p-launch" }, "moved “Invoice Q3” to the project “Launch”"],
    [{ project_id: "p-launch" }, { project_id: null }, "took “Invoice Q3” out of its project"],
    [{ priority: 3 }, { priority: 1 }, "changed the priority of “Invoice Q3” to Urgent"],
    [{ position: 1 }, { position: 2 }, "moved “Invoice Q3” within the list"],
  ])("%j → %j", (before, after, sentence) => expect(updated(before, after)).toBe(`Adam ${sentence}`));
});

it("lists several changed fields, and counts many", () => {
  expect(updated({ title: "a", due_date: null }, { title: "b", due_date: "2026-11-22" })).toBe(
    "Adam changed the title and due date of “Invoice Q3”",
  );
  expect(
    updated({}, { title: "b", due_date: "2026-11-22", priority: 2, assigned_to: null, description: "c" }),
  ).toBe("Adam changed the title, due date and 3 more fields of “Invoice Q3”");
});

describe("sessions", () => {
  const ada = { entityType: "session", entityLabel: null, userId: "u-ada", userName: "Ada Lovelace" };

  it.each([
    ["sign_in", "Ada Lovelace signed in"],
    ["sign_out", "Ada Lovelace signed out"],
    ["sign_in_failed", "A sign-in as Ada Lovelace failed"],
  ])("%s", (action, sentence) => expect(told({ ...ada, action })).toBe(sentence));
});

describe("files", () => {
  const file = { entityType: "attachments", entityLabel: "cake.png" };

  it.each([
    [{ action: "create" }, "Adam attached “cake.png”"],
    [{ action: "delete" }, "Adam moved the file “cake.png” to the trash"],
    [{ action: "restore" }, "Adam restored the file “cake.png”"],
    [{ action: "purge", source: "trash.purge" }, "Adam deleted the file “cake.png” for ever"],
    [
      { action: "purge", source: "attachments.upload" },
      "Adam took back the upload of the file “cake.png”, which did not end",
    ],
  ])("%o", (entry, sentence) => expect(told({ ...file, ...entry })).toBe(sentence));
});

describe("people", () => {
  const member = { entityType: "member", entityLabel: "Mia" };

  it("tells joining from being added, and leaving from being removed", () => {
    const joined = { ...member, action: "create", newValues: { user_id: "u-mia" } };
    expect(told(joined)).toBe("Adam added Mia to the organization");
    expect(told({ ...joined, userId: "u-mia", userName: "Mia" })).toBe("Mia joined the organization");
    expect(told({ ...member, action: "delete" })).toBe("Adam removed Mia from the organization");
    expect(told({ ...member, action: "delete", source: "members.leave" })).toBe("Adam left the organization");
  });

  it("finds the name of a purged member among the old values", () =>
    expect(told({ ...member, action: "purge", entityLabel: null, oldValues: { user_id: "u-mia" } })).toBe(
      "Adam deleted the membership of Mia for ever",
    ));

  it("says a new role", () =>
    expect(told({ ...member, oldValues: { role: "member" }, newValues: { role: "admin" } })).toBe(
      "Adam changed the role of Mia to Admin",
    ));

  it("follows an invitation", () => {
    const invitation = { entityType: "invitation", entityLabel: "ida@acme.test" };
    expect(told({ ...invitation, action: "create" })).toBe("Adam invited ida@acme.test");
    expect(told({ ...invitation, newValues: { status: "canceled" } })).toBe(
      "Adam withdrew the invitation for ida@acme.test",
    );
  });
});

describe("in German", () => {
  it.each([
    [{ action: "create" }, "Adam hat die Aufgabe „Invoice Q3“ angelegt"],
    [
      { action: "delete", entityType: "comments", entityLabel: "Yes" },
      "Adam hat den Kommentar „Yes“ in den Papierkorb verschoben",
    ],
    [{ action: "purge", userId: null, userName: null }, "Das System hat „Invoice Q3“ endgültig gelöscht"],
    [{ entityType: "account", entityLabel: "the password" }, "Adam hat das Passwort geändert"],
    [
      { oldValues: { priority: 3 }, newValues: { priority: 1 } },
      "Adam hat die Priorität von „Invoice Q3“ in Dringend geändert",
    ],
    [
      {
        entityType: "projects",
        entityLabel: "Launch",
        oldValues: { color: "red" },
        newValues: { color: "blue" },
      },
      "Adam hat die Farbe vom Projekt „Launch“ geändert",
    ],
    [
      { newValues: { title: "b", due_date: "2026-11-22" } },
      "Adam hat den Titel und die Fälligkeit von „Invoice Q3“ geändert",
    ],
    [{ newValues: { shoe_size: 1 } }, "Adam hat das Feld „shoe size“ von „Invoice Q3“ gesetzt"],
  ])("%o", (entry, sentence) => expect(toldInGerman(entry)).toBe(sentence));
});

it("takes names for names, whatever is in them", () => {
  const label = "<b>{actor}</b> '{it}'";
  expect(told({ action: "create", entityLabel: label })).toBe(`Adam created the todo “${label}”`);
});

describe("who runs the service", () => {
  const trashed: Partial<Entry> = {
    action: "delete",
    entityType: "organization",
    entityLabel: "Acme",
    source: "admin.organizations.trash",
  };
  it("is told from members", () => {
    expect(told(trashed)).toBe(
      "An operator of the service (Adam) moved the organization “Acme” to the trash",
    );
    expect(toldInGerman(trashed)).toBe(
      "Der Betrieb des Dienstes (Adam) hat die Organisation „Acme“ in den Papierkorb verschoben",
    );
    expect(told({ ...trashed, source: "organizations.trash" })).toBe(
      "Adam moved the organization “Acme” to the trash",
    );
  });

  it("did something to no organization", () => {
    const banned = { action: "admin.users.ban", entityType: null, source: "admin.users.ban" };
    expect(told(banned)).toBe("Adam used the admin area: admin.users.ban");
  });
});
