import assert from 'node:assert/strict';
import { at, isObject, type Json } from './document.js';

/** Sends the examples of each read's parameters to the service: what the document shows has to work. */
export async function tryExamples(baseUrl: string, token: string, document: Json): Promise<void> {
  const faults: string[] = [];
  const paths = at(document, 'paths');
  assert(isObject(paths));
  for (const [template, item] of Object.entries(paths)) {
    const read = at(item, 'get');
    if (read === undefined || needsWhatIsMadeFirst(read)) {
      continue;
    }
    const parameters = at(read, 'parameters');
    const query = new URLSearchParams();
    let path = template;
    for (const parameter of Array.isArray(parameters) ? parameters : []) {
      const name = String(at(parameter, 'name'));
      const example = at(parameter, 'example') ?? first(at(parameter, 'examples'));
      if (at(parameter, 'in') === 'path') {
        assert(example !== undefined, `${template}: ${name} has no example`);
        path = path.replace(`{${name}}`, encodeURIComponent(String(example)));
      } else if (at(parameter, 'in') === 'query' && example !== undefined) {
        (Array.isArray(example) ? example : [example]).forEach((value) => query.append(name, String(value)));
      }
    }
    const url = `${path}${query.size > 0 ? '?' : ''}${query}`;
    const headers = needsToken(read) ? { Authorization: `Bearer ${token}` } : {};
    const answer = await fetch(baseUrl + url, { headers, redirect: 'manual' });
    if (answer.status !== 200 && answer.status !== 302) {
      faults.push(`${answer.status} from ${url}: ${await answer.text()}`);
    } else {
      // A stream would go on for ever.
      await answer.body?.cancel();
    }
  }
  assert.equal(faults.length, 0, faults.join('\n'));
}

/** Where no token is needed, an empty requirement stands beside the token. */
function needsToken(operation: unknown): boolean {
  const security = at(operation, 'security');
  return Array.isArray(security) && !security.some((one) => isObject(one) && Object.keys(one).length === 0);
}

/** What the sample campaigns don't have, such as a suggestion, has no id that could stand there as an example. */
function needsWhatIsMadeFirst(operation: unknown): boolean {
  const parameters = at(operation, 'parameters');
  return (
    needsToken(operation) &&
    Array.isArray(parameters) &&
    parameters.some((parameter) => at(parameter, 'in') === 'path' && at(parameter, 'example') === undefined)
  );
}

/** The value of the first of several named examples. */
function first(examples: unknown): unknown {
  return isObject(examples) ? at(Object.values(examples)[0], 'value') : undefined;
}
