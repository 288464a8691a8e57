import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import de from "@/i18n/messages/de/audit.json";
import en from "@/i18n/messages/en/audit.json";
import { formatBytes } from "@/lib/format-bytes";
import { formatDate } from "@/lib/format-date";
import { fieldLabel } from "./fields";
import { type Telling, valueText } from "./values";

const inEnglish = createTranslator({ locale: "en", messages: { audit: en }, namespace: "audit" });
const inGerman = createTranslator({ locale: "de", messages: { audit: de }, namespace: "audit" });

const tellingIn = (locale: string): Telling => ({
  names: { person: () => "Mia", project: () => "Launch" },
  formatDate: (value, style) => formatDate(value, style, { locale, timeZone: "Europe/Berlin" }),
  formatBytes: (bytes) => formatBytes(bytes, locale),
});

describe("a stored value", () => {
  it.each([
    ["title", null, "—", "—"],
    ["completed", true, "Yes", "Ja"],
    ["priority", 2, "High", "Hoch"],
    ["priority", 9, "9", "9"],
    ["size", 1_610_613, "1.5 MB", "1,5 MB"],
    ["assigned_to", "u-1", "Mia", "Mia"],
    ["project_id", "p-1", "Launch", "Launch"],
    ["role", "owner", "Owner", "Eigentümer:in"],
    ["status", "trialing", "Trialing", "In der Probezeit"],
    ["color", "green", "Green", "Grün"],
    ["color", "mauve", "Mauve", "Mauve"],
    ["plan", "pro", "Pro", "Pro"],
    ["due_date", "2030-03-04", "Monday, 4 March 2030", "Montag, 4. März 2030"],
    [
      "expires_at",
      "2030-03-04T23:30:00Z",
      "Tuesday, 5 March 2030 at 00:30",
      "Dienstag, 5. März 2030 um 00:30",
    ],
    ["due_date", "soon", "soon", "soon"],
    ["title", "Invoice", "Invoice", "Invoice"],
  ])("%s %j reads %s or %s", (field, value, english, german) => {
    expect(valueText({ field, value }, tellingIn("en"), inEnglish)).toBe(english);
    expect(valueText({ field, value }, tellingIn("de"), inGerman)).toBe(german);
  });
});

describe("a field", () => {
  it.each([
    ["due_date", "Due date", "Fällig"],
    ["shoe_size", "Shoe size", "Shoe size"],
  ])("%s reads %s or %s", (field, english, german) => {
    expect(fieldLabel(field, inEnglish)).toBe(english);
    expect(fieldLabel(field, inGerman)).toBe(german);
  });
});
