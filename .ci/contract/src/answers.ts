import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Middleware } from 'openapi-fetch';
import { at, isObject, object, type Json } from './document.js';

/**
 * Holds every answer that passes against the document: its status must be listed, its media type too, and its body must fit
 * the schema to the last key. Types alone would believe whatever the server sends.
 */
export class Answers {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #document: Json;
  readonly #schemas = new Map<string, ValidateFunction>();
  checked = 0;

  constructor(document: Json) {
    this.#document = closed(document);
    formats.default(this.#ajv);
    this.#ajv.addSchema(this.#document, 'document');
  }

  readonly onResponse: NonNullable<Middleware['onResponse']> = async ({ schemaPath, request, response }) => {
    const status = String(response.status);
    const asked = `${request.method} ${request.url}`;
    const [place, answer] = this.#follow(['paths', schemaPath, request.method.toLowerCase(), 'responses', status]);
    if (answer === undefined) {
      throw new Error(`${asked} answers ${status}, which the document doesn't list`);
    }
    if (isObject(at(answer, 'content'))) {
      const media = response.headers.get('Content-Type')?.split(';')[0] ?? 'nothing';
      if (at(answer, 'content', media) === undefined) {
        throw new Error(`${asked} answers ${status} with ${media}, which the document doesn't list`);
      }
      const fits = this.#schema([...place, 'content', media, 'schema']);
      if (!fits(await response.clone().json())) {
        throw new Error(`${asked} answers ${status} with a body that is not as documented: ${this.#ajv.errorsText(fits.errors)}`);
      }
    }
    this.checked++;
    return undefined;
  };

  /** Goes where a `$ref` leads. */
  #follow(place: string[]): [string[], unknown] {
    const found = at(this.#document, ...place);
    const ref = at(found, '$ref');
    return typeof ref === 'string' ? this.#follow(ref.split('/').slice(1).map(unescaped)) : [place, found];
  }

  #schema(place: string[]): ValidateFunction {
    const pointer = `document#/${place.map(escaped).join('/')}`;
    const fits = this.#schemas.get(pointer) ?? this.#ajv.compile({ $ref: pointer });
    this.#schemas.set(pointer, fits);
    return fits;
  }
}

/**
 * The same document, in which no object has a key that its schema doesn't name. A schema may be part of a larger one
 * (`allOf`), and knows only its own keys there: it is closed where it stands alone, and open where it is a part.
 */
function closed(document: Json): Json {
  const copy = object(opened(document), 'the document');
  const components = object(copy['components'], 'components');
  const schemas = object(components['schemas'], 'schemas');
  for (const [name, schema] of Object.entries(schemas)) {
    schemas[name + OPEN] = schema;
    schemas[name] = { $ref: `#/components/schemas/${name}${OPEN}`, unevaluatedProperties: false };
  }
  return copy;
}

const OPEN = '_open';

/** A copy in which the parts of each `allOf` are open. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(opened);
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'allOf' && Array.isArray(inner) ? inner.map((part) => (isReference(part) ? open(part) : opened(part))) : opened(inner),
    ]),
  );
}

function isReference(value: unknown): value is { $ref: string } {
  return isObject(value) && typeof value['$ref'] === 'string';
}

function open(reference: { $ref: string }): Json {
  return { ...reference, $ref: reference.$ref + OPEN };
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
