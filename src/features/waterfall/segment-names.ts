import type { SegmentKind } from '../../../worker/protocol/waterfall.ts';

/** In the order of a request's life. */
export const SEGMENT_NAMES: Record<SegmentKind, string> = {
  retry: 'Lost and tried again',
  dns: 'DNS',
  tcp: 'TCP handshake',
  tls: 'TLS handshake',
  request: 'Upload of the request',
  queue: 'Queue',
  'cold-start': 'Cold start',
  compute: 'Your handler',
  'origin-wait': 'Waiting for origins',
  backbone: 'Backbone, PoP to region',
  response: 'First byte travels',
  stream: 'Streaming the rest',
  transfer: 'Transfer of the body',
};

/** What a colour stands for: the network's own stretches are told apart by their names and places, not by colour. */
export const COLOR_NAMES: readonly { readonly name: string; readonly kinds: readonly SegmentKind[] }[] = [
  { name: 'network', kinds: ['tcp', 'dns', 'tls', 'request', 'backbone', 'response', 'transfer', 'retry'] },
  { name: 'queue', kinds: ['queue'] },
  { name: 'cold start', kinds: ['cold-start'] },
  { name: 'your handler', kinds: ['compute'] },
  { name: 'waiting for origins', kinds: ['origin-wait'] },
  { name: 'streaming', kinds: ['stream'] },
];

/** Short enough to stand inside a bar. */
export const SEGMENT_LABELS: Record<SegmentKind, string> = {
  retry: 'retry',
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  request: 'upload',
  queue: 'queue',
  'cold-start': 'cold start',
  compute: 'handler',
  'origin-wait': 'origins',
  backbone: 'backbone',
  response: 'first byte',
  stream: 'streaming',
  transfer: 'transfer',
};

/** Of work that `waitUntil` keeps an instance alive for. */
export const AFTER_NAME = 'after the response (waitUntil)';
