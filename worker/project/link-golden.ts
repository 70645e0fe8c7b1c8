/** Fixed projects for the link tests. Spelled out, with no default taken from elsewhere: a link means the same for ever. */
import type { Project } from './project.ts';

const NO_PRICES: Project['world']['prices'] = {
  freeTier: false,
  lambdaArchitecture: 'x86',
  containers: 'lke',
  node: 'dedicated-4gb',
  highAvailability: false,
  edge: 'own',
  edgePerMillionRequests: null,
  edgePerMillionCpuMs: null,
  edgePerGb: null,
  edgePerMonth: null,
};

/** What links of versions 1 to 3 left to the page. */
const PLAIN: Project['view'] = {
  panels: ['code', 'request', 'waterfall', 'world'],
  chart: 'lines',
  platform: 'edge',
};

export const HELLO: Project = {
  title: 'Hello',
  story: '',
  files: [
    {
      path: 'handler.ts',
      text: `/** The smallest handler: says hello to whoever asks, from wherever is nearest. */
export default {
  fetch(request: Request): Response {
    const { searchParams } = new URL(request.url);
    const name = searchParams.get('name') ?? 'world';
    return new Response(\`Hello, \${name}, from the edge!\\n\`);
  },
};
`,
    },
  ],
  entry: 'handler.ts',
  requests: [{ name: 'GET /', method: 'GET', path: '/', headers: [], body: '' }],
  selectedRequest: 0,
  cityId: 'sydney',
  connection: 'new',
  arrival: 'cold',
  tests: '',
  view: PLAIN,
  world: {
    seed: 500,
    startsAt: '2026-11-23T12:00:00Z',
    region: 'us-east-1',
    platforms: ['lambda', 'containers', 'edge'],
    lambda: {
      coldStart: 'node-image',
      keepAliveS: 420,
      concurrencyLimit: 1_000,
      provisioned: 0,
      startsPer10S: 100_000,
      memoryMb: 1_024,
    },
    containers: { replicas: 3, concurrency: 50, queueLimit: 1_000, regions: [], autoscale: null },
    isolates: { concurrency: 1_000, keepAliveS: 900 },
    edge: {
      concurrency: 256,
      placement: 'metros',
      instances: 'fresh',
      reuse: { concurrency: 32, idleS: 10 },
      moduleCacheS: null,
      filteredAttackShare: 0.99,
    },
    routing: { policy: 'best', poorShare: 0.2, withoutEcsShare: 0.1, weights: [], spill: false },
    hybrid: { edgeUs: 300 },
    compute: { startUs: 'measured', handlerUs: 'measured' },
    clients: {
      access: 'mix',
      newConnectionShare: 0.3,
      handshake: 'tcp+tls1.3',
      initialWindow: 10,
      lossShare: 0,
    },
    traffic: { perSecond: 200, arrivals: 'poisson', diurnal: false, surges: [], trace: [], mix: [] },
    prices: NO_PRICES,
    origins: [],
    faults: [],
  },
};

/** Everything that can differ from the usual does. */
export const GOLDEN_PROJECT: Project = {
  title: 'Ürlaub 🌍',
  story: '',
  files: [
    {
      path: 'auth-check.js',
      text: "addEventListener('fetch', (event) => {\n\tevent.respondWith(fetch('https://api.example.com:8443/'));\n});\n",
    },
  ],
  entry: 'auth-check.js',
  requests: [
    { name: 'GET /', method: 'GET', path: '/?q=%C3%A9', headers: [['accept', '*/*']], body: '' },
    {
      name: 'Order',
      method: 'POST',
      path: '/orders',
      headers: [
        ['authorization', 'Bearer abc.def'],
        ['content-type', 'application/json'],
      ],
      body: '{"id":7,"note":"\u2028"}',
    },
  ],
  selectedRequest: 1,
  cityId: 'tokyo',
  connection: 'reused',
  arrival: 'warm',
  tests: '',
  view: PLAIN,
  world: {
    seed: 4_294_967_295,
    startsAt: '2030-02-28T23:59:59.999Z',
    region: 'ap-southeast-2',
    platforms: ['lambda', 'containers', 'edge'],
    lambda: {
      coldStart: 'claimed',
      keepAliveS: 12.5,
      concurrencyLimit: 7,
      provisioned: 0,
      startsPer10S: 100_000,
      memoryMb: 1_024,
    },
    containers: { replicas: 11, concurrency: 9, queueLimit: 0, regions: [], autoscale: null },
    isolates: { concurrency: 1_000, keepAliveS: 900 },
    edge: {
      concurrency: 3,
      placement: 'metros',
      instances: 'fresh',
      reuse: { concurrency: 32, idleS: 10 },
      moduleCacheS: null,
      filteredAttackShare: 0.99,
    },
    routing: { policy: 'best', poorShare: 0.2, withoutEcsShare: 0.1, weights: [], spill: false },
    hybrid: { edgeUs: 300 },
    compute: { startUs: 63.5, handlerUs: 1_250 },
    clients: {
      access: '3g',
      newConnectionShare: 1,
      handshake: 'tcp+tls1.3',
      initialWindow: 10,
      lossShare: 0,
    },
    traffic: { perSecond: 0.5, arrivals: 'poisson', diurnal: false, surges: [], trace: [], mix: [] },
    prices: NO_PRICES,
    origins: [
      {
        host: 'api.example.com:8443',
        region: 'eu-central-1',
        serviceMs: 17.25,
        status: 503,
        contentType: 'text/plain',
        body: 'später',
      },
    ],
    faults: [],
  },
};

/** Several files, in folders, of every kind; the first of them is not the one that answers. */
export const GOLDEN_SITE: Project = {
  ...GOLDEN_PROJECT,
  title: 'Small site',
  story: '',
  files: [
    { path: 'README.md', text: '# Small site\n' },
    {
      path: 'src/handler.ts',
      text: `import { greet } from './lib/greet';
import page from '../pages/index.html';

export default {
  fetch: (request: Request) => new Response(page.replace('…', greet(new URL(request.url).pathname))),
};
`,
    },
    { path: 'src/lib/greet.mjs', text: "export const greet = (name) => 'Grüße, ' + name;\n" },
    { path: 'data/städte [1].json', text: '["Köln","東京"]\n' },
    { path: 'pages/index.html', text: '<!doctype html>\n<h1>…</h1>\n' },
    { path: 'pages/empty.css', text: '' },
  ],
  entry: 'src/handler.ts',
};
