import { Answers } from './answers.js';
import { readSampleCampaigns } from './client.js';
import { committed } from './document.js';
import { tryExamples } from './examples.js';
import { compareFormats } from './formats.js';
import { organise } from './organise.js';
import { compareServed } from './served.js';

const READY_WITHIN_MS = 60_000;
const PAUSE_MS = 100;

/** Until everything that the service needs is up. */
async function ready(baseUrl: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const status = await fetch(`${baseUrl}/health/ready`).then((answer) => answer.status, () => 0);
    if (status === 200) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`/health/ready answers ${status} after ${READY_WITHIN_MS / 1000} seconds`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

const baseUrl = process.argv[2];
if (baseUrl === undefined) {
  throw new Error('Usage: live BASE_URL');
}
const token = process.env['RALLYPOINT_ADMIN_TOKEN'];
if (token === undefined) {
  throw new Error('RALLYPOINT_ADMIN_TOKEN is missing: the one that the service was started with');
}
await ready(baseUrl);
const document = await committed();
const answers = new Answers(document);

/** Goes on after a fault, so that one run tells them all. */
async function check(what: string, holds: () => Promise<unknown>): Promise<void> {
  try {
    await holds();
    console.log(`contract: ok, ${what}`);
  } catch (fault) {
    process.exitCode = 1;
    console.error(`contract: FAULT, ${what}:`, fault instanceof Error ? fault.message : fault);
  }
}

await check('the served document is the committed one', () => compareServed(baseUrl, document));
await check("every operation answers the document's own examples", () => tryExamples(baseUrl, token, document));
await check('the generated client reads the sample campaigns', () => readSampleCampaigns(baseUrl, answers));
await check('the formats that are JSON say what the JSON says', () => compareFormats(baseUrl));
await check('the generated client announces, changes and cancels an event', () => organise(baseUrl, token, answers));
console.log(`contract: ${answers.checked} answers were held against the document`);
