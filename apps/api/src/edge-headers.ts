import type { ServerResponse } from 'node:http';

/** Two years, as the browsers' preload lists ask for. */
const HSTS_SECONDS = 63_072_000;

/** Nothing of a page is needed by an API; the pages for people bring their own policy. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // What was answered to one person is shown to no other by a cache between.
  'cache-control': 'no-store',
};

/**
 * Sets the headers that every answer carries. On the bare response: an answer that a library writes by itself has them too, and
 * what a route says of its own wins.
 */
export function setHeaders(response: Pick<ServerResponse, 'setHeader'>, requestId: string, isProduction: boolean): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  response.setHeader('x-request-id', requestId);
  // Development answers on this machine, without TLS.
  if (isProduction) response.setHeader('strict-transport-security', `max-age=${HSTS_SECONDS}; includeSubDomains`);
}
