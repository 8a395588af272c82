/** Scripts, styles, pictures and requests from this server only. GraphiQL styles its editor inline; nothing else is inline. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const PAGE_STYLE = `
html, body, #page { height: 100%; margin: 0; }
#page { display: flex; flex-direction: column; font: 14px/1.4 system-ui, 'Noto Sans CJK SC', sans-serif; color: #1f2937; background: #fff; }
#page > header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; padding: .5rem 1rem; background: #1e3a5f; color: #fff; }
#page > header h1 { font-size: 1rem; margin: 0 1rem 0 0; }
#page > header select { font: inherit; max-width: 26rem; padding: .25rem .5rem; border: 0; border-radius: .25rem; background: #fff; color: #1f2937; }
#page > header output { opacity: .85; }
#page > header output.fault { opacity: 1; color: #fecaca; }
#page > main { flex: 1; min-height: 0; }
`;

/** The page itself: addresses only. `assetOf` gives the address of an asset, version included. */
export const pageHtml = (title: string, assetOf: (name: string) => string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetOf('graphiql.css')}">
<link rel="stylesheet" href="${assetOf('page.css')}">
</head>
<body>
<div id="page">Loading… 正在加载……</div>
<noscript>This page needs JavaScript. The API does not. 本页面需要 JavaScript，接口本身不需要。</noscript>
<script src="${assetOf('react.js')}"></script>
<script src="${assetOf('react-dom.js')}"></script>
<script src="${assetOf('graphiql.js')}"></script>
<script src="${assetOf('boot.js')}"></script>
</body>
</html>
`;
