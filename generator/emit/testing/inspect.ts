import ts from "typescript";
import type { GeneratedFile } from "../file.ts";

/** What generated code must not hold, however well it compiles: `any`, and comments that silence the compiler. */
export function silenced(file: GeneratedFile): string[] {
  const found: string[] = [];
  const source = parse(file);
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${file.path}: any`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  // What TypeScript itself takes for a directive; it keeps them in undeclared properties.
  const { commentDirectives = [], checkJsDirective } = source as unknown as Directives;
  const directives = commentDirectives.map(({ range }) => file.contents.slice(range.pos, range.end).trim());
  return [...found, ...directives, ...(checkJsDirective === undefined ? [] : ["@ts-nocheck"])];
}

interface Directives {
  readonly commentDirectives?: readonly { readonly range: ts.TextRange }[];
  readonly checkJsDirective?: unknown;
}

/** The module specifiers of a file: imports, re-exports, and `import()`. */
export function specifiers(file: GeneratedFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    if (from !== undefined && ts.isStringLiteral(from)) found.push(from.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) found.push("import()");
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return found;
}

/**
 * What a file does, beside declaring types and data: its statements, what they import, call and make, and everything else
 * that isn't plain data, as TypeScript's own tree has it. Each once: `call runtime.send`, `import type ../types.js`.
 */
export function actsOf(file: GeneratedFile): Set<string> {
  const source = parse(file);
  const acts = new Set<string>();
  const visit = (node: ts.Node): void => {
    const act = actOf(node);
    if (act !== undefined) acts.add(act);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return acts;
}

function actOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node))
    return `import ${node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? "type " : ""}${from(node)}`;
  if (ts.isExportDeclaration(node)) return `export ${node.isTypeOnly ? "type " : ""}${from(node)}`;
  if (ts.isCallExpression(node)) return `call ${node.expression.getText()}`;
  if (ts.isNewExpression(node)) return `new ${node.expression.getText()}`;
  // What is called or made is named whole already.
  if (ts.isPropertyAccessExpression(node))
    return node.parent.getChildAt(0) === node && /Call|New|PropertyAccess/.test(ts.SyntaxKind[node.parent.kind] ?? "")
      ? undefined
      : `read ${node.getText()}`;
  if (PLAIN.has(node.kind) || ts.isToken(node) || ts.isIdentifier(node)) return undefined;
  return ts.isTypeNode(node) && !ts.isImportTypeNode(node) && !ts.isTypeQueryNode(node) ? undefined : NAMES[node.kind];
}

/** The enumeration gives some kinds two names. */
const NAMES: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(ts.SyntaxKind)
    .filter(([name]) => !/^(First|Last)/.test(name))
    .map(([name, kind]) => [kind, name]),
);

function from({ moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration): string {
  return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "nothing";
}

/** Data, and the parts of what is named otherwise. */
const PLAIN: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.SourceFile,
  ts.SyntaxKind.ImportClause,
  ts.SyntaxKind.NamespaceImport,
  ts.SyntaxKind.NamedImports,
  ts.SyntaxKind.ImportSpecifier,
  ts.SyntaxKind.NamedExports,
  ts.SyntaxKind.ExportSpecifier,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.VariableDeclarationList,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.TypeParameter,
  ts.SyntaxKind.PropertySignature,
  ts.SyntaxKind.IndexSignature,
  ts.SyntaxKind.MethodSignature,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.SatisfiesExpression,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.TemplateLiteralTypeSpan,
  ts.SyntaxKind.JSDoc,
  ts.SyntaxKind.QualifiedName,
  ts.SyntaxKind.ParenthesizedExpression,
]);

function parse(file: GeneratedFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.contents, ts.ScriptTarget.ESNext, true);
}
