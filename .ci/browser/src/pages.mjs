import assert from 'node:assert/strict';
import { sampleEvents } from './answers.mjs';
import { assertAccessible } from './axe.mjs';
import { check } from './check.mjs';
import { SIZES, THEMES, assertNoSidewaysScrolling, assertQuiet, focused, keep, visit } from './visit.mjs';

const PAGES = [
  { name: 'home', path: '/', lang: 'en' },
  { name: 'campaign', path: '/c/paris-2025', lang: 'en' },
  { name: 'campaign-german', path: '/c/paris-2025?lang=de', lang: 'de' },
  { name: 'event', path: '/e/paris-2025-berlin', lang: 'en' },
  { name: 'event-to-follow', path: '/e/paris-2025-zurich', lang: 'en' },
  { name: 'privacy', path: '/privacy', lang: 'en' },
  { name: 'embed-page', path: '/embed/paris-2025', lang: 'en' },
];

const REACHABLE = 'a[href], button, summary, input, select, textarea';

/** The pages that the application itself serves, each in both themes, on a phone and on a desktop. */
export async function checkPages(browser, app) {
  for (const page of PAGES) {
    for (const colorScheme of THEMES) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        const name = `${page.name}-${colorScheme}-${size}`;
        await check(`page: ${name}`, () => checkPage(browser, app, page, { colorScheme, viewport }, name));
      }
    }
    await check(`page: ${page.name}, by keyboard`, () => checkKeyboard(browser, app + page.path));
    await check(`page: ${page.name}, without JavaScript`, () => checkWithoutScript(browser, app + page.path));
  }
  await check('page: the campaign has all its cities', () => checkCampaign(browser, app));
  await check('page: the campaign in another language', () => checkLanguageSwitch(browser, app));
}

function checkPage(browser, app, { path, lang }, options, name) {
  return visit(browser, app + path, options, async (page, seen, answer) => {
    assert.equal(answer.status(), 200);
    await page.waitForLoadState('networkidle');
    await keep(page, name);
    assert.equal(await page.locator('h1').count(), 1, 'not exactly one h1');
    assert.equal(await languageOf(page), lang);
    await assertNoSidewaysScrolling(page);
    await assertQuiet(page, seen, [app]);
    await assertAccessible(page);
  });
}

/** The language of the page, without the region that a reader's browser may add. */
async function languageOf(page) {
  return (await page.locator('html').getAttribute('lang')).split('-')[0];
}

function checkKeyboard(browser, url) {
  return visit(browser, url, {}, async (page) => {
    await page.evaluate(() => {
      window.reached = new Set();
      document.addEventListener('focusin', (event) => window.reached.add(event.target));
    });
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).href, '#main', 'the first Tab leads to no skip link');
    assert.equal(await page.locator('#main').count(), 1);
    const count = await page.locator(REACHABLE).count();
    for (let turn = 0; turn < count; turn++) {
      const { tag, text, visible } = await focused(page);
      assert(visible || tag === 'body', `the focus on "${text}" can't be seen`);
      await page.keyboard.press('Tab');
    }
    const missed = await page.evaluate((selector) => {
      const all = [...document.querySelectorAll(selector)];
      return all.filter((element) => element.checkVisibility() && !window.reached.has(element)).map((element) => element.outerHTML);
    }, REACHABLE);
    assert.deepEqual(missed, [], 'out of reach');
  });
}

async function checkWithoutScript(browser, url) {
  const textOfMain = async (page) => (await page.locator('main').textContent()).replace(/\s+/g, ' ').trim();
  const withScript = await visit(browser, url, {}, textOfMain);
  const without = await visit(browser, url, { javaScriptEnabled: false }, textOfMain);
  assert.equal(without, withScript);
  assert.notEqual(without, '');
}

async function checkCampaign(browser, app) {
  const events = await sampleEvents(app, 'en');
  await visit(browser, `${app}/c/paris-2025?lang=en`, {}, async (page) => {
    for (const { city, signupUrl } of events) {
      assert(await page.locator('main li').filter({ hasText: city.name }).count() > 0, `no item for ${city.name}`);
      if (signupUrl !== null) {
        assert(await page.locator(`main a[href="${signupUrl}"]`).count() > 0, `no sign-up link for ${city.name}`);
      }
    }
    assert.equal(await page.locator('main svg circle').count(), events.length, 'dots on the map');
    for (const suffix of ['ics', 'atom', 'rss']) {
      const links = page.locator(`a[href*="/v1/campaigns/paris-2025/events.${suffix}"]`);
      assert(await links.count() > 0, `nothing to subscribe to as ${suffix}`);
    }
  });
}

function checkLanguageSwitch(browser, app) {
  return visit(browser, `${app}/c/paris-2025`, {}, async (page) => {
    const href = await page.locator('a[href*="lang=de"]').first().getAttribute('href');
    const { pathname, search } = new URL(href, page.url());
    await page.goto(app + pathname + search);
    assert.equal(await languageOf(page), 'de');
    assert((await page.locator('main').textContent()).includes('Zürich'));
  });
}
