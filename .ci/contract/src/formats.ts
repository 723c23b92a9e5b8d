import geojsonhint from '@mapbox/geojsonhint';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import assert from 'node:assert/strict';
import { type Json, at, object } from './document.js';

const SAMPLES = ['paris-2025', 'harbour-summit'];

/** The formats that are JSON, by somebody else's rules; those that are not are read back by the tests in Java. */
export async function compareFormats(baseUrl: string): Promise<void> {
  for (const campaign of SAMPLES) {
    const list = `${baseUrl}/v1/campaigns/${campaign}/events`;
    const events = objects(at(await json(`${list}?lang=en&limit=500`), 'items'));
    assert(events.length > 10);
    compareMap(await text(`${list}.geojson?lang=en&limit=500`), events);
    compareFeed(await json(`${list}.feed.json?lang=en`), events);
    compareSearchEngines(await json(`${list}.jsonld?lang=en`), events);
  }
}

function compareMap(map: string, events: Json[]): void {
  assert.deepEqual(geojsonhint.hint(map), []);
  const features = objects(at(JSON.parse(map), 'features'));
  assert.deepEqual(features.map((feature) => feature['id']), events.map((event) => event['id']));
  for (const [i, event] of events.entries()) {
    const properties = object(at(features[i], 'properties'), 'properties');
    for (const key of ['status', 'details', 'startsAtEpoch', 'signupUrl', 'url']) {
      assert.equal(properties[key], event[key], `${key} of ${event['slug']}`);
    }
    const place = at(properties, 'precision') === 'venue' ? event['venue'] : event['city'];
    assert.deepEqual(at(features[i], 'geometry', 'coordinates'), [at(place, 'longitude'), at(place, 'latitude')]);
  }
}

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);

/** Of https://www.jsonfeed.org/version/1.1/, what we write. */
const feedShape = ajv.compile({
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string', minLength: 1 },
    home_page_url: { type: 'string', format: 'uri' },
    feed_url: { type: 'string', format: 'uri' },
    language: { type: 'string' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'content_html'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', pattern: '^urn:uuid:[0-9a-f-]{36}$' },
          url: { type: 'string', format: 'uri' },
          external_url: { type: 'string', format: 'uri' },
          title: { type: 'string' },
          content_html: { type: 'string', minLength: 1 },
          summary: { type: 'string' },
          image: { type: 'string', format: 'uri' },
          date_published: { type: 'string', format: 'date-time' },
          date_modified: { type: 'string', format: 'date-time' },
          tags: { type: 'array', items: { type: 'string' } },
          language: { type: 'string' },
        },
      },
    },
  },
});

function compareFeed(feed: unknown, events: Json[]): void {
  assert(feedShape(feed), ajv.errorsText(feedShape.errors));
  const items = objects(at(feed, 'items'));
  assert.deepEqual(items.map((item) => item['id']), events.map((event) => `urn:uuid:${event['id']}`));
  assert.deepEqual(items.map((item) => item['external_url'] ?? null), events.map((event) => event['signupUrl']));
  assert.deepEqual(items.map((item) => item['date_modified']), events.map((event) => event['updatedAt']));
}

/** Of https://schema.org/Event, what search engines insist on. */
const graphShape = ajv.compile({
  type: 'object',
  required: ['@context', '@graph'],
  additionalProperties: false,
  properties: {
    '@context': { const: 'https://schema.org' },
    '@graph': {
      type: 'array',
      items: {
        type: 'object',
        required: ['@type', '@id', 'url', 'name', 'startDate', 'eventStatus', 'eventAttendanceMode', 'location', 'superEvent'],
        properties: {
          '@type': { const: 'Event' },
          url: { type: 'string', format: 'uri' },
          name: { type: 'string', minLength: 1 },
          startDate: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] },
          endDate: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] },
          eventStatus: { type: 'string', pattern: '^https://schema.org/Event(Scheduled|Postponed|Cancelled|Rescheduled)$' },
          eventAttendanceMode: { type: 'string', pattern: '^https://schema.org/(Offline|Online|Mixed)EventAttendanceMode$' },
        },
      },
    },
  },
});

function compareSearchEngines(graph: unknown, events: Json[]): void {
  assert(graphShape(graph), ajv.errorsText(graphShape.errors));
  const entries = new Map(objects(at(graph, '@graph')).map((entry) => [entry['url'], entry]));
  for (const event of events.filter((one) => one['startDate'] !== null)) {
    assert.equal(entries.get(event['url'])?.['startDate'], event['startsAtLocal'] ?? event['startDate'], `${event['slug']}`);
  }
}

function objects(list: unknown): Json[] {
  assert(Array.isArray(list));
  return list.map((one) => object(one, 'an entry'));
}

async function text(url: string): Promise<string> {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, `${url} answers ${answer.status}`);
  return answer.text();
}

async function json(url: string): Promise<unknown> {
  return JSON.parse(await text(url));
}
