import assert from 'node:assert/strict';
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../generated/api.js';
import type { Answers } from './answers.js';

type Event = components['schemas']['Event'];
type Problem = components['schemas']['Problem'];

/** Reads the sample campaigns as a stranger's frontend would: with nothing but the document and what was generated from it. */
export async function readSampleCampaigns(baseUrl: string, answers: Answers): Promise<void> {
  const api = createClient<paths>({ baseUrl });
  api.use(answers);

  await readCampaign(api, 'en', 'United Kingdom');
  await readCampaign(api, 'de', 'Vereinigtes Königreich');
  await readEvents(api);
  await readEverythingElse(api);
  await readErrors(api);
  await followShortLinks(api);
}

async function readCampaign(api: Client<paths>, lang: string, britain: string): Promise<void> {
  const { data: campaign, response } = await api.GET('/v1/campaigns/{slug}', {
    params: { path: { slug: 'paris-2025' }, query: { include: 'events', lang } },
  });
  assert(campaign, `no campaign in ${lang}`);
  assert.equal(response.headers.get('Content-Language'), lang);
  assert.equal(campaign.language, lang);
  assert.equal(campaign.counts.events, 18);
  assert.equal(campaign.counts.toFollow, 2);
  assert(campaign.events, 'include=events leaves events null');
  assert.equal(campaign.events.length, 18);
  assert(campaign.events.some((event) => event.city.countryName === britain), `no event in ${britain}`);
  assert.equal(campaign.translations, null);
}

async function readEvents(api: Client<paths>): Promise<void> {
  const { data: list } = await api.GET('/v1/campaigns/{slug}/events', { params: { path: { slug: 'paris-2025' } } });
  assert(list);
  assert.equal(list.items.length, 18);
  assert.equal(list.page.total, 18);
  assert.equal(list.page.nextCursor, null);
  assert.equal(list.items.filter((event) => event.details === 'to_follow').length, 2);
  assert.equal(list.items.filter((event) => event.signupUrl !== null).length, 16);
  assert.equal(new Set(list.items.map(line)).size, 18);

  const slugs: string[] = [];
  let cursor: string | null | undefined;
  do {
    const { data: page } = await api.GET('/v1/events', {
      params: { query: { campaign: ['paris-2025'], when: 'all', limit: 5, ...(cursor ? { cursor } : {}) } },
    });
    assert(page);
    slugs.push(...page.items.map((event) => event.slug));
    cursor = page.page.nextCursor;
  } while (cursor !== null);
  assert.deepEqual(slugs, list.items.map((event) => event.slug));

  const { data: twoCities } = await api.GET('/v1/events', {
    params: { query: { campaign: ['paris-2025'], city: ['Kopenhagen', 'Berlin'], when: 'all' } },
  });
  assert(twoCities);
  assert.deepEqual(twoCities.items.map((event) => event.city.id).sort(), ['berlin-de', 'copenhagen-dk']);

  const first = list.items[0];
  assert(first);
  const { data: event } = await api.GET('/v1/events/{idOrSlug}', {
    params: { path: { idOrSlug: first.id }, query: { translations: 'all' } },
  });
  assert(event);
  assert.equal(event.slug, first.slug);
  assert(event.translations, 'translations=all leaves translations null');
}

async function readEverythingElse(api: Client<paths>): Promise<void> {
  const { data: campaigns } = await api.GET('/v1/campaigns', { params: { query: { when: 'all' } } });
  assert(campaigns);
  assert.equal(campaigns.items.length, 2);

  const { data: supporters } = await api.GET('/v1/campaigns/{slug}/supporters', {
    params: { path: { slug: 'paris-2025' } },
  });
  assert(supporters);
  const [supporter] = supporters.items;
  const homepage: string | null | undefined = supporter?.url;
  assert.notEqual(homepage, '');

  const { data: completions } = await api.GET('/v1/cities', { params: { query: { q: 'mün', lang: 'de', limit: 5 } } });
  assert(completions);
  assert.equal(completions.items.length, 5);
  assert.equal(completions.items.find((city) => city.id === 'munich-de')?.name, 'München');

  const { data: city } = await api.GET('/v1/cities/{id}', { params: { path: { id: 'zurich-ch' }, query: { lang: 'de' } } });
  assert(city);
  assert.equal(city.timeZone, 'Europe/Zurich');
  assert.equal(city.countryName, 'Schweiz');

  const { data: there } = await api.GET('/v1/cities/{id}/events', {
    params: { path: { id: 'berlin-de' }, query: { when: 'all', campaign: ['paris-2025'] } },
  });
  assert(there);
  assert.equal(there.items.length, 1);

  const { data: countries } = await api.GET('/v1/countries', { params: { query: { lang: 'de' } } });
  assert(countries);
  assert.equal(countries.items.find((country) => country.code === 'FR')?.name, 'Frankreich');

  const { data: nearest } = await api.GET('/v1/nearest', { params: { query: { lat: 48.86, lon: 2.35 } } });
  assert(nearest);
  assert(nearest.event, 'no upcoming event is nearest');
  assert(nearest.eventDistanceKm !== null && nearest.eventDistanceKm > 0);
  assert.notEqual(nearest.event.status, 'cancelled');
  assert.equal(nearest.waiting?.details, 'to_follow');
}

async function readErrors(api: Client<paths>): Promise<void> {
  const { data, error, response } = await api.GET('/v1/events', {
    params: { query: { from: 'yesterday', updatedSince: 'noon' } },
  });
  assert.equal(data, undefined);
  assert(error);
  const problem: Problem = error;
  assert.equal(response.status, 400);
  assert.equal(problem.status, 400);
  assert.equal(problem.type, 'urn:rallypoint:problem:bad_request');
  assert.deepEqual(problem.errors.map((fault) => fault.parameter).sort(), ['from', 'updatedSince']);

  const { error: missing } = await api.GET('/v1/campaigns/{slug}', { params: { path: { slug: 'no-such-campaign' } } });
  assert(missing);
  assert.equal(missing.status, 404);
  assert.deepEqual(missing.errors, []);
}

async function followShortLinks(api: Client<paths>): Promise<void> {
  const { response: signup } = await api.GET('/go/{campaign}/{city}', {
    params: { path: { campaign: 'paris-2025', city: 'Berlin' } },
    redirect: 'manual',
  });
  assert.equal(signup.status, 302);
  assert.match(signup.headers.get('Location') ?? '', /^https:/);

  const { error } = await api.GET('/go/{campaign}/{city}', {
    params: { path: { campaign: 'no-such-campaign', city: 'Berlin' } },
    redirect: 'manual',
  });
  assert.equal(error?.status, 404);
}

/** What a list shows of an event: this compiles only where the document says what may be null, and what may not. */
function line(event: Event): string {
  const when: string = event.startsAtLocal ?? event.startDate ?? `${event.window?.from} – ${event.window?.to}`;
  const where: string = event.venue?.name ?? event.city.name;
  const what: string = event.title ?? event.city.name;
  const missing: string = event.missing.map((part) => questions[part]).join(' ');
  return [event.slug, when, where, what, missing, event.signupUrl ?? ''].join(' · ');
}

/** Complete, or this doesn't compile. */
const questions: Record<Event['missing'][number], string> = {
  date: 'Which day?',
  time: 'What time?',
  venue: 'Where?',
  signup: 'Where to sign up?',
};
