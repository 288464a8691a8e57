import ts from "typescript";

/** A place that says a sentence: the keys it may mean, or why they cannot be told from the source. */
export type Use = { file: string } & ({ key: RegExp } | { unreadable: string });

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The text patterns an expression may have; null when the source does not tell. */
function patternsOf(node: ts.Expression): string[] | null {
  if (ts.isStringLiteralLike(node)) return [escaped(node.text)];
  if (ts.isParenthesizedExpression(node)) return patternsOf(node.expression);
  if (ts.isTemplateExpression(node))
    return [
      escaped(node.head.text) +
        node.templateSpans.map(({ literal }) => `[^.]+${escaped(literal.text)}`).join(""),
    ];
  if (ts.isConditionalExpression(node)) {
    const both = [patternsOf(node.whenTrue), patternsOf(node.whenFalse)];
    return both.every((each) => each !== null) ? both.flat() : null;
  }
  return null;
}

const literalIn = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : null);

/** The namespace in `useTranslations("x")`, `await getTranslations("x")` and `translator(locale, "x")`. */
function namespaceOfCall(node: ts.Expression | undefined): string | null {
  if (!node) return null;
  if (ts.isAwaitExpression(node)) return namespaceOfCall(node.expression);
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
  const { text } = node.expression;
  if (text === "useTranslations" || text === "getTranslations") return literalIn(node.arguments[0]);
  return text === "translator" ? literalIn(node.arguments[1]) : null;
}

/** The namespace in a parameter `t: Translate<"x">`. */
function namespaceOfType(node: ts.TypeNode | undefined): string | null {
  if (!node || !ts.isTypeReferenceNode(node) || node.typeName.getText() !== "Translate") return null;
  const [argument] = node.typeArguments ?? [];
  return argument && ts.isLiteralTypeNode(argument) ? literalIn(argument.literal) : null;
}

const namespaceOf = (node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertySignature) =>
  namespaceOfType(node.type) ?? (ts.isPropertySignature(node) ? null : namespaceOfCall(node.initializer));

/** What is called: `t` in `t("x")` and in `t.rich("x")`. */
function calledName({ expression }: ts.CallExpression): string | null {
  const called = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
  return ts.isIdentifier(called) ? called.text : null;
}

const saysErrors = /import \{[^}]*\bsay\b[^}]*\} from "@\/i18n\/errors"/;

/** Every use of a sentence in a source file: of `t` by the names it is declared with, and of `say`. */
export function usesOfMessages(file: string, text: string): Use[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const uses: Use[] = [];
  const add = (namespace: string, node: ts.CallExpression) => {
    const [argument] = node.arguments;
    const patterns = argument ? patternsOf(argument) : null;
    if (!patterns) uses.push({ file, unreadable: node.getText() });
    for (const pattern of patterns ?? [])
      uses.push({ file, key: new RegExp(`^${escaped(namespace)}\\.${pattern}$`) });
  };
  const visit = (node: ts.Node, known: ReadonlyMap<string, string>): void => {
    const names = new Map(known);
    if (ts.isFunctionLike(node) || ts.isBlock(node) || ts.isSourceFile(node)) declare(node, names);
    if (ts.isCallExpression(node)) {
      const namespace = names.get(calledName(node) ?? "");
      if (namespace) add(namespace, node);
    }
    ts.forEachChild(node, (child) => visit(child, names));
  };
  visit(source, new Map(saysErrors.test(text) ? [["say", "errors"]] : []));
  return uses;
}

/** The members of an object type that stands there, or by its name in the same file. */
function membersOf(type: ts.TypeNode | undefined): readonly ts.TypeElement[] {
  if (!type) return [];
  if (ts.isTypeLiteralNode(type)) return type.members;
  if (!ts.isTypeReferenceNode(type)) return [];
  const name = type.typeName.getText();
  const alias = type
    .getSourceFile()
    .statements.find(
      (each): each is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(each) && each.name.text === name,
    );
  return membersOf(alias?.type);
}

/** Adds the translators that a function's parameters or a block's own statements declare. */
function declare(node: ts.Node, names: Map<string, string>): void {
  const look = (each: ts.Node): void => {
    if (ts.isVariableDeclaration(each) || ts.isParameter(each)) {
      const namespace = namespaceOf(each);
      if (ts.isIdentifier(each.name) && namespace) names.set(each.name.text, namespace);
      if (ts.isObjectBindingPattern(each.name))
        for (const member of membersOf(each.type))
          if (ts.isPropertySignature(member) && namespaceOf(member))
            names.set(member.name.getText(), namespaceOf(member) ?? "");
      return;
    }
    if (ts.isVariableStatement(each) || ts.isVariableDeclarationList(each)) ts.forEachChild(each, look);
  };
  ts.forEachChild(node, look);
}
