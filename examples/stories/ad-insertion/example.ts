import { defineExample, jsonOrigin } from '../../example.ts';
import source from './handler.ts?raw';
import playlist from './playlist.m3u8.txt?raw';

const spot = (id: string, seconds: readonly number[]) => ({
  id,
  segments: seconds.map((each, at) => ({ uri: `https://ads.example.com/${id}/${at}.ts`, seconds: each })),
});

export const adInsertion = defineExample({
  id: 'ad-insertion',
  title: 'Ad insertion into a media manifest',
  summary: 'An HLS playlist is rewritten for each viewer, near the viewer.',
  story: `A playlist of a video stream is fetched together with the ads for the viewer's country, and at the mark that the packager left
the break is filled: ads that fit whole, discontinuities around them, encryption off and on again, the slate taken out. Every viewer gets a playlist of
their own, so no cache can hold it. Both services are asked at once, in Virginia: where the edge asks, it saves a new connection's handshakes on
the long way, about half of the time from São Paulo; over an open connection it gains a tenth.`,
  tests: `body contains coffee
body does not contain slate
calls anything exactly twice
"Not a playlist: 404": status is 404`,
  source,
  cityId: 'sao-paulo',
  origins: [
    {
      host: 'media.example.com',
      region: 'us-east-1',
      serviceMs: 5,
      status: 200,
      contentType: 'application/vnd.apple.mpegurl',
      body: playlist,
    },
    jsonOrigin('ads.example.com', 'us-east-1', 20, [
      spot('coffee', [6, 6, 3]),
      spot('bicycle', [6, 6]),
      spot('umbrella', [5]),
    ]),
  ],
  requests: [
    { name: 'The playlist', path: '/720p.m3u8' },
    { name: 'Not a playlist: 404', path: '/1.ts' },
  ],
});
