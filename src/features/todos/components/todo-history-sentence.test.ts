import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import type { Locale } from "@/domain/account";
import de from "@/i18n/messages/de/panel.json";
import en from "@/i18n/messages/en/panel.json";
import { describeEntry, type Shown } from "./todo-history-sentence";

const shown: Shown = {
  person: (id) => ({ mia: "Mia", adam: "Adam" })[id] ?? "?",
  project: (id) => (id === "launch" ? "Launch" : "?"),
  priority: (value) => (value === "1" ? "Urgent" : "Low"),
  day: (value) => value.slice(5),
};
const messages = { en: { panel: en }, de: { panel: de } };

type Entry = Partial<Parameters<typeof describeEntry>[0]>;

const told = (entry: Entry, locale: Locale = "en") => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "panel.history" });
  return describeEntry({ action: "update", oldValues: null, newValues: null, ...entry }, shown, t);
};

type Values = Record<string, unknown>;
const cases: [Values, Values, string, string][] = [
  [{ completed: false }, { completed: true }, "completed it", "die Aufgabe erledigt"],
  [{ completed: true }, { completed: false }, "reopened it", "die Aufgabe wieder geöffnet"],
  [{ title: "A" }, { title: "B" }, "changed the title: A → B", "den Titel geändert: A → B"],
  [
    { priority: 4 },
    { priority: 1 },
    "changed the priority: Low → Urgent",
    "die Priorität geändert: Low → Urgent",
  ],
  [{}, { description: "…" }, "added a description", "eine Beschreibung hinzugefügt"],
  [{ description: "…" }, { description: null }, "removed the description", "die Beschreibung entfernt"],
  [
    { due_date: null },
    { due_date: "2027-12-03" },
    "set the due date to 12-03",
    "das Fälligkeitsdatum auf 12-03 gesetzt",
  ],
  [
    { assigned_to: "mia" },
    { assigned_to: "adam" },
    "handed it over: Mia → Adam",
    "die Aufgabe übergeben: Mia → Adam",
  ],
  [
    { project_id: "launch" },
    { project_id: null },
    "took it out of Launch",
    "die Aufgabe aus Launch genommen",
  ],
  [
    { position: 1 },
    { position: 2 },
    "moved it within the list",
    "die Aufgabe innerhalb der Liste verschoben",
  ],
  [{}, {}, "changed it", "die Aufgabe geändert"],
];

describe("an entry of a todo's history", () => {
  it.each(cases)("tells %j → %j", (oldValues, newValues, english, german) => {
    expect(told({ oldValues, newValues })).toBe(english);
    expect(told({ oldValues, newValues }, "de")).toBe(german);
  });

  it("tells what happened to the whole todo", () => {
    expect(told({ action: "restore", newValues: { title: "A" } })).toBe("restored it from the trash");
    expect(told({ action: "delete" }, "de")).toBe("die Aufgabe in den Papierkorb verschoben");
  });

  it("tells all that changed at once", () => {
    const newValues = { title: "B", completed: true };
    expect(told({ oldValues: { title: "A", completed: false }, newValues })).toBe(
      "completed it, changed the title: A → B",
    );
  });
});
