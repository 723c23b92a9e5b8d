import assert from 'node:assert/strict';
import { at, isObject, type Json } from './document.js';

/** Sends the examples of each operation's parameters to the service: what the document shows has to work. */
export async function tryExamples(baseUrl: string, document: Json): Promise<void> {
  const faults: string[] = [];
  const paths = at(document, 'paths');
  assert(isObject(paths));
  for (const [template, item] of Object.entries(paths)) {
    const parameters = at(item, 'get', 'parameters');
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
    const answer = await fetch(baseUrl + url, { redirect: 'manual' });
    if (answer.status !== 200 && answer.status !== 302) {
      faults.push(`${answer.status} from ${url}: ${await answer.text()}`);
    }
  }
  assert.equal(faults.length, 0, faults.join('\n'));
}

/** The value of the first of several named examples. */
function first(examples: unknown): unknown {
  return isObject(examples) ? at(Object.values(examples)[0], 'value') : undefined;
}
