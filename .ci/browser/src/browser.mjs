import { chromium } from 'playwright-core';
import { faultsFound } from './check.mjs';
import { checkEmbed } from './embed.mjs';
import { checkPages } from './pages.mjs';

const given = process.argv[2];
if (given === undefined) {
  throw new Error('Usage: browser BASE_URL');
}
const app = new URL(given).origin;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  await checkEmbed(browser, app);
  await checkPages(browser, app);
} finally {
  await browser.close();
}
if (faultsFound() > 0) {
  console.error(`browser: ${faultsFound()} checks found a fault`);
  process.exitCode = 1;
}
