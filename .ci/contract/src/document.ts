import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A JSON object of which nothing else is known. */
export type Json = { [key: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function object(value: unknown, what: string): Json {
  if (!isObject(value)) {
    throw new Error(`${what} is no object`);
  }
  return value;
}

/** What stands at a path of keys; undefined where one of them is missing. */
export function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

const file = fileURLToPath(new URL('../../../../openapi/openapi.yaml', import.meta.url));

/** The document as it is committed. */
export async function committed(): Promise<Json> {
  return object(parse(await readFile(file, 'utf8')), 'openapi/openapi.yaml');
}
