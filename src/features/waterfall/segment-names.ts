import type { SegmentKind } from '../../../worker/protocol/waterfall.ts';

/** In the order of a request's life, which is the order of the legend. */
export const SEGMENT_NAMES: Record<SegmentKind, string> = {
  dns: 'DNS',
  tcp: 'TCP handshake',
  tls: 'TLS handshake',
  request: 'request travels',
  queue: 'waits in a queue',
  'cold-start': 'cold start',
  compute: 'your handler',
  'origin-wait': 'waits for origins',
  response: 'first byte travels',
  transfer: 'rest of the body',
};

export const SEGMENT_KINDS = Object.keys(SEGMENT_NAMES) as SegmentKind[];

/** Short enough to stand inside a bar. */
export const SEGMENT_LABELS: Record<SegmentKind, string> = {
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  request: 'request',
  queue: 'queue',
  'cold-start': 'cold start',
  compute: 'handler',
  'origin-wait': 'origins',
  response: 'response',
  transfer: 'transfer',
};
