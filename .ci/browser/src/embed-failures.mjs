import assert from 'node:assert/strict';
import { EVENTS, answering, listOf } from './answers.mjs';
import { check } from './check.mjs';
import { GERMAN, NONE, assertFailed, settled, text } from './embed-page.mjs';
import { visit } from './visit.mjs';

const PATIENCE_MS = 15_000;

export async function checkFailures(embed) {
  const [event] = embed.sample;
  const page = { nextCursor: null, limit: 500, total: 1 };
  for (const [what, route] of [
    ['500', answering(500, {})],
    ['503 without a time to come back', answering(503, {})],
    ['429 with a long wait', answering(429, {}, { 'Retry-After': '3600' })],
    ['no connection', (given) => given.abort('connectionrefused')],
    ['a page of HTML', answering(200, '<!doctype html><title>Log in</title>')],
    ['JSON cut short', answering(200, '{"items":[')],
    ['null', answering(200, 'null')],
    ['no list', answering(200, { page })],
    ['a list of something else', answering(200, { items: [{ ...event, city: null }], page })],
    ['a list without a page', answering(200, { items: [] })],
    ['a day that is none', listOf([{ ...event, startDate: 'soon' }])],
  ]) {
    await check(`embed: a failure is told: ${what}`, () => embed.visit(GERMAN, { route }, async (visited, seen) => {
      await assertFailed(visited, embed);
      assert.deepEqual(seen.pageErrors, []);
    }));
  }

  for (const [what, campaign] of [['unknown', 'no-such-campaign'], ['malformed', '../cities']]) {
    await check(`embed: ${what} campaign`, () => embed.visit({ ...GERMAN, campaign }, {}, async (visited) => {
      const shown = await text(visited.locator('.body'));
      assert(shown.includes('Diese Kampagne ist hier nicht bekannt'), shown);
      assert(!NONE.test(shown), shown);
    }));
  }

  await check('embed: comes back on its own after Retry-After', () => {
    const answers = [answering(503, {}, { 'Retry-After': '1' }), listOf(embed.sample)];
    return embed.visit(GERMAN, { route: (given) => answers.shift()(given) }, async (visited) => {
      assert.equal(await visited.locator('.event').count(), 18);
    });
  });

  await check('embed: retries once, not for ever', () => {
    const route = answering(503, {}, { 'Retry-After': '1' });
    return embed.visit(GERMAN, { route }, async (visited, seen) => {
      await assertFailed(visited, embed);
      assert.equal(seen.requests.filter((request) => EVENTS.test(request.url())).length, 2);
    });
  });

  await check('embed: gives up on an answer that never comes', () => {
    const prepare = async (visited) => {
      await visited.clock.install();
      await visited.route(EVENTS, () => {});
    };
    return visit(embed.browser, embed.site.page(GERMAN), { prepare }, async (visited) => {
      await visited.getByRole('status').getByText('geladen').waitFor();
      await visited.clock.fastForward(PATIENCE_MS);
      await settled(visited);
      await assertFailed(visited, embed);
    });
  });

  await check('embed: says that it loads, and stops when it is removed', () => {
    const prepare = (visited) => visited.route(EVENTS, () => {});
    return visit(embed.browser, embed.site.page(GERMAN), { prepare }, async (visited) => {
      assert.equal(await text(visited.getByRole('status')), 'Die Proteste werden geladen …');
      assert(await visited.getByRole('link', { name: 'Protests' }).isVisible(), 'no fallback link');
      const stopped = visited.waitForEvent('requestfailed', (request) => EVENTS.test(request.url()));
      await visited.locator('protest-events').evaluate((element) => element.remove());
      await stopped;
    });
  });
}
