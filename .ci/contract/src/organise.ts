import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../generated/api.js';
import type { Answers } from './answers.js';

type Event = components['schemas']['Event'];

const MERGE_PATCH = { 'Content-Type': 'application/merge-patch+json' };

/** Writes as an organiser's own tool would: an event is announced with two fields, changed, and called off. */
export async function organise(baseUrl: string, token: string, answers: Answers): Promise<void> {
  const stranger = createClient<paths>({ baseUrl });
  stranger.use(answers);
  const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
  api.use(answers);

  await refuse(stranger);
  const { event, tag } = await announce(api);
  const changed = await change(api, event, tag);
  await seeStale(api, event, tag);
  await cancel(api, event, changed);

  const { data: seen } = await stranger.GET('/v1/events/{idOrSlug}', { params: { path: { idOrSlug: event.id } } });
  assert(seen);
  assert.equal(seen.status, 'cancelled');
  assert.equal(seen.statusNote, 'The harbour is frozen.');
}

async function refuse(stranger: Client<paths>): Promise<void> {
  const { data, error, response } = await stranger.POST('/v1/campaigns/{slug}/events', {
    params: { path: { slug: 'harbour-summit' } },
    body: { city: 'Reykjavík', countryCode: 'IS' },
  });
  assert.equal(data, undefined);
  assert.equal(error?.status, 401);
  assert.match(response.headers.get('WWW-Authenticate') ?? '', /^Bearer/);
}

async function announce(api: Client<paths>): Promise<{ event: Event; tag: string }> {
  const send = () =>
    api.POST('/v1/campaigns/{slug}/events', {
      params: { path: { slug: 'harbour-summit' }, header: { 'Idempotency-Key': key } },
      body: { city: 'Reykjavík', countryCode: 'IS' },
    });
  const key = randomUUID();
  const { data: event, response } = await send();
  assert(event, 'the event was not made');
  assert.equal(response.status, 201);
  assert.match(response.headers.get('Location') ?? '', new RegExp(`/v1/events/${event.id}$`));
  assert.equal(event.publication, 'published');
  assert.equal(event.details, 'to_follow');
  assert.deepEqual(event.warnings, []);

  const { data: again } = await send();
  assert.equal(again?.id, event.id, 'the same Idempotency-Key made another event');
  return { event, tag: tagOf(response) };
}

async function change(api: Client<paths>, event: Event, tag: string): Promise<string> {
  const { data: changed, response } = await api.PATCH('/v1/events/{idOrSlug}', {
    params: { path: { idOrSlug: event.id }, header: { 'If-Match': tag } },
    headers: MERGE_PATCH,
    body: { startDate: event.window?.from ?? null, startTime: '14:00', venue: { name: 'Austurvöllur' } },
  });
  assert(changed, 'the event was not changed');
  assert.equal(changed.revision, event.revision + 1);
  assert.equal(changed.venue?.name, 'Austurvöllur');
  assert.equal(changed.details, 'partial');
  return tagOf(response);
}

/** Whoever has seen an older one is told what is there now. */
async function seeStale(api: Client<paths>, event: Event, tag: string): Promise<void> {
  const { error, response } = await api.PATCH('/v1/events/{idOrSlug}', {
    params: { path: { idOrSlug: event.id }, header: { 'If-Match': tag } },
    headers: MERGE_PATCH,
    body: { startTime: '15:00' },
  });
  assert.equal(response.status, 412);
  assert(error && 'current' in error);
  const current: Event = error.current;
  assert.equal(current.startTime, '14:00');
}

async function cancel(api: Client<paths>, event: Event, tag: string): Promise<void> {
  const { data: cancelled } = await api.POST('/v1/events/{idOrSlug}/cancel', {
    params: { path: { idOrSlug: event.id }, header: { 'If-Match': tag } },
    body: { note: 'The harbour is frozen.' },
  });
  assert(cancelled, 'the event was not cancelled');
  assert.equal(cancelled.status, 'cancelled');
}

function tagOf(response: Response): string {
  const tag = response.headers.get('ETag');
  assert(tag, 'the answer has no ETag');
  return tag;
}
