import ts from 'typescript';

/**
 * The titles of the tests that a file holds: of `test('…', does something)` and `test.each(…)('…', does something)`, and
 * the names of cases where a title is nothing but them. What
 * stands in a comment or in another text, what is set aside, and what does nothing is no test.
 */
export function testTitles(name: string, text: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title, body] = node.arguments;
      if (title && ts.isStringLiteralLike(title) && body && doesSomething(body)) {
        for (const one of title.text === '%s' ? casesOf(node.expression) : [title.text]) titles.add(one);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** `test`, `test.each(…)` or `test.each<…>(…)`; nothing else of `test`, which would leave it out or want it to fail. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'test';
  if (!ts.isCallExpression(callee) || !ts.isPropertyAccessExpression(callee.expression)) return false;
  const { expression, name } = callee.expression;
  return name.text === 'each' && ts.isIdentifier(expression) && expression.text === 'test';
}

/** What the cases of `test.each([['…', …], …])` are called: their tests have no other name. */
function casesOf(each: ts.Expression): readonly string[] {
  const [table] = ts.isCallExpression(each) ? each.arguments : [];
  if (!table || !ts.isArrayLiteralExpression(table)) return [];
  return table.elements.flatMap((row) => {
    const name = ts.isArrayLiteralExpression(row) ? row.elements[0] : row;
    return name && ts.isStringLiteralLike(name) ? [name.text] : [];
  });
}

function doesSomething(body: ts.Expression): boolean {
  if (!ts.isArrowFunction(body) && !ts.isFunctionExpression(body)) return true; // a function with a name of its own
  return !ts.isBlock(body.body) || body.body.statements.length > 0;
}
