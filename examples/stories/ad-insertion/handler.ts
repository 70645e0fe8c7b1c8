// Ads in a video, put in by the server: the playlist of a stream is asked for, and at each break that its packager marked
// (#EXT-X-CUE-OUT) come the ads of the viewer's country, in place of what the programme has there.
const MEDIA = 'https://media.example.com/show/';
const ADS = 'https://ads.example.com/pick';

interface Ad {
  readonly id: string;
  readonly segments: readonly { readonly uri: string; readonly seconds: number }[];
}

async function ask(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

/** Whole ads, in their order, as long as they fit into the break. */
function* fill(ads: readonly Ad[], breakSeconds: number): Generator<string> {
  let left = breakSeconds;
  for (const { id, segments } of ads) {
    const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0);
    if (seconds > left) continue;
    left -= seconds;
    console.log(`${id}: ${seconds} s`);
    yield '#EXT-X-DISCONTINUITY';
    for (const { uri, seconds: each } of segments) yield* [`#EXTINF:${each.toFixed(3)},`, uri];
  }
  yield '#EXT-X-DISCONTINUITY';
}

function* insert(playlist: string, ads: readonly Ad[]): Generator<string> {
  let isBreak = false;
  let key = '';
  for (const line of playlist.split(/\r?\n/)) {
    if (line.startsWith('#EXT-X-KEY:')) key = line;
    const out = /^#EXT-X-CUE-OUT:(?:DURATION=)?([\d.]+)/.exec(line);
    if (out) {
      isBreak = true;
      // Ads are not encrypted; the programme goes on with the key it had.
      if (key) yield '#EXT-X-KEY:METHOD=NONE';
      yield* fill(ads, Number(out[1]));
      if (key) yield key;
    } else if (line.startsWith('#EXT-X-CUE-IN')) isBreak = false;
    else if (!isBreak) yield line === '' || line.startsWith('#') ? line : new URL(line, MEDIA).href;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (!pathname.endsWith('.m3u8')) return new Response('Not a playlist.\n', { status: 404 });
    const country = request.headers.get('x-client-country') ?? 'US';
    const [playlist, ads] = await Promise.all([
      ask(new URL(pathname.slice(1), MEDIA).href).then((response) => response.text()),
      ask(`${ADS}?country=${country}`).then((response) => response.json() as Promise<readonly Ad[]>),
    ]);
    return new Response([...insert(playlist, ads)].join('\n'), {
      headers: { 'content-type': 'application/vnd.apple.mpegurl', 'cache-control': 'private, max-age=2' },
    });
  },
};
