import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { Json } from './document.js';

/** The document that the service hands out is the committed one, in each way of asking for it. */
export async function compareServed(baseUrl: string, committed: Json): Promise<void> {
  const ways: [path: string, accept: string, read: (text: string) => unknown][] = [
    ['/openapi', '*/*', parse],
    ['/openapi', 'application/yaml', parse],
    ['/openapi', 'application/json', JSON.parse],
    ['/openapi?format=json', '*/*', JSON.parse],
  ];
  for (const [path, accept, read] of ways) {
    const answer = await fetch(baseUrl + path, { headers: { Accept: accept } });
    assert.equal(answer.status, 200, `${path} answers ${answer.status}`);
    assert.deepEqual(read(await answer.text()), committed, `${path} (Accept: ${accept}) differs from openapi/openapi.yaml`);
  }
}
