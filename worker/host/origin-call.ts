/** A handler's call to one of the world's origins, as every kind of guest makes it. */
import { LIMITS, LimitReached, type OriginReply, type OriginRequest } from './environment.ts';
import { type Body, type CallRecord, type Exchange, joinBody } from './exchange.ts';

/** An origin's answer, or null where there is no such host; and the virtual time at which that is known. */
export interface CallOutcome {
  readonly reply: OriginReply | null;
  readonly readyUs: number;
  readonly record: CallRecord;
}

/** Makes the call now, when its body is whole: origins see requests and not their pieces. It was begun at `startUs`. */
export function callOrigin(
  exchange: Exchange,
  { method, host, path, headers }: Omit<OriginRequest, 'body'>,
  body: Body,
  startUs: number,
): CallOutcome {
  if (exchange.calls.length >= LIMITS.calls)
    throw new LimitReached({ kind: 'too-many-calls', limit: LIMITS.calls });
  const request: OriginRequest = { method, host, path, headers, body: joinBody(body) };
  const answer = exchange.environment.callOrigin(request);
  const reply = answer && 'status' in answer ? answer : null;
  const networkUs = answer && 'kind' in answer ? answer.lookupUs : (reply?.networkUs ?? 0);
  const serviceUs = reply?.serviceUs ?? 0;
  const status = reply?.status ?? 0;
  const uploadUs = exchange.nowUs - startUs;
  const record = { host, method, path, status, startUs, networkUs: uploadUs + networkUs, serviceUs };
  exchange.calls.push(record);
  return { reply, readyUs: exchange.nowUs + networkUs + serviceUs, record };
}

/** The body ended before it was whole, and no origin hears of the call. */
export function breakOffCall(
  exchange: Exchange,
  { method, host, path }: Omit<OriginRequest, 'body'>,
  _: Body,
  startUs: number,
): CallOutcome {
  const networkUs = exchange.nowUs - startUs;
  const record = { host, method, path, status: 0, startUs, networkUs, serviceUs: 0 };
  exchange.calls.push(record);
  return { reply: null, readyUs: exchange.nowUs, record };
}

/** Nobody waits for its answer any more: where that is not there yet, what is known of the call ends here. */
export function abandonCall(exchange: Exchange, { readyUs, record }: CallOutcome): void {
  if (readyUs <= exchange.nowUs) return;
  const elapsedUs = exchange.nowUs - record.startUs;
  const networkUs = Math.min(record.networkUs, elapsedUs);
  const cut = { ...record, status: 0, networkUs, serviceUs: elapsedUs - networkUs };
  exchange.calls[exchange.calls.indexOf(record)] = cut;
}
