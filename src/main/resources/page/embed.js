// <protest-events campaign="paris-2025"><a href="https://…/c/paris-2025">Protests</a></protest-events>
// Shows the protests of a campaign, city by city. Attributes: campaign, lang, country, max, theme, api.
// Without JavaScript, while loading and after a failure, what stands inside the element is shown.
(() => {
  'use strict';

  // A module has no currentScript: there, the attribute `api` says where the campaign is.
  const home = base(document.currentScript?.src?.replace(/\/embed\.js(?:\?.*)?$/, ''));

  const PAGE = 500;
  const PAGES = 20;
  const LONG = 100;
  const PATIENCE_MS = 15_000;
  const LONGEST_WAIT_S = 30;

  const WORDS = {
    en: {
      loading: 'Loading the protests…',
      failed: 'The list of protests could not be loaded.',
      unknown: 'The list of protests could not be loaded: this campaign is not known here.',
      again: 'Try again',
      open: 'Open the campaign’s page',
      all: 'Show all on the campaign’s page',
      noneYet: 'No protests are planned yet.',
      noneUpcoming: 'No upcoming protests.',
      past: 'Past protests',
      running: 'Happening now',
      cancelled: 'Cancelled',
      postponed: 'Postponed',
      dateToFollow: 'Date to follow',
      toFollow: 'Details to follow',
      signUp: 'Sign up',
      details: 'Details',
      online: 'Online',
      alsoOnline: 'Also online',
      colon: ': ',
    },
    de: {
      loading: 'Die Proteste werden geladen …',
      failed: 'Die Liste der Proteste konnte nicht geladen werden.',
      unknown: 'Die Liste der Proteste konnte nicht geladen werden: Diese Kampagne ist hier nicht bekannt.',
      again: 'Noch einmal versuchen',
      open: 'Seite der Kampagne öffnen',
      all: 'Alle auf der Seite der Kampagne zeigen',
      noneYet: 'Noch sind keine Proteste geplant.',
      noneUpcoming: 'Keine kommenden Proteste.',
      past: 'Vergangene Proteste',
      running: 'Läuft gerade',
      cancelled: 'Abgesagt',
      postponed: 'Verschoben',
      dateToFollow: 'Termin folgt',
      toFollow: 'Details folgen',
      signUp: 'Anmelden',
      details: 'Einzelheiten',
      online: 'Online',
      alsoOnline: 'Auch online',
      colon: ': ',
    },
    fr: {
      loading: 'Chargement des manifestations…',
      failed: 'La liste des manifestations n’a pas pu être chargée.',
      unknown: 'La liste des manifestations n’a pas pu être chargée : cette campagne n’est pas connue ici.',
      again: 'Réessayer',
      open: 'Ouvrir la page de la campagne',
      all: 'Tout voir sur la page de la campagne',
      noneYet: 'Aucune manifestation n’est encore prévue.',
      noneUpcoming: 'Aucune manifestation à venir.',
      past: 'Manifestations passées',
      running: 'En ce moment',
      cancelled: 'Annulée',
      postponed: 'Reportée',
      dateToFollow: 'Date à venir',
      toFollow: 'Détails à venir',
      signUp: 'S’inscrire',
      details: 'Détails',
      online: 'En ligne',
      alsoOnline: 'Aussi en ligne',
      colon: ' : ',
    },
    es: {
      loading: 'Cargando las protestas…',
      failed: 'No se ha podido cargar la lista de protestas.',
      unknown: 'No se ha podido cargar la lista de protestas: aquí no se conoce esta campaña.',
      again: 'Volver a intentarlo',
      open: 'Abrir la página de la campaña',
      all: 'Ver todas en la página de la campaña',
      noneYet: 'Todavía no hay protestas previstas.',
      noneUpcoming: 'No hay próximas protestas.',
      past: 'Protestas pasadas',
      running: 'En curso',
      cancelled: 'Cancelada',
      postponed: 'Aplazada',
      dateToFollow: 'Fecha por confirmar',
      toFollow: 'Más información próximamente',
      signUp: 'Inscribirse',
      details: 'Detalles',
      online: 'En línea',
      alsoOnline: 'También en línea',
      colon: ': ',
    },
    nl: {
      loading: 'De protesten worden geladen…',
      failed: 'De lijst met protesten kon niet worden geladen.',
      unknown: 'De lijst met protesten kon niet worden geladen: deze campagne is hier niet bekend.',
      again: 'Opnieuw proberen',
      open: 'Pagina van de campagne openen',
      all: 'Alles tonen op de pagina van de campagne',
      noneYet: 'Er zijn nog geen protesten gepland.',
      noneUpcoming: 'Geen komende protesten.',
      past: 'Afgelopen protesten',
      running: 'Nu bezig',
      cancelled: 'Geannuleerd',
      postponed: 'Uitgesteld',
      dateToFollow: 'Datum volgt',
      toFollow: 'Details volgen',
      signUp: 'Aanmelden',
      details: 'Details',
      online: 'Online',
      alsoOnline: 'Ook online',
      colon: ': ',
    },
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host {
      --_accent: var(--protest-events-accent, #a8321a);
      --_on-accent: var(--protest-events-accent-text, #fff);
      --_text: var(--protest-events-text, #1d1b19);
      --_muted: var(--protest-events-muted, #5f5a55);
      --_background: var(--protest-events-background, #fff);
      --_border: var(--protest-events-border, #e3ded8);
      --_radius: var(--protest-events-radius, 12px);
      display: block;
      box-sizing: border-box;
      padding: .25em 1em;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: var(--_background);
      color: var(--_text);
      color-scheme: light;
      font: 400 1em/1.5 var(--protest-events-font, system-ui, sans-serif);
      text-align: start;
      overflow-wrap: anywhere;
    }
    :host([hidden]) { display: none }
    :host([theme=dark]) { ${dark()} }
    @media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${dark()} } }
    p { margin: 0 }
    ul { list-style: none; margin: 0; padding: 0 }
    a, ::slotted(a) { color: var(--_accent) }
    :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px }
    .say, .error, .none, .all, slot { display: block; padding: 1em 0 }
    .say:empty, .body:empty { padding: 0 }
    .say, .none { color: var(--_muted) }
    .say + .body slot { padding-top: 0 }
    .event {
      display: flex; flex-wrap: wrap; align-items: center; gap: .6em 1.25em; margin: 0 -1em; padding: .9em 1em;
    }
    .long .event { content-visibility: auto; contain-intrinsic-height: auto 4.5em }
    .event + .event, .past, .all { border-top: 1px solid var(--_border) }
    .past, .all { margin: 0 -1em; padding-inline: 1em }
    .what { flex: 1 1 9em; min-width: 0 }
    .place { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .5em }
    .city { font-size: 1.125em; font-weight: 650; line-height: 1.35 }
    .country, .when, .where, .to-follow { color: var(--_muted) }
    .when, .where, .note { font-size: .9375em }
    .cancelled .city { color: var(--_muted); font-weight: 500 }
    .status {
      padding: 0 .6em; border: 1px solid; border-radius: 99px;
      font-size: .8125em; font-weight: 600; white-space: nowrap;
    }
    .running .status { border-color: transparent; background: var(--_accent); color: var(--_on-accent) }
    .to-follow { font-size: .9375em; font-style: italic }
    .button {
      box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; min-height: 44px;
      padding: .4em 1em; border: 1px solid var(--_accent); border-radius: calc(var(--_radius) * .75);
      background: transparent; color: var(--_accent);
      font: inherit; font-weight: 600; line-height: 1.25; text-decoration: none; cursor: pointer;
    }
    .button:hover, .running .button { background: var(--_accent); color: var(--_on-accent) }
    .past .button:not(:hover) { border-color: var(--_border) }
    .choices { display: flex; flex-wrap: wrap; align-items: center; gap: .5em 1.25em; margin-top: .75em }
    summary { padding: .9em 0; font-weight: 600; cursor: pointer }
    summary span { color: var(--_muted); font-weight: 400 }
  `);

  function dark() {
    return `
      --_accent: var(--protest-events-accent, #ff9d80);
      --_on-accent: var(--protest-events-accent-text, #2a0f07);
      --_text: var(--protest-events-text, #f3efea);
      --_muted: var(--protest-events-muted, #b5aea6);
      --_background: var(--protest-events-background, #1b1a18);
      --_border: var(--protest-events-border, #3b3834);
      color-scheme: dark;`;
  }

  /** The url, if it is one that a browser may open from a page of strangers. */
  function web(url) {
    try {
      const parsed = new URL(url);
      return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed : null;
    } catch {
      return null;
    }
  }

  /** Where an API is, without a slash at the end: it may live below a path. */
  function base(url) {
    const parsed = web(url);
    return parsed && parsed.origin + parsed.pathname.replace(/\/$/, '');
  }

  function wellFormed(tag) {
    try {
      return tag && tag.length <= 35 ? Intl.getCanonicalLocales(tag)[0] : undefined;
    } catch {
      return undefined;
    }
  }

  function make(name, part, text) {
    const made = document.createElement(name);
    if (part) {
      made.className = part;
      made.part = part;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /** What somebody wrote, in a language that may not be that of the words around it. */
  function written(name, part, text, lang) {
    const made = make(name, part, text);
    made.dir = 'auto';
    if (lang) {
      made.lang = lang;
    }
    return made;
  }

  /** Names can be in a language that nothing was written in. */
  function textLanguage({ language, availableLanguages }) {
    if (!availableLanguages || availableLanguages.includes(language)) {
      return language;
    }
    return availableLanguages.length === 1 ? availableLanguages[0] : null;
  }

  /** Whether people wait for more: who knows when and where needs no link to come. */
  function isVague({ details, startDate, missing }) {
    return details === 'to_follow' || (startDate && (missing?.includes('time') || missing?.includes('venue')));
  }

  function link(part, url, text) {
    const made = make('a', part, text);
    made.href = url;
    made.rel = 'noopener noreferrer nofollow';
    return made;
  }

  class Failure extends Error {
    constructor(status) {
      super(`The answer is not a list of protests (status ${status})`);
      this.status = status;
    }
  }

  function checked(page) {
    const listed = Array.isArray(page?.items) && page.items.every((event) => typeof event?.city?.name === 'string');
    const cursor = page?.page?.nextCursor;
    if (!listed || (cursor !== null && typeof cursor !== 'string')) {
      throw new Failure(200);
    }
    return page;
  }

  async function answerTo(url, controller) {
    const late = setTimeout(() => controller.abort(), PATIENCE_MS);
    try {
      const answer = await fetch(url, {
        headers: { Accept: 'application/json' },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: controller.signal,
      });
      return { answer, body: answer.ok ? await answer.json() : null };
    } finally {
      clearTimeout(late);
    }
  }

  /** All of it or a failure: a list cut short would read as the whole. */
  async function read(asked, controller) {
    const url = new URL(`${asked.base}/v1/campaigns/${asked.campaign}/events`);
    url.searchParams.set('lang', asked.lang);
    if (asked.country) {
      url.searchParams.set('country', asked.country);
    }
    url.searchParams.set('limit', PAGE);
    const upcoming = [];
    const past = [];
    let retried = false;
    for (let pages = 0; pages < PAGES; ) {
      const { answer, body } = await answerTo(url, controller);
      if ((answer.status === 503 || answer.status === 429) && !retried) {
        const seconds = Number(answer.headers.get('Retry-After') || NaN);
        if (seconds <= LONGEST_WAIT_S) {
          retried = true;
          await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
          continue;
        }
      }
      if (!answer.ok) {
        throw new Failure(answer.status);
      }
      const { items, page } = checked(body);
      for (const event of items) {
        (event.lifecycle === 'past' ? past : upcoming).push(event);
      }
      // Past events come first in the list: they don't use up `max` before the others are read.
      if (page.nextCursor === null || upcoming.length >= asked.max) {
        return { upcoming, past, more: page.nextCursor !== null };
      }
      url.searchParams.set('cursor', page.nextCursor);
      pages++;
    }
    return { upcoming, past, more: true };
  }

  /** Draws events in one language; the formatters are costly and made once. */
  class Drawing {
    constructor(words, lang, wordsLang) {
      this.words = words;
      const locales = [lang, wordsLang];
      // Local days and times are formatted as if they were UTC, so that the viewer's own zone never shifts them.
      this.day = new Intl.DateTimeFormat(locales, {
        weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
      });
      this.time = new Intl.DateTimeFormat(locales, { timeStyle: 'short', timeZone: 'UTC' });
      this.lang = this.day.resolvedOptions().locale;
    }

    list(events) {
      const list = make('ul', 'list');
      // Without a role, Safari doesn't tell a list without bullets as one.
      list.setAttribute('role', 'list');
      // What is far off the screen is laid out when it comes near.
      list.classList.toggle('long', events.length > LONG);
      list.append(...events.map((event) => this.event(event)));
      return list;
    }

    event(event) {
      const cancelled = event.status === 'cancelled';
      const url = cancelled ? null : web(event.signupUrl);
      const past = event.lifecycle === 'past';
      const postponed = event.status === 'postponed';
      const state = cancelled ? 'cancelled' : postponed ? 'postponed' : event.lifecycle === 'running' ? 'running' : null;

      const item = make('li', state ? `event ${state}` : 'event');
      const what = make('div');
      what.className = 'what';
      what.append(this.place(event, cancelled, state));
      const language = textLanguage(event);
      if (event.title) {
        what.append(written('p', 'title', event.title, language));
      }
      if (event.startDate) {
        what.append(this.when(event));
      } else if (!past && !cancelled && event.details !== 'to_follow') {
        what.append(make('p', 'when', this.words.dateToFollow));
      }
      const where = this.where(event);
      if (where) {
        what.append(written('p', 'where', where));
      }
      if (event.statusNote) {
        what.append(written('p', 'note', event.statusNote, language));
      }
      item.append(what);
      if (url) {
        const word = past ? this.words.details : this.words.signUp;
        const button = link('button', url.href, word);
        button.setAttribute('aria-label', word + this.words.colon + event.city.name);
        item.append(button);
      } else if (!past && !cancelled && isVague(event)) {
        item.append(make('p', 'to-follow', this.words.toFollow));
      }
      return item;
    }

    where({ attendance, venue }) {
      const place = [venue?.name, venue?.address].filter(Boolean).join(', ');
      if (attendance === 'online') {
        return this.words.online;
      }
      return attendance === 'mixed' ? [place, this.words.alsoOnline].filter(Boolean).join(' · ') : place;
    }

    place(event, cancelled, state) {
      const place = make('p');
      place.className = 'place';
      place.append(written(cancelled ? 's' : 'span', 'city', event.city.name, event.language), ' ');
      if (event.city.countryName) {
        place.append(written('span', 'country', event.city.countryName, event.language), ' ');
      }
      if (state) {
        place.append(make('span', 'status', this.words[state]));
      }
      return place;
    }

    when(event) {
      const line = make('p', 'when');
      const time = make('time', null, this.span(event));
      time.dateTime = event.startsAtLocal ?? event.startDate;
      time.lang = this.lang;
      line.append(time);
      if (event.startTime && event.timeZone) {
        line.append(` (${event.timeZone})`);
      }
      return line;
    }

    span({ startDate, startTime, endDate, endTime }) {
      const start = new Date(`${startDate}T${startTime ?? '00:00'}Z`);
      const end = new Date(`${endDate ?? startDate}T${endTime ?? '00:00'}Z`);
      const days = endDate && endDate !== startDate;
      if (!startTime) {
        return days ? this.day.formatRange(start, end) : this.day.format(start);
      }
      const from = `${this.day.format(start)}, ${this.time.format(start)}`;
      if (days) {
        return `${from} – ${this.day.format(end)}${endTime ? `, ${this.time.format(end)}` : ''}`;
      }
      return endTime ? `${from}–${this.time.format(end)}` : from;
    }
  }

  class ProtestEvents extends HTMLElement {
    static observedAttributes = ['campaign', 'lang', 'country', 'max', 'api'];

    #say = make('p', 'loading');
    #body = make('div', 'body');
    #controller = null;
    #planned = false;

    constructor() {
      super();
      this.#say.className = 'say';
      this.#say.setAttribute('role', 'status');
      // Takes the focus over from the button "try again", which goes.
      this.#body.tabIndex = -1;
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.append(this.#say, this.#body);
    }

    connectedCallback() {
      this.#plan();
    }

    attributeChangedCallback() {
      this.#plan();
    }

    disconnectedCallback() {
      this.#stop();
    }

    /** Several attributes are often set in a row: they make one request. */
    #plan() {
      this.#stop();
      if (this.#planned) {
        return;
      }
      this.#planned = true;
      queueMicrotask(() => {
        this.#planned = false;
        if (this.isConnected) {
          this.#load();
        }
      });
    }

    #stop() {
      this.#controller?.abort();
      this.#controller = null;
    }

    #asked() {
      const tags = [this.lang, this.parentElement?.closest('[lang]')?.lang, navigator.language, 'en'];
      const max = this.getAttribute('max') ?? '';
      return {
        base: base(this.getAttribute('api')) ?? home,
        campaign: this.getAttribute('campaign') ?? '',
        lang: tags.map(wellFormed).find(Boolean),
        country: this.getAttribute('country'),
        max: /^[1-9]\d{0,8}$/.test(max) ? Number(max) : Infinity,
      };
    }

    async #load() {
      const controller = new AbortController();
      this.#controller = controller;
      const asked = this.#asked();
      const language = asked.lang.split('-')[0];
      const wordsLang = language in WORDS ? asked.lang : 'en';
      const words = WORDS[language] ?? WORDS.en;
      for (const part of [this.#say, this.#body]) {
        part.lang = wordsLang;
        part.dir = 'ltr';
      }
      this.#say.textContent = words.loading;
      this.#body.setAttribute('aria-busy', 'true');
      this.#body.replaceChildren(make('slot'));
      let outcome;
      try {
        // Only a slug makes an address of one campaign: `..` would ask for something else.
        if (!asked.base || !/^[a-z0-9-]{1,100}$/.test(asked.campaign)) {
          throw new Failure(asked.base ? 404 : null);
        }
        const found = await read(asked, controller);
        if (this.#controller !== controller) {
          return;
        }
        outcome = this.#shown(found, asked, words, wordsLang);
      } catch (fault) {
        if (this.#controller !== controller) {
          return;
        }
        outcome = this.#failed(fault.status ?? null, asked, words);
      }
      this.#say.textContent = '';
      this.#body.setAttribute('aria-busy', 'false');
      this.#body.replaceChildren(outcome.content);
      this.dispatchEvent(new CustomEvent(`protest-events:${outcome.name}`, {
        bubbles: true, composed: true, detail: outcome.detail,
      }));
    }

    #shown({ upcoming, past, more }, asked, words, wordsLang) {
      const drawing = new Drawing(words, asked.lang, wordsLang);
      const first = upcoming.slice(0, asked.max);
      const then = past.slice(0, asked.max - first.length);
      const content = new DocumentFragment();
      if (first.length > 0) {
        content.append(drawing.list(first));
      } else {
        content.append(make('p', 'none', past.length > 0 || more ? words.noneUpcoming : words.noneYet));
      }
      if (then.length > 0) {
        const details = make('details', 'past');
        const summary = make('summary', null, `${words.past} `);
        summary.append(make('span', null, `(${then.length})`));
        details.append(summary, drawing.list(then));
        content.append(details);
      }
      const count = first.length + then.length;
      if (more || count < upcoming.length + past.length) {
        const all = make('p', 'all');
        all.append(link('link', page(asked), words.all));
        content.append(all);
      }
      return { name: 'loaded', content, detail: { count } };
    }

    #failed(status, asked, words) {
      const content = new DocumentFragment();
      const error = make('div', 'error');
      error.setAttribute('role', 'alert');
      const choices = make('p');
      choices.className = 'choices';
      const again = make('button', 'button', words.again);
      again.type = 'button';
      again.addEventListener('click', () => {
        this.#body.focus();
        this.#plan();
      });
      choices.append(again);
      if (asked.base) {
        choices.append(link('link', page(asked), words.open));
      }
      error.append(make('p', null, status === 404 ? words.unknown : words.failed), choices);
      content.append(error, make('slot'));
      return { name: 'failed', content, detail: { status } };
    }
  }

  function page({ base, campaign, lang }) {
    return `${base}/c/${encodeURIComponent(campaign)}?lang=${lang}`;
  }

  // The script may stand on a page twice.
  if (!customElements.get('protest-events')) {
    customElements.define('protest-events', ProtestEvents);
  }
})();
