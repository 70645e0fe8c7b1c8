// The headers that every site should send, put on a page that a component carries with it.
import page from './page.html';

const SECURITY = {
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'x-content-type-options': 'nosniff',
};

export default {
  fetch(request: Request): Response {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    const headers = { 'content-type': 'text/html; charset=utf-8', ...SECURITY };
    return new Response(request.method === 'HEAD' ? null : page, { headers });
  },
};
