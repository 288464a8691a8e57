import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const handed = /<Sentences of=\{\[([^\]]*)\]\}/;
const said = /(?:useTranslations\(|Translate<)"(\w+)/g;

const read = (file: string) => readFileSync(file, "utf8");
const isClient = (text: string) => text.startsWith('"use client"');
const words = (list: string) => [...list.matchAll(/"(\w+)"/g)].flatMap(([, word]) => word ?? []);

function fileOf(from: string, name: string): string[] {
  const path = name.startsWith("@/") ? join(root, name.slice(2)) : resolve(dirname(from), name);
  return [`${path}.tsx`, `${path}.ts`].filter(existsSync).slice(0, 1);
}

/** What a file imports, at once or later: not types, not the server, not packages. */
function readImports(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      names.push(node.moduleSpecifier.getText().slice(1, -1));
    const [argument] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && argument)
      names.push(argument.getText().slice(1, -1));
    ts.forEachChild(node, visit);
  };
  visit(source);
  const ours = names.filter((name) => name.startsWith(".") || /^@\/(?!server)/.test(name));
  return ours.flatMap((name) => fileOf(file, name));
}

const known = new Map<string, string[]>();

function importsOf(file: string, text: string): string[] {
  const imports = known.get(file) ?? readImports(file, text);
  known.set(file, imports);
  return imports;
}

/** The rooms whose sentences are said in the browser by what a file draws; what hands over its own is left out. */
function roomsSaidBy(start: string): string[] {
  const rooms = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string, inBrowser: boolean): void => {
    if (seen.has(`${file} ${inBrowser}`)) return;
    seen.add(`${file} ${inBrowser}`);
    const text = read(file);
    if (file !== start && handed.test(text)) return;
    const runs = inBrowser || isClient(text);
    if (runs) for (const [, room] of text.matchAll(said)) rooms.add(room ?? "");
    for (const next of importsOf(file, text)) visit(next, runs);
  };
  visit(start, false);
  return [...rooms].sort();
}

/** The rooms handed over by the innermost file around a page that hands over any. */
function roomsHandedTo(page: string): string[] {
  const [, own] = handed.exec(read(page)) ?? [];
  if (own !== undefined) return ["common", ...words(own)];
  let folder = dirname(page);
  while (folder.startsWith(root)) {
    const layout = join(folder, "layout.tsx");
    const [, list] = (layout !== page && existsSync(layout) && handed.exec(read(layout))) || [];
    if (list !== undefined) return ["common", ...words(list)];
    folder = dirname(folder);
  }
  return [];
}

const pages = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page|layout)\.tsx$/.test(file))
  .map((file) => join(root, "app", file));

describe("the sentences of a page", () => {
  it("are found: what the list of todos and its panel say", () => {
    const page = pages.find((file) => file.endsWith("(dashboard)/todos/page.tsx")) ?? "";
    expect(roomsSaidBy(page)).toEqual(expect.arrayContaining(["common", "panel", "todos"]));
    expect(roomsHandedTo(page)).toEqual(expect.arrayContaining(["common", "panel", "todos"]));
  });

  it("are handed over to it", () => {
    const missing = pages.flatMap((page) => {
      const given = roomsHandedTo(page);
      const lacking = roomsSaidBy(page).filter((room) => !given.includes(room));
      return lacking.map((room) => `${page.slice(root.length)}: ${room}`);
    });
    expect(missing).toEqual([]);
  });
});
