/**
 * What a version 4 link need not spell out: the texts of the examples that shipped with it, then what projects usually say.
 * Written by `scripts/link-dictionary.ts`.
 *
 * FROZEN with the first release that writes version 4, as `link-v1-dictionary.ts` is and for the same reason.
 */
// prettier-ignore
export const LINK_V4_DICTIONARY = `st name = urlname') ?? 'worldcitity')log(\`\${} \${url.pathname} from \${city}\`\`Hello, \${name}! G\
reetings to \${city}.\\\\n\`?name=Ada,"name":"With a nametokyoover a connection that is already open\
,in Virginia that are always ready. Nothing has to start there, and the answer still takes about 300\
 ms: it is and back. The same bytes in Jakarta's PoP answer in about 43 ms, 38 of them the phone net\
work. Start traffic: half of the world waits longer than a quarter of a second for the region. No ru\
ntime can shorten that; a nearer place can.// As little as an answer can take: what is left of the l\
atency is the start, and and back.const citity'\`Hello, \${city}!},\\n};\\n,"name":"Hellojakartakely\
 to\\n// collide as a UUID. It goes and into the logs on the way there, and back to the client.\\nim\
port { nanoid } from 'nanoid';const idrequest-id') ?? nanoid()log(\`[\${id}] \${} \${.pathnameanswer\
'x-request-id': id } })log(\`[\${id}] the catalogue answered \${answer', 'x-request-id': idquest["x-\
request-id","from-the-clientne that has an idtoronto,"body":"{\\"books\\":3}"} 'itty-router';\\n\\nc\
onst todos = [\\n  { id: 1, text: 'Measure first', done: true },\\n  { id: 2, text: 'Then cut', done\
: false },\\n];\\n\\nconst router = AutoRouter()find({ params }: IRequest) {\\n  const todo = todos.\
find(({ id }) => id === Number(params['id']));\\n  if (!todo) throw new StatusError(404, \`there is \
no todo \${params['id']todo;\\n}\\n\\nrouter\\n  .get('/todos', ({ query }: IRequest) => todos.filte\
r(({ done }) => query['open'] || !done))\\n  .get('/todos/:id', find)\\n  .patch('/todos/:id', withC\
ontent, (request: IRequest) => ({ ...find(request), ...request['content'] }));router;\\ntodoAll todo\
stodos?open,"name":"Open todostodos/2,"name":"One todoATCH","path":"/todos/2doneTick one offtodos/3t\
odo: 404stockholmstances give nothing up, since each request starts its own; but every PoP has to fe\
tch once, and that shows in the tail. With the 26 documented regions in place of 4,100 PoPs both are\
 rare, and people are farther away: try it.// The headers that every site should send, put on a page\
 that a component carries with it.\\nimport page from './page.html';\\n\\nconst SECURITY = {\\n  'co\
ntent-security-policy': \\"default-src 'self'; frame-ancestors 'none'; base-uri 'none'\\",\\n  'stri\
ct-transport-security': 'max-age=63072000; includeSubDomains',\\n  'referrer-policy': 'strict-origin\
-when-cross-origin',\\n  'permissions-policy': 'camera=(), microphone=(), geolocation=()',\\n  'x-co\
ntent-type-options': 'nosniff',\\n};Response {\\n    if (request.method !== 'GET' && request.method \
!== 'HEAD')new Response(405, headers: { allow: 'GET, HEAD' } }headers = { 'c...SECURITY }request.met\
hod === 'HEAD' ? null : page, { headerstitle>A small page</title>\\n  <p>From wherever is nearest.</\
p>\\n</html>\\nageagosisolate6storyarrives, and over time less than a tenth of one exists. Its bill \
uses Cloudflare Workers' published prices, since Akamai has published none: the 5 USD of the plan. W\
hat it costs instead is seen in the first minutes: a PoP that nobody has asked in the last hour fetc\
hes before it answers.// Short links. The table is a file of the project and: nobody has to be asked\
.\\nimport links from './links.json';\\n\\nconst targetslinks;Response{ pathname, searchconst target\
 =targets, pathname) ? targets[pathname] : undefined;\\n    if (targetThere is no such link)log(\`\
\${pathname} → \${targetheaders = { location: target + search,max-age=60' }null, { status: 302, head\
ersn/docs\\": \\"https://docstart\\",\\n  \\"/talk\\": \\"https://video.example.com/half-a-milliseco\
nd\\",\\n  \\"/jobs\\": \\"https://example.com/about/jobs\\"\\n}\\ntalk,"name":"The talknowherelink:\
 404frankfurt1"us-east-1",ap-southeast-1","sa-east-1","ap-southeast-2"1workersnmentmakes one person \
wait some 350 ms longer; the edge startfor every request, as it did before. But nothing makes the bo\
x office nearermost of each answer is the wait for Virginia.// Tickets go on sale. What is left is a\
sked of the box office; how long an answer may be kept depends on how much that is.\\nconst BOX_OFFI\
CE = 'https://box-officleft';const concertconcert') ?? 'tonightanswer\`\${BOX_OFFICE}?concert=\${enc\
odeURIComponent(concert)}\`);\\n    if (!answer.okThe box office does not answer502 }left } = () as \
{ left: number };\\n    const state = left === 0 ? 'sold out' : left < 100 ? 'almost gone' : 'on sal\
e'log(\`\${concert}: \${left} left\`\\n      { concert, state, left }left > 0 ? 'no-store' : 'max-ag\
e=3600' } },\\n    ?concert=tonight,"name":"How many are leftsao-paulo22{"most":60,"targetShare":0.7\
}1{"kind":"flash-crowd","atS":20,"factor":30,"riseS":5,"holdS":60,"decayS":60}{"host":"box-office.ex\
ample.comserviceMs":60,"body":"{\\"left\\":1815}"}othing, and neither does who asks Singapore. Nobod\
y changed a setting, and no variant is lost: it is in the reader's cookie.// An A/B test, decided wh\
ere the reader is. Who has been given a variant before, keeps it: in a cookie, in no database.\\ncon\
st VARIANTS = ['A', 'B'] as const;\\ntype Variant = (typeof VARIANTS)[number]givenBefore(cookiesVari\
ant | undefined {\\n  const given = /(?:^|;\\\\s*)variant=([AB])(?:;|$)/.exec(cookies ?? '')?.[1];\
\\n  return VARIANTS.find((variant) => variant === given)Responsebefore = givenBeforecookie')variant\
 = before ?? (Math.random() < 0.5 ? 'A' : 'B')log(\`variant \${variant}, \${before ? 'as before' : '\
drawn now' 'ccookie' });\\n    if (!before) headers.append('set-cookie', \`variant=\${variant}; Path\
=/; Max-Age=2592000; SameSite=Laxaction = variant === 'A' ? 'Try it' : 'Start now, for nothing'\`<ti\
tle>Welcome</title><button>\${action}</button>\\\\n\`, { headers,"name":"A new reader["cookie","vari\
ant=Bne who was here beforefrankfurt5{"kind":"pop-outagepop":"FRA"}? '42[product, stockgetJson<Produ\
ct>(\`https://catalogue.example.com/products/\${id}\`),\\n      getJson<{ available: number }>(\`htt\
ps://stocktock/\${id}\`const relatedstring[]>(\`https://related.example.com/by-category/\${product.c\
ategorole.log(\`origins tookid, product: product.name, available: stock.available, related?id=42,"na\
me":"Product 42?id=7,"name":"Product 7singapore{"host":"catalogue.example.comserviceMs":8,"body":"{\
\\"name\\":\\"Field notes\\",\\"category\\":\\"paper\\"}"},{"host":"stock.example.com5,"body":"{\\"a\
vailable\\":7}"},{"host":"related.example.comserviceMs":10,"body":"[\\"Pencil\\",\\"Index cards\\",\
\\"Ruler\\"]"} no cable at all: at the edge the median does not move. What was cut are clients' path\
s; in this model the providers' own networks keep theirs.// Feature flags: who gets what is new is d\
ecided by a hash of their name, the same everywhere and for ever.\\nconst FLAG{ readonly percent: nu\
mber;>> =\\n  {\\n    'new-player': { percent: 20 },\\n    'offline-mode': { percent: 50, countries:\
 ['IN', 'ID', 'NG'] },\\n    'dark-by-default': { percent: 100 },\\n  };\\n\\n/** FNV-1a, as a perce\
ntage percentilenumber {\\n  let hash = 0x811c9dc5byte oftext)) hash = Math.imul(hash ^ byte, 0x0100\
0193);\\n  return ((hash >>> 0) / 2 ** 32) * 100Responseuser.searchParams.get('user') ?? 'anonymousc\
onst on = Object.entries(FLAGS).filter(\\n      ([name, { percent, countries }]) =>\\n        (count\
ries? ?? true) && percentile(\`\${name}:\${user}\`) < percent,\\n    flags = on.map(([name]) => name\
user, flags30' }?user=ada,"name":"Flags of Adamumbai{"kind":"cable-cut","atS":20,"durationS":120,"fr\
om":"CAI","to":"JED"} edge's median is three times the region's. Where code is chatty, run it beside\
 its data, ask once for all five, or keep a copy of the data near.// A shopping cart, as it is writt\
en when the database is next door: five questions, each of which needs the answer before.\\nconst DA\
TABASE = 'https://db.example.com';query<Row>(whatRow> {\\n  \`\${DATABASE}/\${what}\`what}: the data\
base(await) as Row;\\n}Rowidamount: numberconst startMs = performance.now(session = await query<Row>\
('session'customer = await query<Row>(\`customer?session=\${session.idcart = await query<Row>(\`cart\
?customer=\${customer.iddiscount = await query<Row>(\`discount?cart=\${cart.idshipping = await query\
<Row>(\`shipping?cart=\${cart.id}&customer=\${customer.idtotal = cart.amount - discount.amount / 10 \
+ shipping.amount / 5log(\`five queries, one after another: \${Math.round(performance.now() - startM\
s)} ms\`cart: cart.id, totalcart,"name":"The cartsingaporereused","arrival":"warm{"host":"db.example\
.comserviceMs":3,"body":"{\\"id\\":1815,\\"amount\\":40}"} ends the connection, and sends one reques\
t over the provider's network to containers beside the data: about 380 ms, against 570 at the edge a\
lone and over 1,200 in the region alone. In traffic the composite has the lowest median of the four.\
// What a container in a region does: reads an order and its parcel from services beside it, and ans\
wers both at once.\\ninterface Ordenumberitems: number;getJson<Value>(url: string): Promise<Value> {\
\\n  (await) as Valueconst number.'/orders/'.length) || '1815';\\n    if (!/^\\\\d{1,9}$/.test(numbe\
r))'no such order'404 }order = await getJson<Order>(\`\${numberparcel = await getJson<{ state: strin\
g }>(\`https://parcel\${order.number}\`order: order.number, items: order.items, parcel: parcel.state\
orders/1815,"name":"Order 1815orders/xorder: 404nairobi,"hybridserviceMs":4,\\"items\\":3}"},{"host"\
:"parcels.example.comserviceMs":6,"body":"{\\"state\\":\\"on its way\\"}"}arketlanguagecurrencyprice\
: numberMARKETMarket>> = {\\n  US: { language: 'en-US', currency: 'USD', price: 29 },\\n  GB: { lang\
uage: 'en-GB', currency: 'GBP', price: 24 },\\n  DE: { language: 'de', currency: 'EUR', price: 27 },\
\\n  FR: { language: 'fr', currency: 'EUR', price: 27 },\\n  BR: { language: 'pt-BR', currency: 'BRL\
', price: 119 },\\n  JP: { language: 'ja', currency: 'JPY', price: 3900 },\\n  IN: { language: 'en-I\
N', currency: 'INR', price: 1499 },\\n};\\nconst ELSEWHERE: Market = { language: 'en', currency: 'US\
D', price: 29 };\\nconst GREETINGde: 'Willkommen',\\n  fr: 'Bienvenue',\\n  ja: 'ようこそ',\\n  'pt-BR':\
 'Bem-vindoCONSENT = new Set(['AT', 'BE', 'DE', 'DK', 'ES', 'FI', 'FR', 'IE', 'IT', 'NL', 'PL', 'PT'\
, 'SE']);Responseurlif (url.pathname === '/store')redirect(\`\${url.origin}/store/\${country.toLower\
Case()}\`, 307);\\n\\n    const market = MARKETS[country] ?? ELSEWHERE;\\n    console.info(\`\${coun\
try}: \${market.language}, \${market.currencheaders = new Headers({\\n      'c\\n      'content-lang\
uage': market.language  headers.set('vary', ;\\n    const consent = CONSENT.has(country) ? '<p>We as\
k before we set cookies.</p>' : ''\\n      \`<html lang=\\"\${market.language}\\"><h1>\${GREETING[ma\
rket.language] ?? 'Welcome'}</h1>\\n<p>\${market.price} \${market.currency} a month</p>\${consent}</\
html>\\\\n\`,\\n      { headers },\\n    ,"name":"Landing pagestore,"name":"Country redirecttokyoity\
', c.req.header('x-client-city') ?? 'somewhere');\\n  await next();\\nc.req.method} \${c.req.path} \
\${c.res.status}, asked from \${c.get('city')}\`);\\n});\\n\\napp.get('/books', etag(), (c) => {\\n \
 const before = Number(c.req.query('before') ?? Infinity);\\n  return c.json(books.filter(({ year })\
 => year < before));\\n});\\n\\napp.get('/books/:isbn', (c) => {\\n  const book = books.find(({ isbn\
 }) => isbn === c.req.param('isbn'));\\n  if (!boHTTPException(404, { message: 'no such book' });\\n\
  return c.json(book);\\n});\\n\\n// Every request has an instance of its own: what is to stay would\
 go to a database behind the edge.\\napp.post('/books', bearerAuth({ token: 'librarian' }), async (c\
) => {\\n  const { isbn, title } = await c.req.json<{ isbn: string; title: string }>();\\n  return c\
.json({ added: title, by: c.get('city') }, 201, { location: \`/books/\${isbn}\` });\\n});\\n\\napp.n\
otFound((c) => c\`nothing at \${c.req.path}\` }, 404));\\n\\napp.onError((error, c) => {\\n  if HTTP\
Exception) return error.getResponse();\\n  console.error(error);\\n  return c'something broke' }, 50\
0);\\n});app;boo[\\n  { \\"isbn\\": \\"9780141439518\\", \\"title\\": \\"Pride and Prejudice\\", \\"\
author\\": \\"Jane Austen\\", \\"year\\": 1813 },\\n  { \\"isbn\\": \\"9780141439570\\", \\"title\\"\
: \\"Middlemarch\\", \\"author\\": \\"George Eliot\\", \\"year\\": 1871 },\\n  { \\"isbn\\": \\"9780\
241341469\\", \\"title\\": \\"Frankenstein\\", \\"author\\": \\"Mary Shelley\\", \\"year\\": 1818 }\
\\n]\\nbookAll booksbooks?before=1850,"name":"Books before 1850books/9780141439570,"name":"One bookb\
ooks/1,"name":"No such book: 404booklibrariaisbn\\":\\"9780140430721\\",\\"title\\":\\"Wuthering Hei\
ghtsdd a book: 2book],"body":"{\\"isbn\\":\\"9780140430721\\",\\"title\\":\\"Wuthering Heightsdd wit\
hout a token: 401ims =return;\\n  }claimsclaims401, headers:'Bearer/me' signatureleHAiOjE3MDAwMDAwMD\
B9.dDk-vXG0_weLF1ud0uk6IUEio0uApqIVzZ6P7C3THpoExpiresydney AB-1234'),\\n        quantity: z.int().mi\
n(1).max(99),\\n      }),\\n    )\\n    .min(1, 'an order has at least one item'),\\n  deliverOn: z.\
iso.date().optional(),\\n});\\ntype Order = z.infer<typeof Order>;\\n\\nconst problem = fields: []> \
= {}): Response =>\\n \\n    { type: 'about:blank', status: 400, title, fields },\\n    { status: 40\
0,application/problem+json' } },\\n  );place(order: Orderconst pieces = order.item{ quantity }) => s\
um + quantity, 0);\\npieces} pieces to \${order.const answer, { method: 'POST', body: JSON.stringify\
(order) });\\nplaced: await answer.json(), order201 })const body: unknown = undefined);\\n    if (bo\
dy === undefined) return problem('The body is not JSON'success, data, error } = Order.safeParse(body\
);\\n    if (success) return place(datafields: []> = {}path, message } of error.issues) (fields[path\
.join('.') || 'order'] ??= []).pushreturn problem('The order is not valid', fieldsordercustomer\\":\
\\"ada@example.com\\",\\"country\\":\\"gb\\",\\"items\\":[{\\"sku\\":\\"NB-0042\\",\\"quantity\\":2}\
],\\"deliverOn\\":\\"2026-12-01good order: 2ordercustomcountry\\":\\"gb\\",\\"items\\":[{\\"sku\\":\
\\"42\\",\\"quantity\\":0}],\\"deliverOn\\":\\"2026-12-01\\",\\"gift\\":true}","name":"A bad order: \
400ordercustomer\\":\\"ada@example.com\\",\\"country\\":\\"gb\\",\\"items\\":[],\\"deliverOn\\":\\"2\
026-12-01items: 400order customer: ada }","name":"Not JSON: 400sao-paulo","region":"eu-central-1","s\
erviceMs":14,"body":"{\\"number\\":1815}"}ike this minute more than nine tenths of Lambda's bill wou\
ld be the botnet's. Those who have a token wait no longer than before.// Authorization at the edge: \
a token is payload.signature, both base64url, signed with HMAC-SHA-256.\\n// Requests with a bad tok\
en end here; only good ones travel on to the origin.\\ninterface Claims}\\n\\nconst SECRET = 'not-so\
-secret-in-a-playground';\\nconst encoder;\\n\\n// Loaded once, while is compiled: every instance st\
artsalready imported.\\nconst key\\n  'raw',\\n  encoder.encode(SECRET),\\n  { name: 'HMAC\\n  false\
,\\n  ['verify'],\\n);\\n\\nconst fromBase64urlTokenClaims | string> {\\n  const [payload, signature\
].split('.') ?? [];\\n  if (!payload || !signature) return 'no token'if (!'HMAC', key, fromBase64url\
(signature), encoder.encode(payload))))'the signature does not matchclaims =fromBase64url(payload)))\
 as Claimsclaims.exp * 1000 > Date.now() ? claims :return;\\n  }const claims = await readTokenif (ty\
peof claims === 'string')claimsclaims401, headers:'Bearer\\n    const answeraccountme'x-user': claim\
s.sub } }answer.body, {\\n      status: answer.status,\\n     Vyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTP0\
Y-ZXUWith a,"name":"As the botnet asksVyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTP1{"kind":"attack","atS":2\
0,"perSecond":10000,"rampS":2,"durationS":45,"botnet":20}{"host":"accounts.example.comserviceMs":12,\
"body":"{\\"user\\":\\"ada\\",\\"plan\\":\\"pro\\"}"}ers): Promiseconst { distanceKm } = await impor\
t('./lib/distance're = [Number(clientlatitude')), Number(clientlongitude'))] as const;\\n  const [ne\
arest] = shops\\n    .map(({ city, at: [latitude = 0, longitude = 0] }) => ({\\n      city,\\n      \
km: distanceKm(here, [latitude, longitude]),\\n    }))\\n    .sort((one, other) => one.km - other.km\
);\\nclientity')} is \${nearest?.km} km from a coffee\`\${nearest?.city}, \${nearest?.km} km from yo\
u\` page(title: string, Response {\\nfill(layout, { title, text }), {\\n   text/html; charset=utf-8'\
, vary: 'x-client-latitude, x-client-longitude' },\\n  });\\n}\\n"},{"path":"data/shop[\\n  { \\"cit\
y\\": \\"Oslo\\", \\"at\\": [59.91, 10.75] },\\n  { \\"city\\": \\"Lisbon\\", \\"at\\": [38.72, -9.1\
4] },\\n  { \\"city\\": \\"Seoul\\", \\"at\\": [37.57, 126.98] },\\n  { \\"city\\": \\"Medellín\\", \
\\"at\\": [6.25, -75.56] },\\n  { \\"city\\": \\"Melbourne\\", \\"at\\": [-37.81, 144.96] }\\n]\\n"}\
,{"path":"lib/distance.ts","text":"export type Place = readonly [latitude: number, longitude: number\
];\\n\\nconst EARTH_RADIUS_KM = 6371;\\nconst radians = (degrees: number): number => (degrees * Math\
.PI) / 180;\\n\\n/** Along the great circle, by the haversine formula. */\\nexport function distance\
Km([fromLatitude, fromLongitude]: Place, [toLatitude, toLongitude]: Place): number {\\n  const latit\
ude = Math.sin(radians(toLatitude - fromLatitude) / 2) ** 2;\\n  const longitude = Math.sin(radians(\
toLongitude - fromLongitude) / 2) ** 2;\\n  const along = Math.cos(radians(fromLatitude)) * Math.cos\
(radians(toLatitude)) * longitude;\\n  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(l\
atitude + along)));\\n}\\n"},{"path":"lib/html.ts","text":"const ENTITIE '&': '&amp;', '<': '&lt;', \
'>': '&gt;', '\\"': '&quot;' };\\n\\nexport const escapestring =>\\n  text.replace(/[&<>\\"]/g, (cha\
racter) => ENTITIES[character] ?? character);\\n\\n/** Puts values in the places that a template nam\
es, such as {{title}}. */\\nexport function fill(template: string, values): string {\\n  return temp\
late.replace(/\\\\{\\\\{(\\\\w+)\\\\}\\\\}/g, (_, name: string) => escape(values[name] ?? ''));\\n}\
\\n"},{"path":"pages/layout.html","text":"<!doctype html>\\n<html lang=\\"en\\">\\n  <head>\\n    <m\
eta charset=\\"utf-8\\" />\\n    <title>{{title}} · Half a cup</title>\\n    <style>\\n      body {\
\\n        margin: 3rem auto;\\n        max-width: 30rem;\\n        font-family: system-ui, sans-ser\
if;\\n      }\\n    </style>\\n  </head>\\n  <body>\\n    <h1>{{title}}</h1>\\n    <p>{{text}}</p>\
\\n    <nav><a href=\\"/\\">Shops</a> <a href=\\"/nearest\\">Nearest</a></nav>\\n  </body>\\n</html>\
\\n,"name":"Shopsnearest,"name":"Nearest shopnairobialf of the time from São Paulo; over an open con\
nection it gains a tenth.// Ads in a video, put in by the server: the playlist of a stream is asked \
for, and at each break that its packager marked\\n// (#EXT-X-CUE-OUT) come the ads of the viewer's c\
ountry, in place of what the programme has there.\\nconst MEDIA = 'https://media.example.com/show/';\
\\nconst ADS = 'https://adpick'Adisegments: readonly { readonly uri: string; readonly seconds: numbe\
r }[];ask(url: stringconst responseurl);\\n  if (!response.ok) throw new Error(\`\${url} answered \
\${response.status}\`);\\n  return response;\\n}\\n\\n/** Whole ads, in their order, as long as they\
 fit into the break. */\\nfunction* fill(ads: readonly Ad[], breakSeconds: number): Generator<string\
> {\\n  let left = breakSeconds;\\n  for (const { id, segments } of ads)econds = segments.reduce((su\
m, segment) => sum + segment.seconds, 0);\\n    if (seconds > left) continue;\\n    left -= seconds;\
\\nid}: \${seconds} s\`);\\n    yield '#EXT-X-DISCONTINUITY';\\n    for (const { uri, seconds: each \
} of segments) yield* [\`#EXTINF:\${each.toFixed(3)},\`, uri];\\n  }\\n  yield '#EXT-X-DISCONTINUITY\
';\\n}\\n\\nfunction* insert(playlist: string, ads: readonly Ad[]): Generator<string> {\\n  let isBr\
eak = false;\\n  let key = '';\\n  for (const line of playlist.split(/\\\\r?\\\\n/)) {\\n    if (lin\
e.startsWith('#EXT-X-KEY:')) key = line;\\n    const out = /^#EXT-X-CUE-OUT:(?:DURATION=)?([\\\\d.]+\
)/.exec(line);\\n    if (out) {\\n      isBreak = true;\\n      // Ads are not encrypted; the progra\
mme goes on with the key it had.\\n      if (key) yield '#EXT-X-KEY:METHOD=NONE';\\n      yield* fil\
l(ads, Number(out[1]key) yield key;\\n    } else if (line.startsWith('#EXT-X-CUE-IN')) isBreak = fal\
se;\\n    else if (!isBreak) yield line === '' || line.startsWith('#') ? line : new URL(line, MEDIA)\
.href;\\n  }const { pathname } = new URL(request.url);\\n    if (!pathname.endsWith('.m3u8')) return\
 new Response('Not a playlist.\\\\n', { status: 404 }US';\\n    const [playlist, ads] = await Promis\
e.all([\\n      ask(new URL(pathname.slice(1), MEDIA).href).then((response) => response.text()),\\n \
     ask(\`\${ADS}?country=\${country}\`).then((response) => response.json() as Promise<readonly Ad[\
]>),\\n    ]);\\n    return new Response([...insert(playlist, ads)].join('\\\\n'), {\\n     applicat\
ion/vnd.apple.mpegurl',private, max-age=2' },\\n    });\\n  },\\n};\\n720p.m3u8,"name":"The playlist\
1.tNot a playlist: 404sao-paulo{"host":"media.example.comserviceMs":5"application/vnd.apple.mpegurl"\
,"body":"#EXTM3U\\n#EXT-X-VERSION:6\\n#EXT-X-TARGETDURATION:6\\n#EXT-X-MEDIA-SEQUENCE:2712\\n#EXT-X-\
KEY:METHOD=AES-128,URI=\\"key.bin\\"\\n#EXTINF:6.000,\\n720p-2712.ts\\n#EXTINF:4.000,\\n720p-2713.ts\
\\n#EXT-X-CUE-OUT:DURATION=30\\n#EXTINF:6.000,\\nslate-1.ts\\n#EXTINF:6.000,\\nslate-2.ts\\n#EXT-X-C\
UE-IN\\n#EXTINF:6.000,\\n720p-2714.ts\\n"},{"host":"ads.example.comserviceMs":20,"body":"[{\\"id\\":\
\\"coffee\\",\\"segments\\":[{\\"uri\\":\\"https://adcoffee/0.ts\\",\\"seconds\\":6},{\\"uri\\":\\"h\
ttps://adcoffee/1.ts\\",\\"seconds\\":6},{\\"uri\\":\\"https://adcoffee/2.ts\\",\\"seconds\\":3}]},{\
\\"id\\":\\"bicycle\\",\\"segments\\":[{\\"uri\\":\\"https://adbicycle/0.ts\\",\\"seconds\\":6},{\\"\
uri\\":\\"https://adbicycle/1.ts\\",\\"seconds\\":6}]},{\\"id\\":\\"umbrella\\",\\"segments\\":[{\\"\
uri\\":\\"https://adumbrella/0.ts\\",\\"seconds\\":5}]}]"}S256'],\\n};\\n\\nfunction refuse(status: \
401 | 403, error: string, reason: string): Response {\\nreason}\`);\\n  const headers = { 'www-authe\
nticate': \`Bearer error=\\"\${error}\\"\` };\\n, reason }, { status, headers }){ payload } = await \
jwtVerify<{ scope: string }>(token, keys, expectedpayload.scope.split(' ').includes('orders:read'))\
\\n        return refuse(403, 'insufficient_scope', \`the token allows \${payload.scopeorders = awai\
t fetch('https://orders.example.com/'x-user': payload.sub ?? '' } }new Response(orders.bodyontent-ty\
pe': 'errors.JOSEErrorreturn refuse(401, 'invalid_token',"},{"path":"jwks.json","text":"{\\n  \\"key\
s\\": [\\n    {\\n      \\"kty\\": \\"RSA\\",\\n      \\"n\\": \\"pPo0y5Ys8zFaxHAV-9PxbaZnRcIK0CEOnx\
MzHRg2UiUSFwDjW9zYqr7k_tNIHj1xYKoIABnYwDI1CKPgYLSozKyjJcJXhb2he3zdtXWoG9H0UBwhw11EOlWVQFUThc2vVzgt4x\
_xfchdZ5ncvmmcF26dzdFD1U_yJgOVwq6M2rF067zNgq6TDN1iR2NPupZPkHYNssbuaxbnafrMJqUJN2dc_zGU7xXNi-pL6wmgEv\
PiqUOPVePA3gWbT4ucKcnUNxc3OchN5XPY4BqKC8BILO5hF-rMniE7DnmvG7XKbKeH_C9cz2YHLDKjZxoSlnamJVkWCzRVeH9lmA\
Xen-HPvw\\",\\n      \\"e\\": \\"AQAB\\",\\n      \\"kid\\": \\"login-2026\\",\\n      \\"alg\\": \
\\"RS256\\",\\n      \\"use\\": \\"sig\\"\\n    }\\n  ]\\n}\\nSUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.ey\
JzY29wZSI6Im9yZGVyczpyZWFkIHByb2ZpbGUiLCJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cH\
M6Ly9lZGdlLmV4YW1wbGUiLCleHAiOjQxMDI0NDQ4MDB9.YmKfZltn3g8PifgejrueGaxJi2AZ74m7jIUmJVuZFxIaTd6MXwvxtj\
L1W3AWPeTl4tnCN00s9sMPGww1gCl3uTZ73ynCtV7VasU8kXBwHAz1YL88vk4iuRfgdjHg1ZYxDIy5OlvpdcHHzNQG_cdlT1ZXh4\
Sr5-LvMEqcZ5J-rmXeUwNF32Y_zh33n7kflxnomuA5b7kegiW7j6XS8ZffAsCrNQq_Tw_tughs3etaA2xamAUrYUhqDmL81qepZU\
UEnPLx6fCi6YekQaWcm20BLplHYnYc8f3CCpGsESdZjlcTIP_0XjkrLJY8C7uB3XET5OOpoGSqKS_NWoBSiD7EBg"]],"body":"\
","name":"VSUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY29wZSI6Im9yZGVyczpyZWFkIHByb2ZpbGUiLCJpc3MiOiJod\
HRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9lZGdlLmV4YW1wbGUiLCleHAiOjQxMDI0NDQ4MDB9.ErzJI\
A2NJxiLq7L0CajwIakzMXzzrRHZWPbQ14B3AZZ0PMV779w4XZnMZgUMWJ5pb_uyynUlvM8H14lTwDgcnYYJyFamDWYjo4D0Dswik\
Vrzm16KmybEcWYA_GiI6rOpeSot8dpDm5_NT9pvP91FXeW4pAxC0AI3abMAMMDyY9Q-6wKKbFatwGtedLKlT5Ejpng4g1E6oy1jk\
Oz6oY51q-gBx9zSzbFIfTZXjWB-3ZO6pCX9JO_3JlU36_YstzLrhUnG-dF-9iZbdeoXBxfTE3eITufAdyi8kFErQceoDTyKAdzOK\
RyXZ6-bzJQl_Wv7ua2Xkky9rrH2wW5fG-p5tA"]],"body":"SUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY29wZSI6Im9\
yZGVyczpyZWFkIiwiaXNzIjoiaHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbSIsImF1ZCI6Imh0dHBzOi8vZWRnZS5leGFtcGxlIiw\
ic3ViIjoiYWRhfQ.YFAuf_qyIxrPnVjTD39te6d38Dp-q0ASHCuPaNZiEW7XOHn5KvKgzt6SFz624F5kvORFuKUxFO8DfXVowA2h\
ReqJiU9ga0q1bZAt4RC_XxMjQ1qeFGMyGHyuxvar5-72q00XUSsHb1X-l0iX4wwGrrisYqKcyRNWK4jw9io6E4gm-5Xfm0v8fZNc\
PMERDNWBKUsY3uzh4uLKkPLKfE4zTba99kYYh9pMSggy-y8KnT95YP6sU38G7BlnKEHUxeVrPu7l61SPNK9wbn_IcGrsgWE4KHe3\
WqbucvaVad6eNmjK-CTCPobYaQBTv-AMdXgIpv6mmRXRispXYQuqh5OX3w"]],"body":"SUzI1NiIsImtpZCI6ImxvZ2luLTIwM\
jYifQ.eyJzY29wZSI6Im9yZGVyczpyZWFkIiwiaXNzIjoiaHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbSIsImF1ZCI6Imh0dHBzOi\
8vb3RoZXIuZXhhbXBsZSIsInN1YiI6ImFkYSIsImV4cCI6NDEwMjQ0NDgwMH0.XJ8aJOB-FBRQXcm_GuTuIKIRHDUmekb0wc98hW\
HFB470QfibTmFUuk6vrXoxtQ5SOmSh3mR0EkiVR04z4K31BU3cNIlbmNnwLQtQMpZtYcvdCFKvJqlQZDkteLNOZngFNFXEKg9Qbp\
-Q18x8cHX_wiF-cD27Y4IA69L5QEkEYjnQCKsxtp33VnPqGCD6viS6OlLz9UdM5SFc84bOuvgZ4ORdKLAlU3naV_ALM_ipIo1RI8\
98zr4lOgihd2mlrJcW1wZS6CgCXrTwX6IdjjIx1WzGVXuZojZaH4scHF_ZQHqMl5hYBZ0Mq0yvus6KWOtEvjhkZ4a02dQxdtcsSh\
LngA"]],"body":"audienceSUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY29wZSI6InByb2ZpbGUiLCJpc3MiOiJodHRw\
czovL2xvZ2luLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9lZGdlLmV4YW1wbGUiLCleHAiOjQxMDI0NDQ4MDB9.RARdxpCJ\
GD-XWAynWTmIt0Bbz8Sc2np4uDKeKn_On4BVO-gTgCk6UmqaGa6GpK9Ko4N8If118SubU2BEH_5kz9q71U5Y7Hiy4x3-HGLWecRl\
a4ES3XpT06GK0avprnwgjO3VhDc2XZ2J4LY5WPIhM_o7cYFAlusvJSi6r92N3uRojyUztqMoOeVBGtWX_KjL7J3jeQytFbX7hO_C\
yMYFbodkbM1xCMgYgy1A1ST_a9lJh2FCdgcT3vfT8hUVwDvFId2onHQCa2PTkQAF0-n55ddsw-4YjNZ-rEx1KHfX5QOJGqHS-ff8\
-5r9NPlssMP-VZvzB2vtT1-d0-BV-gAfOA"]],"body":"","name":"Of another scopmumbai{"host":"orders.example\
.comserviceMs":9,"status":200,"contentType":,"body":"[{\\"order\\":1815,\\"total\\":\\"12.43\\"}]"} \
video (Clear Key), for those who may watch: the player shows a playback token, a JWT that the shop s\
igned\\n// (ES256), and gets the keys it names. The shop's public key is part of the component.\\nco\
nst SHOP = {\\n  kty: 'EC',\\n  crv: 'P-256',\\n  x: 'WBILeWvoNClj_hMdWwF6UPGtiyF-8ZiLshDLc_LAxkA',\
\\n  y: 'lMFZ_Mj2cqUmiog0JTC69LOMYqJa8ouiJ5YNiedUrq0',\\n};\\nconst KEYS: Readonly<Record<string, st\
ring>> = {\\n  'show-1': 'dGhlLWtleS1vZi1zaG93MQ',\\n  'show-2': 'YW5vdGhlci1zaG93cy1rZQ',\\n};\\n\
\\ninterface Token {\\n  readonly sub: string;\\n  readonly aud: string;\\n  readonly exp: number;\
\\n  readonly titles: readonly string[];\\n  readonly countries: readonly string[];\\n}\\n\\nconst s\
igner = await crypto.subtle.importKey('jwk', SHOP, { name: 'ECDSA', namedCurve: 'P-256' }, false, [\
\\n  'verify',\\n]);\\n\\nconst bytesOf = (text: string): Uint8Array<ArrayBuffer> =>\\n  Uint8Array.\
from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));\\nconst js\
onOf = (text: string): unknown => JSON.parse(new TextDecoder().decode(bytesOf(text)));\\n\\nclass Re\
fused extends Error {\\n  readonly status: number;\\n  constructor(status: number, message: string) \
{\\n    super(message);\\n    this.status = status;\\n  }\\n}\\n\\nasync function read(header: strin\
g | null): Promise<Token> {\\n  const jwt = header?.replace(/^Bearer /, '') ?? '';\\n  const [head =\
 '', body = '', signature = ''] = jwt.split('.');\\n  if (!signature) throw new Refused(401, 'no pla\
yback token');\\n  let isGenuine = false;\\n  try {\\n    const signed = new TextEncoder().encode(\`\
\${head}.\${body}\`);\\n    const { alg } = jsonOf(head) as { alg: string };\\n    isGenuine =\\n   \
   alg === 'ES256' &&\\n      (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, signer\
, bytesOf(signature), signed));\\n  } catch {\\n    throw new Refused(401, 'the token is malformed')\
;\\n  }\\n  if (!isGenuine) throw new Refused(401, 'the shop did not sign this token');\\n  return j\
sonOf(body) as Token;\\n}\\n\\nexport default {\\n  async fetch(request: Request): Promise<Response>\
 {\\n    try {\\n      const token = await read(request.headers.get('authorization'));\\n      const\
 country = request.headers.get('x-client-country') ?? '';\\n      if (token.aud !== 'keys') throw ne\
w Refused(403, 'the token is not for keys');\\n      if (token.exp * 1000 < Date.now()) throw new Re\
fused(401, 'the token has expired');\\n      if (!token.countries.includes(country)) throw new Refus\
ed(451, \`not available in \${country}\`);\\n      const { kids = [] } = (await request.json().catch\
(() => ({}))) as { kids?: readonly string[] };\\n      const allowed = kids.filter((kid) => token.ti\
tles.includes(kid) && Object.hasOwn(KEYS, kid));\\n      if (allowed.length === 0) throw new Refused\
(403, 'the token is not for this title');\\n      console.log(\`\${token.sub} may watch \${allowed.j\
oin(', ')}\`);\\n      const keys = allowed.map((kid) => ({ kty: 'oct', kid, k: KEYS[kid] }));\\n   \
   return Response.json({ keys, type: 'temporary' }, { headers: { 'cache-control': 'no-store' } });\
\\n    } catch (error) {\\n      if (!(error instanceof Refused)) throw error;\\n      console.warn(\
\`refused: \${error.message}\`);\\n      return Response.json({ error: error.message }, { status: er\
ror.status });\\n    }\\n  },\\n};\\nmethod":"POST","path":"/keys","headers":[["content-type","appli\
cation/json"],["authorization","Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJhdWQi\
OiJrZXlzIiwiZXhwIjo0MTAyNDQ0ODAwLCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6WyJHQiIsIkRFIiwiSU4iLCJC\
UiIsIkpQIiwiVVMiXX0.oLS9sug059xH26BWYoqsWGpAinUnytxWiwEs7xMtQbXpig1PqQep1ua_EYG7lyFLdDSUOOTJ5bTjBewd\
UUP6zw"]],"body":"{\\"kids\\":[\\"show-1\\"],\\"type\\":\\"temporary\\"}","name":"A valid token"},{"\
method":"POST","path":"/keys","headers":[["content-type","application/json"],["authorization","Beare\
r eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJhdWQiOiJrZXlzIiwiZXhwIjo0MTAyNDQ0ODAwLCJ0a\
XRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6WyJHQiIsIkRFIiwiSU4iLCJCUiIsIkpQIiwiVVMiXX0.oLS9sug059xH26BWY\
oqsWGpAinUnytxWiwEs7xMtQbXpig1PqQep1ua_EYG7lyFLdDSUOOTJ5bAAAAAAAAAAAA"]],"body":"{\\"kids\\":[\\"sho\
w-1\\"],\\"type\\":\\"temporary\\"}","name":"Forged: 401"},{"method":"POST","path":"/keys","headers"\
:[["content-type","application/json"],["authorization","Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.\
eyJzdWIiOiJhZGEiLCJhdWQiOiJrZXlzIiwiZXhwIjoxNzAwMDAwMDAwLCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6\
WyJHQiIsIkRFIiwiSU4iLCJCUiIsIkpQIiwiVVMiXX0.2A0UPagEGMDemdJYzPbIV8Yct1bRUKp6iw3G4rfMxh0hl6thOpKJon4O\
Uk0TJExrxfGF5qt4f0RMA0rp0k_-wg"]],"body":"{\\"kids\\":[\\"show-1\\"],\\"type\\":\\"temporary\\"}","n\
ame":"Expired: 401"},{"method":"POST","path":"/keys","headers":[["content-type","application/json"],\
["authorization","Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJhdWQiOiJrZXlzIiwiZX\
hwIjo0MTAyNDQ0ODAwLCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6WyJGUiIsIkJFIl19.kH3znAMPNpub6V_0FVu4z\
-C7KtjxNFqvap2gQPh7AXOHQcG0XTKFtQgew_gBcZD9j8muVgakxbGVtVoxvDHL6A"]],"body":"{\\"kids\\":[\\"show-1\
\\"],\\"type\\":\\"temporary\\"}","name":"For other countries: 451"},{"method":"POST","path":"/keys"\
,"headers":[["content-type","application/json"],["authorization","Bearer eyJhbGciOiJFUzI1NiIsInR5cCI\
6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJhdWQiOiJrZXlzIiwiZXhwIjo0MTAyNDQ0ODAwLCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW\
50cmllcyI6WyJHQiIsIkRFIiwiSU4iLCJCUiIsIkpQIiwiVVMiXX0.oLS9sug059xH26BWYoqsWGpAinUnytxWiwEs7xMtQbXpig\
1PqQep1ua_EYG7lyFLdDSUOOTJ5bTjBewdUUP6zw"]],"body":"{\\"kids\\":[\\"show-2\\"],\\"type\\":\\"tempora\
ry\\"}","name":"For another title: 403"},{"method":"POST","path":"/keys","headers":[["content-type",\
"application/json"]],"body":"{\\"kids\\":[\\"show-1\\"],\\"type\\":\\"temporary\\"}","name":"No toke\
n: 401sao-paulo{"title":"Hello","story":"","files":[{"path":"handler.ts","text":""}],"entry":"handle\
r.ts","requests":[{"name":"GET /","method":"GET","path":"/","headers":[],"body":""}],"selectedReques\
t":0,"cityId":"london","connection":"new","arrival":"cold","tests":"","view":{"panels":["code","requ\
est","waterfall","world"],"chart":"lines","platform":"edge"},"world":{"seed":500,"startsAt":"2026-11\
-23T12:00:00Z","region":"us-east-1","platforms":["lambda","containers","edge"],"lambda":{"coldStart"\
:"node-image","keepAliveS":420,"concurrencyLimit":1000,"provisioned":0,"startsPer10S":1000,"memoryMb\
":1024},"containers":{"replicas":3,"concurrency":50,"queueLimit":1000,"regions":[],"autoscale":null}\
,"isolates":{"concurrency":1000,"keepAliveS":900},"edge":{"concurrency":256,"placement":"metros","in\
stances":"fresh","reuse":{"concurrency":32,"idleS":10},"moduleCacheS":3600,"filteredAttackShare":0.9\
9},"routing":{"policy":"anycast","poorShare":0.2,"withoutEcsShare":0.1,"weights":[],"spill":false},"\
hybrid":{"edgeUs":300},"compute":{"startUs":"measured","handlerUs":"measured"},"clients":{"access":"\
mix","newConnectionShare":0.3,"handshake":"tcp+tls1.3","initialWindow":10,"lossShare":0.001},"traffi\
c":{"perSecond":200,"arrivals":"poisson","diurnal":false,"surges":[],"trace":[]},"prices":{"freeTier\
":false,"lambdaArchitecture":"x86","containers":"lke","node":"dedicated-4gb","highAvailability":fals\
e,"edge":"own","edgePerMillionRequests":null,"edgePerMillionCpuMs":null,"edgePerGb":null,"edgePerMon\
th":null},"origins":[],"faults":[]}}`;
