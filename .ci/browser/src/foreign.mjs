import { createServer } from 'node:http';

const STYLE = `
  :root { color-scheme: light dark }
  body { margin: 0 auto; padding: 16px; max-width: 720px; font: 16px/1.5 system-ui, sans-serif }
`;

/**
 * A site that is not ours: another origin with a strict policy of its own, on which the embed has to work as it is.
 */
export async function foreignSite(app) {
  const policy = `default-src 'none'; script-src ${app}; connect-src ${app}; style-src 'self'`;
  const server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url, 'http://foreign');
    if (pathname === '/style.css') {
      answer.writeHead(200, { 'Content-Type': 'text/css' }).end(STYLE);
    } else if (pathname === '/') {
      answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
      answer.end(html(app, JSON.parse(searchParams.get('attributes')), searchParams.get('script')));
    } else {
      answer.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    page(attributes, script = 'classic') {
      return `${origin}/?${new URLSearchParams({ attributes: JSON.stringify(attributes), script })}`;
    },
    close: () => server.close(),
  };
}

function html(app, attributes, script) {
  const set = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`).join('');
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Een andere site</title>
<link rel="stylesheet" href="/style.css">
<script ${script === 'module' ? 'type="module"' : 'async'} src="${app}/embed.js"></script>
</head>
<body>
<main>
<h1>Een andere site</h1>
<protest-events${set}><a href="${app}/c/paris-2025">Protests</a></protest-events>
</main>
</body>
</html>
`;
}
