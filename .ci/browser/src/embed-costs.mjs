import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { listOf, manyOf } from './answers.mjs';
import { check } from './check.mjs';
import { GERMAN } from './embed-page.mjs';

const MOST_BYTES = 10_000;
const MOST_EVENTS = 500;
const MOST_MS = 200;
const DRAWINGS = 10;

export async function checkCosts(embed) {
  await check(`embed: under ${MOST_BYTES} bytes`, async () => {
    const script = await (await fetch(`${embed.app}/embed.js`)).arrayBuffer();
    const bytes = gzipSync(script, { level: 9 }).length;
    assert(bytes < MOST_BYTES, `${bytes} bytes`);
    return `${bytes} bytes gzipped`;
  });

  await check(`embed: ${MOST_EVENTS} events in under ${MOST_MS} ms`, () => {
    const route = listOf(manyOf(embed.sample[0], MOST_EVENTS));
    return embed.visit(GERMAN, { route }, async (page) => {
      const times = await page.evaluate(drawingTimes, DRAWINGS);
      assert.equal(await page.locator('.event').count(), MOST_EVENTS);
      const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
      assert(median < MOST_MS, `${median} ms`);
      return `median of ${DRAWINGS}: ${median.toFixed(1)} ms`;
    });
  });
}

/** In the page: from the answer being read until the list has its place on the page. */
async function drawingTimes(count) {
  const json = Response.prototype.json;
  let read;
  Response.prototype.json = async function () {
    const body = await json.call(this);
    read = performance.now();
    return body;
  };
  const element = document.querySelector('protest-events');
  const times = [];
  for (let turn = 0; turn < count; turn++) {
    await new Promise((resolve) => {
      element.addEventListener('protest-events:loaded', resolve, { once: true });
      element.setAttribute('country', turn % 2 ? 'DE' : 'FR');
    });
    element.getBoundingClientRect();
    times.push(performance.now() - read);
  }
  return times;
}
