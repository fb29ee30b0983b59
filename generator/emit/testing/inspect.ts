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

/** The file as JavaScript, as a bundler would make it. */
export function toJavaScript(file: GeneratedFile): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(file.contents, { compilerOptions }).outputText;
}

function parse(file: GeneratedFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.contents, ts.ScriptTarget.ESNext, true);
}
