import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import de from "@/i18n/messages/de/audit.json";
import en from "@/i18n/messages/en/audit.json";
import { auditCsv, csvCell } from "./csv";
import type { AuditEntry } from "./fields";
import type { Telling } from "./values";

const telling: Telling = {
  names: { person: () => "Mia", project: () => "Launch" },
  formatDate: (value) => value,
  formatBytes: String,
};
const inEnglish = createTranslator({ locale: "en", messages: { audit: en }, namespace: "audit" });
const inGerman = createTranslator({ locale: "de", messages: { audit: de }, namespace: "audit" });

const entry: AuditEntry = {
  id: "e-1",
  action: "update",
  entityType: "todos",
  entityId: "t-1",
  entityLabel: '=HYPERLINK("http://evil.test")',
  oldValues: { title: "Invoice" },
  newValues: { title: '=HYPERLINK("http://evil.test")' },
  userId: "u-1",
  userName: "Mia, the first",
  impersonatorName: null,
  reason: null,
  source: "todos.update",
  createdAt: "2026-11-21T08:57:36.505Z",
};

describe("csvCell", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("makes %j harmless", (text) =>
    expect(csvCell(text)).toBe(`"'${text}"`),
  );

  it("leaves other text as it is, with quotes doubled", () => {
    expect(csvCell('say "hi", then\nleave')).toBe('"say ""hi"", then\nleave"');
    expect(csvCell("a=b")).toBe('"a=b"');
    expect(csvCell(null)).toBe('""');
  });
});

describe("auditCsv", () => {
  it("has a heading even without entries", () => {
    expect(auditCsv([], telling, inEnglish)).toMatch(/^"Time \(UTC\)","Person",.*"Entry id"\r\n$/);
  });

  it("writes one line for each entry", () => {
    const lines = auditCsv([entry, { ...entry, id: "e-2" }], telling, inEnglish).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"2026-11-21T08:57:36.505Z","Mia, the first","","Update","Todo",');
    expect(lines[1]).toContain('"\'=HYPERLINK(""http://evil.test"")"');
    expect(lines[1]).toContain('"{""title"":""Invoice""}"');
    expect(auditCsv([{ ...entry, action: "sign_in_failed" }], telling, inEnglish)).toContain(
      '"Sign in failed"',
    );
    expect(lines[1]).toMatch(/"todos\.update","t-1","e-1"$/);
  });

  it("speaks the language of the reader", () => {
    const [heading, line] = auditCsv([entry], telling, inGerman).split("\r\n");
    expect(heading).toMatch(/^"Zeit \(UTC\)","Person",/);
    expect(line).toContain('"Ändern","Aufgabe",');
    expect(line).toContain('"Mia, the first hat „Invoice“ in „=HYPERLINK');
  });
});
