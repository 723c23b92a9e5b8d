import assert from 'node:assert/strict';
import { EVENTS } from './answers.mjs';
import { visit } from './visit.mjs';

export const GERMAN = { campaign: 'paris-2025', lang: 'de' };

export const NONE = /keine Proteste geplant|Keine kommenden|No protests|No upcoming/;
const FAILED = 'Die Liste der Proteste konnte nicht geladen werden';

/** The embed on a page of another site. */
export class Embed {
  constructor(browser, app, site, sample) {
    Object.assign(this, { browser, app, site, sample, origins: [app, site.origin] });
  }

  /** Visits the foreign page and waits until the embed has something to say. */
  visit(attributes, options, use) {
    const { route, script, ...rest } = options;
    const prepare = (page) => route && page.route(EVENTS, route);
    return visit(this.browser, this.site.page(attributes, script), { prepare, ...rest }, async (page, seen) => {
      await settled(page);
      return use(page, seen);
    });
  }
}

export function settled(page) {
  return page.locator('protest-events .body[aria-busy=false]').waitFor({ state: 'attached' });
}

/** The entry of a city. */
export function entry(page, city) {
  return page.locator('protest-events .event').filter({ has: page.locator(`.city:text-is("${city}")`) });
}

/** As it is written, with every kind of space alike. */
export async function text(locator) {
  return (await locator.textContent()).replace(/\s+/g, ' ').trim();
}

/** Tells the failure, offers ways out of it and never reads as an empty list. */
export async function assertFailed(page, embed) {
  const shown = await text(page.locator('.body'));
  assert(shown.includes(FAILED), shown);
  assert(!NONE.test(shown), shown);
  assert.equal(await page.locator('.event').count(), 0);
  assert(await page.getByRole('alert').isVisible());
  assert(await page.getByRole('button', { name: 'Noch einmal versuchen' }).isVisible());
  const link = page.getByRole('link', { name: 'Seite der Kampagne öffnen' });
  assert.equal(await link.getAttribute('href'), `${embed.app}/c/paris-2025?lang=de`);
  assert(await page.getByRole('link', { name: 'Protests', exact: true }).isVisible(), 'no fallback link');
}
