import { defineExample } from '../example.ts';
import shops from './data/shops.json?raw';
import handler from './handler.ts?raw';
import distance from './lib/distance.ts?raw';
import html from './lib/html.ts?raw';
import layout from './pages/layout.html?raw';

export const smallSite = defineExample({
  id: 'small-site',
  title: 'Small site of several files',
  summary: 'Pages from HTML, data from JSON, and a module that loads when it is asked for.',
  source: handler,
  others: {
    'data/shops.json': shops,
    'lib/distance.ts': distance,
    'lib/html.ts': html,
    'pages/layout.html': layout,
  },
  cityId: 'nairobi',
  requests: [{ name: 'Shops' }, { name: 'Nearest shop', path: '/nearest' }],
});
