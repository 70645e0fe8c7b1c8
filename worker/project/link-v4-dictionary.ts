/**
 * What a version 4 link need not spell out: the texts of the examples that shipped with it, then what projects usually say.
 * Written by `scripts/link-dictionary.ts`.
 *
 * FROZEN with the first release that writes version 4, as `link-v1-dictionary.ts` is and for the same reason.
 */
// prettier-ignore
export const LINK_V4_DICTIONARY = `st name = urlname') ?? 'worldcitity')log(\`\${} \${url.pathname} from \${city}\`\`Hello, \${name}! G\
reetings to \${city}.\\\\n\`?name=Ada,"name":"With a nametokyo connection that is already open,in Vi\
rginia that are always ready. Nothing has to start there, and the answer still takes about 300 ms: i\
t is and back. The same bytes in Jakarta's PoP answer in about 43 ms, 38 of them the phone network. \
Start traffic: half of the world waits longer than a quarter of a second for the region. No runtime \
can shorten that; a nearer place can.// As little as an answer can take: what is left of the latency\
 is the start, and and back.const citity'\`Hello, \${city}!},\\n};\\n,"name":"Hellojakartakely to\\n\
// collide as a UUID. It goes and into the logs on the way there, and back to the client.\\nimport {\
 nanoid } from 'nanoid';const idrequest-id') ?? nanoid()log(\`[\${id}] \${} \${.pathnameanswer'x-req\
uest-id': id } })log(\`[\${id}] the catalogue answered \${answer', 'x-request-id': idquest["x-reques\
t-id","from-the-clientne that has an idtoronto,"body":"{\\"books\\":3}"} 'itty-router';\\n\\nconst t\
odos = [\\n  { id: 1, text: 'Measure first', done: true },\\n  { id: 2, text: 'Then cut', done: fals\
e },\\n];\\n\\nconst router = AutoRouter()find({ params }: IRequest) {\\n  const todo = todos.find((\
{ id }) => id === Number(params['id']));\\n  if (!todo) throw new StatusError(404, \`there is no tod\
o \${params['id']todo;\\n}\\n\\nrouter\\n  .get('/todos', ({ query }: IRequest) => todos.filter(({ d\
one }) => query['open'] || !done))\\n  .get('/todos/:id', find)\\n  .patch('/todos/:id', withContent\
, (request: IRequest) => ({ ...find(request), ...request['content'] }));router;\\ntodoAll todostodos\
?open,"name":"Open todostodos/2,"name":"One todoATCH","path":"/todos/2doneTick one offtodos/3todo: 4\
04stockholmstances give nothing up, since each request starts its own; but every PoP has to fetch on\
ce, and that shows in the tail. With the 26 documented regions in place of 4,100 PoPs both are rare,\
 and people are farther away: try it.// The headers that every site should send, put on a page that \
a component carries with it.\\nimport page from './page.html';\\n\\nconst SECURITY = {\\n  'content-\
security-policy': \\"default-src 'self'; frame-ancestors 'none'; base-uri 'none'\\",\\n  'strict-tra\
nsport-security': 'max-age=63072000; includeSubDomains',\\n  'referrer-policy': 'strict-origin-when-\
cross-origin',\\n  'permissions-policy': 'camera=(), microphone=(), geolocation=()',\\n  'x-content-\
type-options': 'nosniff',\\n};Response {\\n    if (request.method !== 'GET' && request.method !== 'H\
EAD')new Response(405, headers: { allow: 'GET, HEAD' } }headers = { 'c...SECURITY }request.method ==\
= 'HEAD' ? null : page, { headerstitle>A small page</title>\\n  <p>From wherever is nearest.</p>\\n<\
/html>\\nageagosisolate6storyarrives, and over time less than a tenth of one exists. Its bill uses C\
loudflare Workers' published prices, since Akamai has published none: the 5 USD of the plan. What it\
 costs instead is seen in the first minutes: a PoP that nobody has asked in the last hour fetches be\
fore it answers.// Short links. The table is a file of the project and: nobody has to be asked.\\nim\
port links from './links.json';\\n\\nconst targetslinks;Response{ pathname, searchconst target =targ\
ets, pathname) ? targets[pathname] : undefined;\\n    if (targetThere is no such link)log(\`\${pathn\
ame} → \${targetheaders = { location: target + search,max-age=60' }null, { status: 302, headersn/doc\
s\\": \\"https://docstart\\",\\n  \\"/talk\\": \\"https://video.example.com/half-a-millisecond\\",\
\\n  \\"/jobs\\": \\"https://example.com/about/jobs\\"\\n}\\ntalk,"name":"The talknowherelink: 404fr\
ankfurt1"us-east-1",ap-southeast-1","sa-east-1","ap-southeast-2"1workersnmentmakes one person wait s\
ome 350 ms longer; the edge startfor every request, as it did before. But nothing makes the box offi\
ce nearermost of each answer is the wait for Virginia.// Tickets go on sale. What is left is asked o\
f the box office; how long an answer may be kept depends on how much that is.\\nconst BOX_OFFICE = '\
https://box-officleft';const concertconcert') ?? 'tonightanswer\`\${BOX_OFFICE}?concert=\${encodeURI\
Component(concert)}\`);\\n    if (!answer.okThe box office does not answer502 }left } = () as { left\
: number };\\n    const state = left === 0 ? 'sold out' : left < 100 ? 'almost gone' : 'on sale'log(\
\`\${concert}: \${left} left\`\\n      { concert, state, left }left > 0 ? 'no-store' : 'max-age=3600\
' } },\\n    ?concert=tonight,"name":"How many are leftsao-paulo22{"most":60,"targetShare":0.7}1{"ki\
nd":"flash-crowd","atS":20,"factor":30,"riseS":5,"holdS":60,"decayS":60}{"host":"box-office.example.\
comserviceMs":60,"body":"{\\"left\\":1815}"}othing, and neither does who asks Singapore. Nobody chan\
ged a setting, and no variant is lost: it is in the reader's cookie.// An A/B test, decided where th\
e reader is. Who has been given a variant before, keeps it: in a cookie, in no database.\\nconst VAR\
IANTS = ['A', 'B'] as const;\\ntype Variant = (typeof VARIANTS)[number]givenBefore(cookiesVariant | \
undefined {\\n  const given = /(?:^|;\\\\s*)variant=([AB])(?:;|$)/.exec(cookies ?? '')?.[1];\\n  ret\
urn VARIANTS.find((variant) => variant === given)Responsebefore = givenBeforecookie')variant = befor\
e ?? (Math.random() < 0.5 ? 'A' : 'B')log(\`variant \${variant}, \${before ? 'as before' : 'drawn no\
w' 'ccookie' });\\n    if (!before) headers.append('set-cookie', \`variant=\${variant}; Path=/; Max-\
Age=2592000; SameSite=Laxaction = variant === 'A' ? 'Try it' : 'Start now, for nothing'\`<title>Welc\
ome</title><button>\${action}</button>\\\\n\`, { headers,"name":"A new reader["cookie","variant=Bne \
who was here beforefrankfurt5{"kind":"pop-outagepop":"FRA"}? '42[product, stockgetJson<Product>(\`ht\
tps://catalogue.example.com/products/\${id}\`),\\n      getJson<{ available: number }>(\`https://sto\
cktock/\${id}\`const relatedstring[]>(\`https://related.example.com/by-category/\${product.categorol\
e.log(\`origins tookid, product: product.name, available: stock.available, related?id=42,"name":"Pro\
duct 42?id=7,"name":"Product 7singapore{"host":"catalogue.example.comserviceMs":8,"body":"{\\"name\
\\":\\"Field notes\\",\\"category\\":\\"paper\\"}"},{"host":"stock.example.com5,"body":"{\\"availabl\
e\\":7}"},{"host":"related.example.comserviceMs":10,"body":"[\\"Pencil\\",\\"Index cards\\",\\"Ruler\
\\"]"} no cable at all: at the edge the median does not move. What was cut are clients' paths; in th\
is model the providers' own networks keep theirs.// Feature flags: who gets what is new is decided b\
y a hash of their name, the same everywhere and for ever.\\nconst FLAG{ readonly percent: number;>> \
=\\n  {\\n    'new-player': { percent: 20 },\\n    'offline-mode': { percent: 50, countries: ['IN', \
'ID', 'NG'] },\\n    'dark-by-default': { percent: 100 },\\n  };\\n\\n/** FNV-1a, as a percentage pe\
rcentilenumber {\\n  let hash = 0x811c9dc5byte oftext)) hash = Math.imul(hash ^ byte, 0x01000193);\
\\n  return ((hash >>> 0) / 2 ** 32) * 100Responseuser.searchParams.get('user') ?? 'anonymousconst o\
n = Object.entries(FLAGS).filter(\\n      ([name, { percent, countries }]) =>\\n        (countries? \
?? true) && percentile(\`\${name}:\${user}\`) < percent,\\n    flags = on.map(([name]) => nameuser, \
flags30' }?user=ada,"name":"Flags of Adamumbai{"kind":"cable-cut","atS":20,"durationS":120,"from":"C\
AI","to":"JED"} edge's median is three times the region's. Where code is chatty, run it beside its d\
ata, ask once for all five, or keep a copy of the data near.// A shopping cart, as it is written whe\
n the database is next door: five questions, each of which needs the answer before.\\nconst DATABASE\
 = 'https://db.example.com';query<Row>(whatRow> {\\n  \`\${DATABASE}/\${what}\`what}: the database(a\
wait) as Row;\\n}Rowidamount: numberconst startMs = performance.now(session = await query<Row>('sess\
ion'customer = await query<Row>(\`customer?session=\${session.idcart = await query<Row>(\`cart?custo\
mer=\${customer.iddiscount = await query<Row>(\`discount?cart=\${cart.idshipping = await query<Row>(\
\`shipping?cart=\${cart.id}&customer=\${customer.idtotal = cart.amount - discount.amount / 10 + ship\
ping.amount / 5log(\`five queries, one after another: \${Math.round(performance.now() - startMs)} ms\
\`cart: cart.id, totalcart,"name":"The cartsingaporereused","arrival":"warm{"host":"db.example.comse\
rviceMs":3,"body":"{\\"id\\":1815,\\"amount\\":40}"} ends the connection, and sends one request over\
 the provider's network to containers beside the data: about 380 ms, against 570 at the edge alone a\
nd over 1,200 in the region alone. In traffic the composite has the lowest median of the four.// Wha\
t a container in a region does: reads an order and its parcel from services beside it, and answers b\
oth at once.\\ninterface Ordenumberitems: number;getJson<Value>(url: string): Promise<Value> {\\n  (\
await) as Valueconst number.'/orders/'.length) || '1815';\\n    if (!/^\\\\d{1,9}$/.test(number))'no\
 such order'404 }order = await getJson<Order>(\`\${numberparcel = await getJson<{ state: string }>(\
\`https://parcel\${order.number}\`order: order.number, items: order.items, parcel: parcel.stateorder\
s/1815,"name":"Order 1815orders/xorder: 404nairobi,"hybridserviceMs":4,\\"items\\":3}"},{"host":"par\
cels.example.comserviceMs":6,"body":"{\\"state\\":\\"on its way\\"}"}arketlanguagecurrencyprice: num\
berMARKETMarket>> = {\\n  US: { language: 'en-US', currency: 'USD', price: 29 },\\n  GB: { language:\
 'en-GB', currency: 'GBP', price: 24 },\\n  DE: { language: 'de', currency: 'EUR', price: 27 },\\n  \
FR: { language: 'fr', currency: 'EUR', price: 27 },\\n  BR: { language: 'pt-BR', currency: 'BRL', pr\
ice: 119 },\\n  JP: { language: 'ja', currency: 'JPY', price: 3900 },\\n  IN: { language: 'en-IN', c\
urrency: 'INR', price: 1499 },\\n};\\nconst ELSEWHERE: Market = { language: 'en', currency: 'USD', p\
rice: 29 };\\nconst GREETINGde: 'Willkommen',\\n  fr: 'Bienvenue',\\n  ja: 'ようこそ',\\n  'pt-BR': 'Bem\
-vindoCONSENT = new Set(['AT', 'BE', 'DE', 'DK', 'ES', 'FI', 'FR', 'IE', 'IT', 'NL', 'PL', 'PT', 'SE\
']);Responseurlif (url.pathname === '/store')redirect(\`\${url.origin}/store/\${country.toLowerCase(\
)}\`, 307);\\n\\n    const market = MARKETS[country] ?? ELSEWHERE;\\n    console.info(\`\${country}:\
 \${market.language}, \${market.currencheaders = new Headers({\\n      'c\\n      'content-language'\
: market.language  headers.set('vary', ;\\n    const consent = CONSENT.has(country) ? '<p>We ask bef\
ore we set cookies.</p>' : ''\\n      \`<html lang=\\"\${market.language}\\"><h1>\${GREETING[market.\
language] ?? 'Welcome'}</h1>\\n<p>\${market.price} \${market.currency} a month</p>\${consent}</html>\
\\\\n\`,\\n      { headers },\\n    ,"name":"Landing pagestore,"name":"Country redirecttokyoity', c.\
req.header('x-client-city') ?? 'somewhere');\\n  await next();\\nc.req.method} \${c.req.path} \${c.r\
es.status}, asked from \${c.get('city')}\`);\\n});\\n\\napp.get('/books', etag(), (c) => {\\n  const\
 before = Number(c.req.query('before') ?? Infinity);\\n  return c.json(books.filter(({ year }) => ye\
ar < before));\\n});\\n\\napp.get('/books/:isbn', (c) => {\\n  const book = books.find(({ isbn }) =>\
 isbn === c.req.param('isbn'));\\n  if (!boHTTPException(404, { message: 'no such book' });\\n  retu\
rn c.json(book);\\n});\\n\\n// Every request has an instance of its own: what is to stay would go to\
 a database behind the edge.\\napp.post('/books', bearerAuth({ token: 'librarian' }), async (c) => {\
\\n  const { isbn, title } = await c.req.json<{ isbn: string; title: string }>();\\n  return c.json(\
{ added: title, by: c.get('city') }, 201, { location: \`/books/\${isbn}\` });\\n});\\n\\napp.notFoun\
d((c) => c\`nothing at \${c.req.path}\` }, 404));\\n\\napp.onError((error, c) => {\\n  if HTTPExcept\
ion) return error.getResponse();\\n  console.error(error);\\n  return c'something broke' }, 500);\\n\
});app;boo[\\n  { \\"isbn\\": \\"9780141439518\\", \\"title\\": \\"Pride and Prejudice\\", \\"author\
\\": \\"Jane Austen\\", \\"year\\": 1813 },\\n  { \\"isbn\\": \\"9780141439570\\", \\"title\\": \\"M\
iddlemarch\\", \\"author\\": \\"George Eliot\\", \\"year\\": 1871 },\\n  { \\"isbn\\": \\"9780241341\
469\\", \\"title\\": \\"Frankenstein\\", \\"author\\": \\"Mary Shelley\\", \\"year\\": 1818 }\\n]\\n\
bookAll booksbooks?before=1850,"name":"Books before 1850books/9780141439570,"name":"One bookbooks/1,\
"name":"No such book: 404booklibrariaisbn\\":\\"9780140430721\\",\\"title\\":\\"Wuthering Heightsdd \
a book: 2book],"body":"{\\"isbn\\":\\"9780140430721\\",\\"title\\":\\"Wuthering Heightsdd without a \
token: 401ims =return;\\n  }claimsclaims401, headers:'Bearer/me' signatureleHAiOjE3MDAwMDAwMDB9.dDk-\
vXG0_weLF1ud0uk6IUEio0uApqIVzZ6P7C3THpoExpiresydney AB-1234'),\\n        quantity: z.int().min(1).ma\
x(99),\\n      }),\\n    )\\n    .min(1, 'an order has at least one item'),\\n  deliverOn: z.iso.dat\
e().optional(),\\n});\\ntype Order = z.infer<typeof Order>;\\n\\nconst problem = fields: []> = {}): \
Response =>\\n \\n    { type: 'about:blank', status: 400, title, fields },\\n    { status: 400,appli\
cation/problem+json' } },\\n  );place(order: Orderconst pieces = order.item{ quantity }) => sum + qu\
antity, 0);\\npieces} pieces to \${order.const answer, { method: 'POST', body: JSON.stringify(order)\
 });\\nplaced: await answer.json(), order201 })const body: unknown = undefined);\\n    if (body === \
undefined) return problem('The body is not JSON'success, data, error } = Order.safeParse(body);\\n  \
  if (success) return place(datafields: []> = {}path, message } of error.issues) (fields[path.join('\
.') || 'order'] ??= []).pushreturn problem('The order is not valid', fieldsordercustomer\\":\\"ada@e\
xample.com\\",\\"country\\":\\"gb\\",\\"items\\":[{\\"sku\\":\\"NB-0042\\",\\"quantity\\":2}],\\"del\
iverOn\\":\\"2026-12-01good order: 2ordercustomcountry\\":\\"gb\\",\\"items\\":[{\\"sku\\":\\"42\\",\
\\"quantity\\":0}],\\"deliverOn\\":\\"2026-12-01\\",\\"gift\\":true}","name":"A bad order: 400orderc\
ustomer\\":\\"ada@example.com\\",\\"country\\":\\"gb\\",\\"items\\":[],\\"deliverOn\\":\\"2026-12-01\
items: 400order customer: ada }","name":"Not JSON: 400sao-paulo","region":"eu-central-1","serviceMs"\
:14,"body":"{\\"number\\":1815}"}ike this minute more than nine tenths of Lambda's bill would be the\
 botnet's. Those who have a token wait no longer than before.// Authorization at the edge: a token i\
s payload.signature, both base64url, signed with HMAC-SHA-256.\\n// Requests with a bad token end he\
re; only good ones travel on to the origin.\\ninterface Claims}\\n\\nconst SECRET = 'not-so-secret-i\
n-a-playground';\\nconst encoder;\\n\\n// Loaded once, while is compiled: every instance startsalrea\
dy imported.\\nconst key\\n  'raw',\\n  encoder.encode(SECRET),\\n  { name: 'HMAC\\n  false,\\n  ['v\
erify'],\\n);\\n\\nconst fromBase64urlTokenClaims | string> {\\n  const [payload, signature].split('\
.') ?? [];\\n  if (!payload || !signature) return 'no token'if (!'HMAC', key, fromBase64url(signatur\
e), encoder.encode(payload))))'the signature does not matchclaims =fromBase64url(payload))) as Claim\
sclaims.exp * 1000 > Date.now() ? claims :return;\\n  }const claims = await readTokenif (typeof clai\
ms === 'string')claimsclaims401, headers:'Bearer\\n    const answeraccountme'x-user': claims.sub } }\
answer.body, {\\n      status: answer.status,\\n     Vyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTP0Y-ZXUWith\
 a,"name":"As the botnet asksVyg5R3mOVJ2Awtf2NC15NzwIxI2hIyNmaeYTP1{"kind":"attack","atS":20,"perSec\
ond":10000,"rampS":2,"durationS":45,"botnet":20}{"host":"accounts.example.comserviceMs":12,"body":"{\
\\"user\\":\\"ada\\",\\"plan\\":\\"pro\\"}"}ers): Promiseconst { distanceKm } = await import('./lib/\
distance're = [Number(clientlatitude')), Number(clientlongitude'))] as const;\\n  const [nearest] = \
shops\\n    .map(({ city, at: [latitude = 0, longitude = 0] }) => ({\\n      city,\\n      km: dista\
nceKm(here, [latitude, longitude]),\\n    }))\\n    .sort((one, other) => one.km - other.km);\\nclie\
ntity')} is \${nearest?.km} km from a coffee\`\${nearest?.city}, \${nearest?.km} km from you\` page(\
title: string, Response {\\nfill(layout, { title, text }), {\\n   text/html; charset=utf-8', vary: '\
x-client-latitude, x-client-longitude' },\\n  });\\n}\\n"},{"path":"data/shop[\\n  { \\"city\\": \\"\
Oslo\\", \\"at\\": [59.91, 10.75] },\\n  { \\"city\\": \\"Lisbon\\", \\"at\\": [38.72, -9.14] },\\n \
 { \\"city\\": \\"Seoul\\", \\"at\\": [37.57, 126.98] },\\n  { \\"city\\": \\"Medellín\\", \\"at\\":\
 [6.25, -75.56] },\\n  { \\"city\\": \\"Melbourne\\", \\"at\\": [-37.81, 144.96] }\\n]\\n"},{"path":\
"lib/distance.ts","text":"export type Place = readonly [latitude: number, longitude: number];\\n\\nc\
onst EARTH_RADIUS_KM = 6371;\\nconst radians = (degrees: number): number => (degrees * Math.PI) / 18\
0;\\n\\n/** Along the great circle, by the haversine formula. */\\nexport function distanceKm([fromL\
atitude, fromLongitude]: Place, [toLatitude, toLongitude]: Place): number {\\n  const latitude = Mat\
h.sin(radians(toLatitude - fromLatitude) / 2) ** 2;\\n  const longitude = Math.sin(radians(toLongitu\
de - fromLongitude) / 2) ** 2;\\n  const along = Math.cos(radians(fromLatitude)) * Math.cos(radians(\
toLatitude)) * longitude;\\n  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(latitude +\
 along)));\\n}\\n"},{"path":"lib/html.ts","text":"const ENTITIE '&': '&amp;', '<': '&lt;', '>': '&gt\
;', '\\"': '&quot;' };\\n\\nexport const escapestring =>\\n  text.replace(/[&<>\\"]/g, (character) =\
> ENTITIES[character] ?? character);\\n\\n/** Puts values in the places that a template names, such \
as {{title}}. */\\nexport function fill(template: string, values): string {\\n  return template.repl\
ace(/\\\\{\\\\{(\\\\w+)\\\\}\\\\}/g, (_, name: string) => escape(values[name] ?? ''));\\n}\\n"},{"pa\
th":"pages/layout.html","text":"<!doctype html>\\n<html lang=\\"en\\">\\n  <head>\\n    <meta charse\
t=\\"utf-8\\" />\\n    <title>{{title}} · Half a cup</title>\\n    <style>\\n      body {\\n        \
margin: 3rem auto;\\n        max-width: 30rem;\\n        font-family: system-ui, sans-serif;\\n     \
 }\\n    </style>\\n  </head>\\n  <body>\\n    <h1>{{title}}</h1>\\n    <p>{{text}}</p>\\n    <nav><\
a href=\\"/\\">Shops</a> <a href=\\"/nearest\\">Nearest</a></nav>\\n  </body>\\n</html>\\n,"name":"S\
hopsnearest,"name":"Nearest shopnairobialf of the time from São Paulo; over an open connection it ga\
ins a tenth.// Ads in a video, put in by the server: the playlist of a stream is asked for, and at e\
ach break that its packager marked\\n// (#EXT-X-CUE-OUT) come the ads of the viewer's country, in pl\
ace of what the programme has there.\\nconst MEDIA = 'https://media.example.com/show/';\\nconst ADS \
= 'https://adpick'Adisegments: readonly { readonly uri: string; readonly seconds: number }[];ask(url\
: stringconst responseurl);\\n  if (!response.ok) throw new Error(\`\${url} answered \${response.sta\
tus}\`);\\n  return response;\\n}\\n\\n/** Whole ads, in their order, as long as they fit into the b\
reak. */\\nfunction* fill(ads: readonly Ad[], breakSeconds: number): Generator<string> {\\n  let lef\
t = breakSeconds;\\n  for (const { id, segments } of ads)econds = segments.reduce((sum, segment) => \
sum + segment.seconds, 0);\\n    if (seconds > left) continue;\\n    left -= seconds;\\nid}: \${seco\
nds} s\`);\\n    yield '#EXT-X-DISCONTINUITY';\\n    for (const { uri, seconds: each } of segments) \
yield* [\`#EXTINF:\${each.toFixed(3)},\`, uri];\\n  }\\n  yield '#EXT-X-DISCONTINUITY';\\n}\\n\\nfun\
ction* insert(playlist: string, ads: readonly Ad[]): Generator<string> {\\n  let isBreak = false;\\n\
  let key = '';\\n  for (const line of playlist.split(/\\\\r?\\\\n/)) {\\n    if (line.startsWith('#\
EXT-X-KEY:')) key = line;\\n    const out = /^#EXT-X-CUE-OUT:(?:DURATION=)?([\\\\d.]+)/.exec(line);\
\\n    if (out) {\\n      isBreak = true;\\n      // Ads are not encrypted; the programme goes on wi\
th the key it had.\\n      if (key) yield '#EXT-X-KEY:METHOD=NONE';\\n      yield* fill(ads, Number(\
out[1]key) yield key;\\n    } else if (line.startsWith('#EXT-X-CUE-IN')) isBreak = false;\\n    else\
 if (!isBreak) yield line === '' || line.startsWith('#') ? line : new URL(line, MEDIA).href;\\n  }co\
nst { pathname } = new URL(request.url);\\n    if (!pathname.endsWith('.m3u8')) return new Response(\
'Not a playlist.\\\\n', { status: 404 }US';\\n    const [playlist, ads] = await Promise.all([\\n    \
  ask(new URL(pathname.slice(1), MEDIA).href).then((response) => response.text()),\\n      ask(\`\${\
ADS}?country=\${country}\`).then((response) => response.json() as Promise<readonly Ad[]>),\\n    ]);\
\\n    return new Response([...insert(playlist, ads)].join('\\\\n'), {\\n     application/vnd.apple.\
mpegurl',private, max-age=2' },\\n    });\\n  },\\n};\\n720p.m3u8,"name":"The playlist1.tNot a playl\
ist: 404sao-paulo{"host":"media.example.comserviceMs":5"application/vnd.apple.mpegurl","body":"#EXTM\
3U\\n#EXT-X-VERSION:6\\n#EXT-X-TARGETDURATION:6\\n#EXT-X-MEDIA-SEQUENCE:2712\\n#EXT-X-KEY:METHOD=AES\
-128,URI=\\"key.bin\\"\\n#EXTINF:6.000,\\n720p-2712.ts\\n#EXTINF:4.000,\\n720p-2713.ts\\n#EXT-X-CUE-\
OUT:DURATION=30\\n#EXTINF:6.000,\\nslate-1.ts\\n#EXTINF:6.000,\\nslate-2.ts\\n#EXT-X-CUE-IN\\n#EXTIN\
F:6.000,\\n720p-2714.ts\\n"},{"host":"ads.example.comserviceMs":20,"body":"[{\\"id\\":\\"coffee\\",\
\\"segments\\":[{\\"uri\\":\\"https://adcoffee/0.ts\\",\\"seconds\\":6},{\\"uri\\":\\"https://adcoff\
ee/1.ts\\",\\"seconds\\":6},{\\"uri\\":\\"https://adcoffee/2.ts\\",\\"seconds\\":3}]},{\\"id\\":\\"b\
icycle\\",\\"segments\\":[{\\"uri\\":\\"https://adbicycle/0.ts\\",\\"seconds\\":6},{\\"uri\\":\\"htt\
ps://adbicycle/1.ts\\",\\"seconds\\":6}]},{\\"id\\":\\"umbrella\\",\\"segments\\":[{\\"uri\\":\\"htt\
ps://adumbrella/0.ts\\",\\"seconds\\":5}]}]"}S256'],\\n};\\n\\nfunction refuse(status: 401 | 403, er\
ror: string, reason: string): Response {\\nreason}\`);\\n  const headers = { 'www-authenticate': \`B\
earer error=\\"\${error}\\"\` };\\n, reason }, { status, headers }){ payload } = await jwtVerify<{ s\
cope: string }>(token, keys, expectedpayload.scope.split(' ').includes('orders:read'))\\n        ret\
urn refuse(403, 'insufficient_scope', \`the token allows \${payload.scopeorders = await fetch('https\
://orders.example.com/'x-user': payload.sub ?? '' } }new Response(orders.bodyontent-type': 'errors.J\
OSEErrorreturn refuse(401, 'invalid_token',"},{"path":"jwks.json","text":"{\\n  \\"keys\\": [\\n    \
{\\n      \\"kty\\": \\"RSA\\",\\n      \\"n\\": \\"pPo0y5Ys8zFaxHAV-9PxbaZnRcIK0CEOnxMzHRg2UiUSFwDj\
W9zYqr7k_tNIHj1xYKoIABnYwDI1CKPgYLSozKyjJcJXhb2he3zdtXWoG9H0UBwhw11EOlWVQFUThc2vVzgt4x_xfchdZ5ncvmmc\
F26dzdFD1U_yJgOVwq6M2rF067zNgq6TDN1iR2NPupZPkHYNssbuaxbnafrMJqUJN2dc_zGU7xXNi-pL6wmgEvPiqUOPVePA3gWb\
T4ucKcnUNxc3OchN5XPY4BqKC8BILO5hF-rMniE7DnmvG7XKbKeH_C9cz2YHLDKjZxoSlnamJVkWCzRVeH9lmAXen-HPvw\\",\
\\n      \\"e\\": \\"AQAB\\",\\n      \\"kid\\": \\"login-2026\\",\\n      \\"alg\\": \\"RS256\\",\
\\n      \\"use\\": \\"sig\\"\\n    }\\n  ]\\n}\\nSUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY29wZSI6Im\
9yZGVyczpyZWFkIHByb2ZpbGUiLCJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9lZGdlLm\
V4YW1wbGUiLCleHAiOjQxMDI0NDQ4MDB9.YmKfZltn3g8PifgejrueGaxJi2AZ74m7jIUmJVuZFxIaTd6MXwvxtjL1W3AWPeTl4t\
nCN00s9sMPGww1gCl3uTZ73ynCtV7VasU8kXBwHAz1YL88vk4iuRfgdjHg1ZYxDIy5OlvpdcHHzNQG_cdlT1ZXh4Sr5-LvMEqcZ5\
J-rmXeUwNF32Y_zh33n7kflxnomuA5b7kegiW7j6XS8ZffAsCrNQq_Tw_tughs3etaA2xamAUrYUhqDmL81qepZUUEnPLx6fCi6Y\
ekQaWcm20BLplHYnYc8f3CCpGsESdZjlcTIP_0XjkrLJY8C7uB3XET5OOpoGSqKS_NWoBSiD7EBg"]],"body":"","name":"VS\
UzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY29wZSI6Im9yZGVyczpyZWFkIHByb2ZpbGUiLCJpc3MiOiJodHRwczovL2xvZ\
2luLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9lZGdlLmV4YW1wbGUiLCleHAiOjQxMDI0NDQ4MDB9.ErzJIA2NJxiLq7L0C\
ajwIakzMXzzrRHZWPbQ14B3AZZ0PMV779w4XZnMZgUMWJ5pb_uyynUlvM8H14lTwDgcnYYJyFamDWYjo4D0DswikVrzm16KmybEc\
WYA_GiI6rOpeSot8dpDm5_NT9pvP91FXeW4pAxC0AI3abMAMMDyY9Q-6wKKbFatwGtedLKlT5Ejpng4g1E6oy1jkOz6oY51q-gBx\
9zSzbFIfTZXjWB-3ZO6pCX9JO_3JlU36_YstzLrhUnG-dF-9iZbdeoXBxfTE3eITufAdyi8kFErQceoDTyKAdzOKRyXZ6-bzJQl_\
Wv7ua2Xkky9rrH2wW5fG-p5tA"]],"body":"SUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY29wZSI6Im9yZGVyczpyZWF\
kIiwiaXNzIjoiaHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbSIsImF1ZCI6Imh0dHBzOi8vZWRnZS5leGFtcGxlIiwic3ViIjoiYWR\
hfQ.YFAuf_qyIxrPnVjTD39te6d38Dp-q0ASHCuPaNZiEW7XOHn5KvKgzt6SFz624F5kvORFuKUxFO8DfXVowA2hReqJiU9ga0q1\
bZAt4RC_XxMjQ1qeFGMyGHyuxvar5-72q00XUSsHb1X-l0iX4wwGrrisYqKcyRNWK4jw9io6E4gm-5Xfm0v8fZNcPMERDNWBKUsY\
3uzh4uLKkPLKfE4zTba99kYYh9pMSggy-y8KnT95YP6sU38G7BlnKEHUxeVrPu7l61SPNK9wbn_IcGrsgWE4KHe3WqbucvaVad6e\
NmjK-CTCPobYaQBTv-AMdXgIpv6mmRXRispXYQuqh5OX3w"]],"body":"SUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY2\
9wZSI6Im9yZGVyczpyZWFkIiwiaXNzIjoiaHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbSIsImF1ZCI6Imh0dHBzOi8vb3RoZXIuZX\
hhbXBsZSIsInN1YiI6ImFkYSIsImV4cCI6NDEwMjQ0NDgwMH0.XJ8aJOB-FBRQXcm_GuTuIKIRHDUmekb0wc98hWHFB470QfibTm\
FUuk6vrXoxtQ5SOmSh3mR0EkiVR04z4K31BU3cNIlbmNnwLQtQMpZtYcvdCFKvJqlQZDkteLNOZngFNFXEKg9Qbp-Q18x8cHX_wi\
F-cD27Y4IA69L5QEkEYjnQCKsxtp33VnPqGCD6viS6OlLz9UdM5SFc84bOuvgZ4ORdKLAlU3naV_ALM_ipIo1RI898zr4lOgihd2\
mlrJcW1wZS6CgCXrTwX6IdjjIx1WzGVXuZojZaH4scHF_ZQHqMl5hYBZ0Mq0yvus6KWOtEvjhkZ4a02dQxdtcsShLngA"]],"bod\
y":"audienceSUzI1NiIsImtpZCI6ImxvZ2luLTIwMjYifQ.eyJzY29wZSI6InByb2ZpbGUiLCJpc3MiOiJodHRwczovL2xvZ2lu\
LmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9lZGdlLmV4YW1wbGUiLCleHAiOjQxMDI0NDQ4MDB9.RARdxpCJGD-XWAynWTmI\
t0Bbz8Sc2np4uDKeKn_On4BVO-gTgCk6UmqaGa6GpK9Ko4N8If118SubU2BEH_5kz9q71U5Y7Hiy4x3-HGLWecRla4ES3XpT06GK\
0avprnwgjO3VhDc2XZ2J4LY5WPIhM_o7cYFAlusvJSi6r92N3uRojyUztqMoOeVBGtWX_KjL7J3jeQytFbX7hO_CyMYFbodkbM1x\
CMgYgy1A1ST_a9lJh2FCdgcT3vfT8hUVwDvFId2onHQCa2PTkQAF0-n55ddsw-4YjNZ-rEx1KHfX5QOJGqHS-ff8-5r9NPlssMP-\
VZvzB2vtT1-d0-BV-gAfOA"]],"body":"","name":"Of another scopmumbai{"host":"orders.example.comserviceM\
s":9,"status":200,"contentType":,"body":"[{\\"order\\":1815,\\"total\\":\\"12.43\\"}]"} video (Clear\
 Key), for those who may watch: the player shows a playback token, a JWT that the shop signed\\n// (\
ES256), and gets the keys it names. The shop's public key is part of the component.\\nconst SHOP = {\
\\n  kty: 'EC',\\n  crv: 'P-256',\\n  x: 'WBILeWvoNClj_hMdWwF6UPGtiyF-8ZiLshDLc_LAxkA',\\n  y: 'lMFZ\
_Mj2cqUmiog0JTC69LOMYqJa8ouiJ5YNiedUrq0',\\n};\\nconst KEYS: Readonly<Record<string, string>> = {\\n\
  'show-1': 'dGhlLWtleS1vZi1zaG93MQ',\\n  'show-2': 'YW5vdGhlci1zaG93cy1rZQ',\\n};\\n\\ninterface To\
ken {\\n  readonly sub: string;\\n  readonly aud: string;\\n  readonly exp: number;\\n  readonly tit\
les: readonly string[];\\n  readonly countries: readonly string[];\\n}\\n\\nconst signer = await cry\
pto.subtle.importKey('jwk', SHOP, { name: 'ECDSA', namedCurve: 'P-256' }, false, [\\n  'verify',\\n]\
);\\n\\nconst bytesOf = (text: string): Uint8Array<ArrayBuffer> =>\\n  Uint8Array.from(atob(text.rep\
laceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));\\nconst jsonOf = (text: stri\
ng): unknown => JSON.parse(new TextDecoder().decode(bytesOf(text)));\\n\\nclass Refused extends Erro\
r {\\n  readonly status: number;\\n  constructor(status: number, message: string) {\\n    super(mess\
age);\\n    this.status = status;\\n  }\\n}\\n\\nasync function read(header: string | null): Promise\
<Token> {\\n  const jwt = header?.replace(/^Bearer /, '') ?? '';\\n  const [head = '', body = '', si\
gnature = ''] = jwt.split('.');\\n  if (!signature) throw new Refused(401, 'no playback token');\\n \
 let isGenuine = false;\\n  try {\\n    const signed = new TextEncoder().encode(\`\${head}.\${body}\
\`);\\n    const { alg } = jsonOf(head) as { alg: string };\\n    isGenuine =\\n      alg === 'ES256\
' &&\\n      (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, signer, bytesOf(signatu\
re), signed));\\n  } catch {\\n    throw new Refused(401, 'the token is malformed');\\n  }\\n  if (!\
isGenuine) throw new Refused(401, 'the shop did not sign this token');\\n  return jsonOf(body) as To\
ken;\\n}\\n\\nexport default {\\n  async fetch(request: Request): Promise<Response> {\\n    try {\\n\
      const token = await read(request.headers.get('authorization'));\\n      const country = reques\
t.headers.get('x-client-country') ?? '';\\n      if (token.aud !== 'keys') throw new Refused(403, 't\
he token is not for keys');\\n      if (token.exp * 1000 < Date.now()) throw new Refused(401, 'the t\
oken has expired');\\n      if (!token.countries.includes(country)) throw new Refused(451, \`not ava\
ilable in \${country}\`);\\n      const { kids = [] } = (await request.json().catch(() => ({}))) as \
{ kids?: readonly string[] };\\n      const allowed = kids.filter((kid) => token.titles.includes(kid\
) && Object.hasOwn(KEYS, kid));\\n      if (allowed.length === 0) throw new Refused(403, 'the token \
is not for this title');\\n      console.log(\`\${token.sub} may watch \${allowed.join(', ')}\`);\\n\
      const keys = allowed.map((kid) => ({ kty: 'oct', kid, k: KEYS[kid] }));\\n      return Respons\
e.json({ keys, type: 'temporary' }, { headers: { 'cache-control': 'no-store' } });\\n    } catch (er\
ror) {\\n      if (!(error instanceof Refused)) throw error;\\n      console.warn(\`refused: \${erro\
r.message}\`);\\n      return Response.json({ error: error.message }, { status: error.status });\\n \
   }\\n  },\\n};\\nmethod":"POST","path":"/keys","headers":[["content-type","application/json"],["au\
thorization","Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJhdWQiOiJrZXlzIiwiZXhwIj\
o0MTAyNDQ0ODAwLCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6WyJHQiIsIkRFIiwiSU4iLCJCUiIsIkpQIiwiVVMiXX\
0.oLS9sug059xH26BWYoqsWGpAinUnytxWiwEs7xMtQbXpig1PqQep1ua_EYG7lyFLdDSUOOTJ5bTjBewdUUP6zw"]],"body":"\
{\\"kids\\":[\\"show-1\\"],\\"type\\":\\"temporary\\"}","name":"A valid token"},{"method":"POST","pa\
th":"/keys","headers":[["content-type","application/json"],["authorization","Bearer eyJhbGciOiJFUzI1\
NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJhdWQiOiJrZXlzIiwiZXhwIjo0MTAyNDQ0ODAwLCJ0aXRsZXMiOlsic2hvdy0\
xIl0sImNvdW50cmllcyI6WyJHQiIsIkRFIiwiSU4iLCJCUiIsIkpQIiwiVVMiXX0.oLS9sug059xH26BWYoqsWGpAinUnytxWiwE\
s7xMtQbXpig1PqQep1ua_EYG7lyFLdDSUOOTJ5bAAAAAAAAAAAA"]],"body":"{\\"kids\\":[\\"show-1\\"],\\"type\\"\
:\\"temporary\\"}","name":"Forged: 401"},{"method":"POST","path":"/keys","headers":[["content-type",\
"application/json"],["authorization","Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLC\
JhdWQiOiJrZXlzIiwiZXhwIjoxNzAwMDAwMDAwLCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6WyJHQiIsIkRFIiwiSU\
4iLCJCUiIsIkpQIiwiVVMiXX0.2A0UPagEGMDemdJYzPbIV8Yct1bRUKp6iw3G4rfMxh0hl6thOpKJon4OUk0TJExrxfGF5qt4f0\
RMA0rp0k_-wg"]],"body":"{\\"kids\\":[\\"show-1\\"],\\"type\\":\\"temporary\\"}","name":"Expired: 401\
"},{"method":"POST","path":"/keys","headers":[["content-type","application/json"],["authorization","\
Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJhdWQiOiJrZXlzIiwiZXhwIjo0MTAyNDQ0ODAw\
LCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6WyJGUiIsIkJFIl19.kH3znAMPNpub6V_0FVu4z-C7KtjxNFqvap2gQPh\
7AXOHQcG0XTKFtQgew_gBcZD9j8muVgakxbGVtVoxvDHL6A"]],"body":"{\\"kids\\":[\\"show-1\\"],\\"type\\":\\"\
temporary\\"}","name":"For other countries: 451"},{"method":"POST","path":"/keys","headers":[["conte\
nt-type","application/json"],["authorization","Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiO\
iJhZGEiLCJhdWQiOiJrZXlzIiwiZXhwIjo0MTAyNDQ0ODAwLCJ0aXRsZXMiOlsic2hvdy0xIl0sImNvdW50cmllcyI6WyJHQiIsI\
kRFIiwiSU4iLCJCUiIsIkpQIiwiVVMiXX0.oLS9sug059xH26BWYoqsWGpAinUnytxWiwEs7xMtQbXpig1PqQep1ua_EYG7lyFLd\
DSUOOTJ5bTjBewdUUP6zw"]],"body":"{\\"kids\\":[\\"show-2\\"],\\"type\\":\\"temporary\\"}","name":"For\
 another title: 403"},{"method":"POST","path":"/keys","headers":[["content-type","application/json"]\
],"body":"{\\"kids\\":[\\"show-1\\"],\\"type\\":\\"temporary\\"}","name":"No token: 401sao-paulo{"ti\
tle":"Hello","story":"","files":[{"path":"handler.ts","text":""}],"entry":"handler.ts","requests":[{\
"name":"GET /","method":"GET","path":"/","headers":[],"body":""}],"selectedRequest":0,"cityId":"lond\
on","connection":"new","arrival":"cold","tests":"","view":{"panels":["code","request","waterfall","w\
orld"],"chart":"lines","platform":"edge"},"world":{"seed":500,"startsAt":"2026-11-23T12:00:00Z","reg\
ion":"us-east-1","platforms":["lambda","containers","edge"],"lambda":{"coldStart":"node-image","keep\
AliveS":420,"concurrencyLimit":1000,"provisioned":0,"startsPer10S":1000,"memoryMb":1024},"containers\
":{"replicas":3,"concurrency":50,"queueLimit":1000,"regions":[],"autoscale":null},"isolates":{"concu\
rrency":1000,"keepAliveS":900},"edge":{"concurrency":256,"placement":"metros","instances":"fresh","r\
euse":{"concurrency":32,"idleS":10},"moduleCacheS":3600,"filteredAttackShare":0.99},"routing":{"poli\
cy":"anycast","poorShare":0.2,"withoutEcsShare":0.1,"weights":[],"spill":false},"hybrid":{"edgeUs":3\
00},"compute":{"startUs":"measured","handlerUs":"measured"},"clients":{"access":"mix","newConnection\
Share":0.3,"handshake":"tcp+tls1.3","initialWindow":10,"lossShare":0.001},"traffic":{"perSecond":200\
,"arrivals":"poisson","diurnal":false,"surges":[],"trace":[],"mix":[]},"prices":{"freeTier":false,"l\
ambdaArchitecture":"x86","containers":"lke","node":"dedicated-4gb","highAvailability":false,"edge":"\
own","edgePerMillionRequests":null,"edgePerMillionCpuMs":null,"edgePerGb":null,"edgePerMonth":null},\
"origins":[],"faults":[]}}`;
