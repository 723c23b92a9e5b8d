import assert from 'node:assert/strict';
import { answering, listOf, whileItRuns } from './answers.mjs';
import { check } from './check.mjs';
import { GERMAN, assertFailed, entry, text } from './embed-page.mjs';
import { assertQuiet, visit } from './visit.mjs';

export async function checkContent(embed) {
  await check('embed: the sample campaign in German', () => embed.visit(GERMAN, {}, async (page, seen) => {
    assert.equal(await page.locator('.event').count(), 18);
    assert.equal(await page.locator('.none').textContent(), 'Keine kommenden Proteste.');
    assert.equal(await text(page.locator('summary')), 'Vergangene Proteste (18)');
    await page.locator('summary').click();
    assert.equal(await entry(page, 'Zürich').locator('.to-follow').count(), 0, 'nothing follows any more');
    assert.equal(await text(entry(page, 'Zürich').locator('.country')), 'Schweiz');
    assert.equal(await entry(page, 'Mailand').count(), 1);
    assert.equal(await entry(page, 'Mailand').getByRole('link').count(), 0);
    const button = page.getByRole('link', { name: 'Einzelheiten: Berlin', exact: true });
    assert.equal(await button.getAttribute('href'), 'https://lu.ma/7sjdot1d');
    assert.equal(await button.getAttribute('rel'), 'noopener noreferrer nofollow');
    assert.equal(await page.locator('.event a').count(), 16);
    assert.equal(await page.locator('.body').getAttribute('lang'), 'de');
    assert.equal(await page.getByText('Protests', { exact: true }).isVisible(), false, 'the fallback stays');
    await assertQuiet(page, seen, embed.origins);
  }));

  await check('embed: days, times and states in the zone of each event', () => {
    const route = listOf(whileItRuns(embed.sample));
    return embed.visit(GERMAN, { route }, async (page, seen) => {
      const when = (city) => text(entry(page, city).locator('.when'));
      assert.equal(await when('Berlin'), 'Samstag, 8. Februar 2025, 14:00–16:00 (Europe/Berlin)');
      assert.equal(await when('Brüssel'), 'Sonntag, 9. Februar 2025');
      assert.equal(await when('Paris'), 'Montag, 10. – Dienstag, 11. Februar 2025');
      assert.equal(await when('London'), 'Montag, 10. Februar 2025, 18:30 (Europe/London)');
      assert.equal(await when('New York City'), 'Freitag, 7. Februar 2025, 22:00 – Samstag, 8. Februar 2025, 01:00 (America/New_York)');
      assert.equal(await when('Prag'), 'Termin folgt');
      assert.equal(await text(entry(page, 'Zürich').locator('.to-follow')), 'Details folgen');
      assert.equal(await page.getByRole('link', { name: 'Anmelden: Berlin', exact: true }).count(), 1);
      assert.equal(await entry(page, 'Zürich').locator('.when').count(), 0, 'an invented day');
      assert.equal(await entry(page, 'Berlin').locator('time').getAttribute('datetime'), '2025-02-08T14:00:00+01:00');
      assert.equal(await text(entry(page, 'Berlin').locator('.status')), 'Läuft gerade');
      assert.equal(await text(entry(page, 'Berlin').locator('.where')), 'Brandenburger Tor, Pariser Platz');
      assert.equal(await text(entry(page, 'London').locator('.title')), 'March to Parliament');
      assert.equal(await text(entry(page, 'Stockholm').locator('.status')), 'Verschoben');
      const cancelled = entry(page, 'Kopenhagen');
      assert.equal(await text(cancelled.locator('.status')), 'Abgesagt');
      assert.equal(await text(cancelled.locator('.note')), 'Zu wenige konnten kommen.');
      assert.equal(await cancelled.locator('s.city').count(), 1);
      assert.equal(await cancelled.getByRole('link').count(), 0, 'a cancelled event has a sign-up button');
      assert.equal(await text(page.locator('summary')), 'Vergangene Proteste (1)');
      assert.equal(await page.locator('.past .event').count(), 1);
      await assertQuiet(page, seen, embed.origins);
    });
  });

  await check('embed: an empty list says so in words', () => embed.visit(GERMAN, { route: listOf([]) }, async (page) => {
    assert.equal(await text(page.locator('.body')), 'Noch sind keine Proteste geplant.');
  }));

  await check('embed: as a module, with the attribute api', () => {
    const attributes = { ...GERMAN, api: embed.app };
    return embed.visit(attributes, { script: 'module' }, async (page, seen) => {
      assert.equal(await page.locator('.event').count(), 18);
      await assertQuiet(page, seen, embed.origins);
    });
  });

  await check('embed: an API below a path is asked there', () => {
    const attributes = { ...GERMAN, api: `${embed.app}/below/` };
    return embed.visit(attributes, { route: listOf(embed.sample) }, async (page, seen) => {
      assert.equal(await page.locator('.event').count(), 18);
      const asked = seen.requests.map((request) => new URL(request.url()).pathname).filter((path) => path.includes('/v1/'));
      assert.deepEqual(asked, ['/below/v1/campaigns/paris-2025/events']);
    });
  });

  await check('embed: without JavaScript the fallback link shows', () => {
    const options = { javaScriptEnabled: false };
    return visit(embed.browser, embed.site.page(GERMAN), options, async (page) => {
      const fallback = page.getByRole('link', { name: 'Protests' });
      assert(await fallback.isVisible());
      assert.equal(await fallback.getAttribute('href'), `${embed.app}/c/paris-2025`);
    });
  });
}

