import assert from 'node:assert/strict';
import { EVENTS, answering, hostile, listOf, whileItRuns } from './answers.mjs';
import { assertAccessible } from './axe.mjs';
import { check } from './check.mjs';
import { GERMAN } from './embed-page.mjs';
import { SIZES, THEMES, assertNoSidewaysScrolling, assertQuiet, focused, keep } from './visit.mjs';

export async function checkUse(embed) {
  await check('embed: by keyboard', () => embed.visit(GERMAN, {}, async (page) => {
    const summary = await tab(page);
    assert.equal(summary.tag, 'summary');
    await page.keyboard.press('Enter');
    const links = page.locator('.event a');
    await links.first().waitFor();
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
      assert.equal((await tab(page)).href, href);
    }
  }));

  await check('embed: "try again" tries again and keeps the focus', () => {
    const answers = [answering(500, {}), listOf(embed.sample)];
    const route = (given) => answers.shift()(given);
    return embed.visit(GERMAN, { route }, async (page) => {
      await tab(page);
      await page.keyboard.press('Enter');
      await page.locator('.event').first().waitFor({ state: 'attached' });
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'protest-events');
      assert.equal((await tab(page)).tag, 'summary');
    });
  });
}

async function tab(page) {
  await page.keyboard.press('Tab');
  const now = await focused(page);
  assert(now.visible, `the focus on "${now.text}" can't be seen`);
  return now;
}

export async function checkSafety(embed) {
  await check('embed: tells the API nothing about the reader', () => embed.visit(GERMAN, {}, async (page, seen) => {
    const [request] = seen.requests.filter((made) => EVENTS.test(made.url()));
    const headers = await request.allHeaders();
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
    assert.equal(request.method(), 'GET');
  }));

  await check('embed: hostile texts stay texts', () => {
    const route = listOf(embed.sample.flatMap(hostile));
    return embed.visit(GERMAN, { route }, async (page, seen) => {
      assert.equal(await page.locator('.event').count(), 4 * embed.sample.length);
      assert.equal(await page.evaluate(() => window.hacked), undefined);
      assert.equal(await page.locator('protest-events img, protest-events script').count(), 0);
      assert.equal(await page.locator('.event a').count(), 0);
      await assertQuiet(page, seen, embed.origins);
    });
  });
}

export async function checkLooks(embed) {
  const sizes = { ...SIZES, narrow: { width: 320, height: 640 } };
  const states = {
    past: undefined,
    running: listOf(whileItRuns(embed.sample)),
    failed: answering(500, {}),
  };
  for (const colorScheme of THEMES) {
    for (const [size, viewport] of Object.entries(sizes)) {
      for (const [state, route] of Object.entries(states)) {
        await check(`embed: accessible and in its place, ${state}, ${colorScheme}, ${size}`, () => {
          return embed.visit(GERMAN, { route, colorScheme, viewport }, async (page) => {
            if (state !== 'failed') {
              await page.locator('summary').click();
            }
            await assertAccessible(page);
            await assertNoSidewaysScrolling(page);
            await keep(page, `embed-${state}-${colorScheme}-${size}`);
          });
        });
      }
    }
  }

  await check('embed: the theme of the page wins over that of the device', () => {
    const attributes = { ...GERMAN, theme: 'light' };
    return embed.visit(attributes, { colorScheme: 'dark' }, async (page) => {
      const background = await page.locator('protest-events').evaluate((element) => getComputedStyle(element).backgroundColor);
      assert.equal(background, 'rgb(255, 255, 255)');
    });
  });
}
