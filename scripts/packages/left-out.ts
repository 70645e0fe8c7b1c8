/** What packages offer that ours leave out, and why. A test holds this against their `exports`. */
interface LeftOut {
  readonly name: string;
  /** Entries as in `exports`; a `*` at the end stands for anything. */
  readonly entries: readonly string[];
  readonly why: string;
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    name: 'hono',
    entries: [
      './aws-lambda',
      './bun',
      './cloudflare-pages',
      './cloudflare-workers',
      './deno',
      './lambda-edge',
      './netlify',
      './vercel',
    ],
    why: 'adapters to other platforms',
  },
  { name: 'hono', entries: ['./context-storage'], why: 'needs `node:async_hooks`' },
  { name: 'hono', entries: ['./cache'], why: 'there is no Cache API' },
  { name: 'hono', entries: ['./ws'], why: 'there are no WebSockets' },
  { name: 'hono', entries: ['./conninfo'], why: 'types that only adapters implement' },
  { name: 'hono', entries: ['./ssg'], why: 'writes files' },
  {
    name: 'hono',
    entries: ['./jsx', './jsx/*', './jsx-renderer'],
    why: 'files are `.ts` and `.js`: without JSX syntax, `hono/html` does the same',
  },
  {
    name: 'hono',
    entries: ['./utils/*'],
    why: 'internals; those of use to a handler are there',
  },
  { name: 'itty-router', entries: ['./websocket'], why: 'there are no WebSockets' },
  {
    name: 'zod',
    entries: ['./locales', './v4/locales', './v4/locales/*'],
    why: 'messages in English only: all languages together are larger than zod itself (`z.locales` holds `en`)',
  },
];
