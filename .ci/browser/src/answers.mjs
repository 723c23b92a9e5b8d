/** Answers of the API that the sample campaign doesn't give, made from one that it gives. */

export const EVENTS = /\/v1\/campaigns\/[^/]+\/events\?/;

export async function sampleEvents(app, lang) {
  const answer = await fetch(`${app}/v1/campaigns/paris-2025/events?lang=${lang}&limit=500`);
  return (await answer.json()).items;
}

/** For `page.route`: what it is given, as the API would answer it. */
export function answering(status, body, headers = {}) {
  return (route) => route.fulfill({
    status,
    headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After', ...headers },
    contentType: typeof body === 'string' ? 'text/html' : 'application/json',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export function listOf(items, nextCursor = null) {
  return answering(200, { items, page: { nextCursor, limit: 500, total: items.length } });
}

/** The sample, had it been written while the campaign was on: every state that an event can be in. */
export function whileItRuns(items) {
  const changes = {
    'berlin-de': {
      lifecycle: 'running',
      startDate: '2025-02-08', startTime: '14:00', endTime: '16:00', startsAtLocal: '2025-02-08T14:00:00+01:00',
      venue: { name: 'Brandenburger Tor', address: 'Pariser Platz' },
    },
    'brussels-be': { startDate: '2025-02-09', statusNote: 'Bei Regen im Bahnhof.' },
    'copenhagen-dk': { status: 'cancelled', startDate: '2025-02-09', startTime: '12:00', statusNote: 'Zu wenige konnten kommen.' },
    'london-gb': {
      startDate: '2025-02-10', startTime: '18:30', startsAtLocal: '2025-02-10T18:30:00Z', title: 'March to Parliament',
      venue: { name: 'Trafalgar Square', address: null },
    },
    'paris-fr': { startDate: '2025-02-10', endDate: '2025-02-11' },
    'stockholm-se': { status: 'postponed' },
    'new-york-city-us': {
      startDate: '2025-02-07', startTime: '22:00', endDate: '2025-02-08', endTime: '01:00',
      startsAtLocal: '2025-02-07T22:00:00-05:00',
    },
    'oslo-no': { lifecycle: 'past', startDate: '2025-02-07' },
  };
  return items.map((item) => ({ ...item, lifecycle: 'upcoming', ...changes[item.city.id] }));
}

export function manyOf(item, count) {
  return Array.from({ length: count }, (_, index) => ({
    ...item,
    id: `${item.id.slice(0, -3)}${index}`,
    lifecycle: 'upcoming',
    title: `Protest ${index}`,
    startDate: `2025-02-${String(1 + (index % 28)).padStart(2, '0')}`,
    startTime: '14:00',
    endTime: '16:00',
    venue: { name: 'Brandenburger Tor', address: 'Pariser Platz' },
    statusNote: 'Bring something warm',
    city: { ...item.city, name: `Berlin ${index}` },
  }));
}

const SCRIPT = '</script><script>window.hacked=1</script>';
const IMAGE = '<img src=x onerror=window.hacked=1>';

export function hostile(item) {
  const texts = {
    title: SCRIPT,
    statusNote: IMAGE,
    summary: IMAGE,
    description: SCRIPT,
    language: IMAGE,
    timeZone: SCRIPT,
    startDate: '2025-02-08',
    startTime: '14:00',
    startsAtLocal: IMAGE,
    lifecycle: 'upcoming',
    venue: { name: IMAGE, address: SCRIPT },
    city: { ...item.city, name: `${IMAGE}${SCRIPT}`, countryName: SCRIPT },
  };
  return ['javascript:window.hacked=1', ' java\nscript:window.hacked=1', 'data:text/html,<script>window.hacked=1</script>', IMAGE]
    .map((signupUrl) => ({ ...item, ...texts, signupUrl }));
}