export async function checkLanguages(embed) {
  const asked = (seen) => seen.requests.map((request) => new URL(request.url()).searchParams.get('lang')).filter(Boolean);

  for (const [lang, sent, signUp] of [
    ['en', 'en', 'Details: Berlin'],
    ['de-AT', 'de-AT', 'Einzelheiten: Berlin'],
    ['fr', 'fr', 'Détails : Berlin'],
    ['es', 'es', 'Detalles: Berlín'],
    ['nl', 'nl', 'Details: Berlijn'],
    ['pl', 'pl', 'Details: Berlin'],
    ['de_DE!', 'nl', 'Details: Berlijn'],
    [undefined, 'nl', 'Details: Berlijn'],
  ]) {
    await check(`embed: the language ${lang ?? 'of the page around'}`, () => {
      const attributes = { campaign: 'paris-2025', ...(lang && { lang }) };
      return embed.visit(attributes, {}, async (page, seen) => {
        await page.locator('summary').click();
        assert.deepEqual(asked(seen), [sent]);
        assert(await page.getByRole('link', { name: signUp, exact: true }).isVisible(), `no link "${signUp}"`);
      });
    });
  }

  await check('embed: changed attributes make one new request', () => embed.visit(GERMAN, {}, async (page, seen) => {
    await page.locator('protest-events').evaluate((element) => {
      const loaded = new Promise((resolve) => element.addEventListener('protest-events:loaded', resolve, { once: true }));
      element.lang = 'fr';
      element.setAttribute('country', 'DE');
      return loaded;
    });
    assert.deepEqual(asked(seen), ['de', 'fr']);
    assert.equal(await page.locator('.event').count(), 1);
  }));
}

export async function checkPaging(embed) {
  const past = embed.sample.slice(0, 3);
  const upcoming = whileItRuns(embed.sample.slice(3, 6));
  const pages = { null: listOf(past, 'next'), next: listOf(upcoming) };
  const route = (given) => pages[new URL(given.request().url()).searchParams.get('cursor')](given);

  await check('embed: every page is read', () => embed.visit(GERMAN, { route }, async (page) => {
    assert.equal(await page.locator('.event').count(), 6);
    assert.equal(await page.locator('.all').count(), 0);
  }));

  await check('embed: max shows upcoming events first and links to all', () => {
    return embed.visit({ ...GERMAN, max: '2' }, { route }, async (page) => {
      assert.equal(await page.locator('.event').count(), 2);
      assert.equal(await page.locator('.past').count(), 0);
      const all = page.getByRole('link', { name: 'Alle auf der Seite der Kampagne zeigen' });
      assert.equal(await all.getAttribute('href'), `${embed.app}/c/paris-2025?lang=de`);
    });
  });

  await check('embed: a list that breaks off is a failure', () => {
    const broken = { ...pages, next: answering(500, {}) };
    const half = (given) => broken[new URL(given.request().url()).searchParams.get('cursor')](given);
    return embed.visit(GERMAN, { route: half }, (page) => assertFailed(page, embed));
  });
}
