import { describe, expect, it } from "vitest";
import { auditCsv, csvCell } from "./csv";
import type { AuditEntry } from "./fields";

const names = { person: () => "Mia", project: () => "Launch" };

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
    expect(auditCsv([], names)).toMatch(/^"Time \(UTC\)","Person",.*"Entry id"\r\n$/);
  });

  it("writes one line for each entry", () => {
    const lines = auditCsv([entry, { ...entry, id: "e-2" }], names).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"2026-11-21T08:57:36.505Z","Mia, the first","","Update","Todo",');
    expect(lines[1]).toContain('"\'=HYPERLINK(""http://evil.test"")"');
    expect(lines[1]).toContain('"{""title"":""Invoice""}"');
    expect(auditCsv([{ ...entry, action: "sign_in_failed" }], names)).toContain('"Sign in failed"');
    expect(lines[1]).toMatch(/"todos\.update","t-1","e-1"$/);
  });
});
