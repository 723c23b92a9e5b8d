import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SCREENSHOTS = fileURLToPath(new URL('../../../target/browser/', import.meta.url));

export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
};

export const THEMES = ['light', 'dark'];

/**
 * Opens a page in a fresh context, lets `use` look at it and closes the context. The viewer sits in a zone far from any
 * event's own, so that a time shifted to the viewer's zone shows.
 */
export async function visit(browser, url, options, use) {
  const { prepare, ...contextOptions } = options;
  const context = await browser.newContext({
    viewport: SIZES.desktop,
    locale: 'en-GB',
    timezoneId: 'Pacific/Auckland',
    ...contextOptions,
  });
  try {
    const page = await context.newPage();
    const seen = watch(page);
    await prepare?.(page);
    const answer = await page.goto(url);
    return await use(page, seen, answer);
  } finally {
    await context.close();
  }
}

/** What the page asks for and what it complains about. A breach of its content security policy is a complaint, too. */
function watch(page) {
  const seen = { requests: [], complaints: [], pageErrors: [] };
  page.on('request', (request) => seen.requests.push(request));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      seen.complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => seen.pageErrors.push(String(error)));
  return seen;
}

export async function assertQuiet(page, seen, origins) {
  assert.deepEqual(seen.pageErrors, []);
  assert.deepEqual(seen.complaints, []);
  const strangers = seen.requests.map((request) => request.url()).filter((url) => !origins.includes(new URL(url).origin));
  assert.deepEqual(strangers, [], 'requests to another host');
  assert.deepEqual(await page.context().cookies(), [], 'cookies');
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0, 'something is stored');
}

export async function assertNoSidewaysScrolling(page) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert(wide <= room, `the page is ${wide} pixels wide in a window of ${room}`);
}

export async function keep(page, name) {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png`, fullPage: true });
}

/** The focused element, inside a shadow tree too: its name, where it leads and whether the focus is seen. */
export function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) {
      element = element.shadowRoot.activeElement;
    }
    const style = getComputedStyle(element);
    // `auto` is the browser's own ring, whatever width it names.
    const outlined = style.outlineStyle === 'auto' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    return {
      tag: element.localName,
      text: element.textContent.trim(),
      href: element.getAttribute('href'),
      visible: outlined || style.boxShadow !== 'none',
    };
  });
}
