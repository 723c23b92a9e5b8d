import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A cast would hide what the document fails to say, so these sources have none. */
const sources = fileURLToPath(new URL('../../src/', import.meta.url));
const forbidden = new Map([
  [ts.SyntaxKind.AsExpression, 'as'],
  [ts.SyntaxKind.TypeAssertionExpression, '<type>'],
  [ts.SyntaxKind.NonNullExpression, '!'],
  [ts.SyntaxKind.AnyKeyword, 'any'],
]);
let found = 0;

function look(node: ts.Node, source: ts.SourceFile): void {
  const what = forbidden.get(node.kind);
  if (what !== undefined) {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    console.error(`contract: src/${source.fileName}:${line + 1} has a cast (${what})`);
    found++;
  }
  ts.forEachChild(node, (child) => look(child, source));
}

for (const name of await readdir(sources)) {
  const text = await readFile(sources + name, 'utf8');
  if (/@ts-(?:ignore|expect-error|nocheck)/.test(text) && name !== 'no-casts.ts') {
    console.error(`contract: src/${name} switches the compiler off`);
    found++;
  }
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  look(source, source);
}
process.exitCode = found === 0 ? 0 : 1;
