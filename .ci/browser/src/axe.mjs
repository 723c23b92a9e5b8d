import assert from 'node:assert/strict';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Evaluated, not added as a script: the page's own content security policy forbids that, and stays in force. */
export async function assertAccessible(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values) => {
    const found = await globalThis.axe.run(document, { runOnly: { type: 'tag', values } });
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`));
  }, RULES);
  assert.deepEqual(violations, []);
}
