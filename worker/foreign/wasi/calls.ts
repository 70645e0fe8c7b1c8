/** wasi:http/outgoing-handler: calls to the world's simulated origins. */
import { LIMITS, LimitReached, type OriginReply } from '../../host/environment.ts';
import { type Exchange, joinBody } from '../../host/exchange.ts';
import { err, done, ok, refused, type WitInterface, type WitResult } from './convention.ts';
import { IncomingResponse, type OutgoingRequest } from './messages.ts';
import { Pollable } from './poll.ts';

export type ErrorCode = { readonly tag: string; readonly val?: unknown };
type Answer = WitResult<OriginReply, ErrorCode>;

/** Only the wait for an answer can be bounded: what a call costs is not told apart any further. */
export class RequestOptions {
  #firstByteNs: bigint | undefined;

  connectTimeout(): undefined {
    return undefined;
  }

  setConnectTimeout(durationNs: bigint | undefined): WitResult {
    return durationNs === undefined ? done : refused;
  }

  firstByteTimeout(): bigint | undefined {
    return this.#firstByteNs;
  }

  setFirstByteTimeout(durationNs: bigint | undefined): WitResult {
    this.#firstByteNs = durationNs;
    return done;
  }

  betweenBytesTimeout(): undefined {
    return undefined;
  }

  setBetweenBytesTimeout(durationNs: bigint | undefined): WitResult {
    return durationNs === undefined ? done : refused;
  }
}

/** The answer to a call, which is made once its body is whole. */
export class FutureIncomingResponse {
  readonly #exchange: Exchange;
  readonly #limitUs: number;
  #answer: Answer | null = null;
  #readyUs = Infinity;
  #isTaken = false;

  constructor(exchange: Exchange, request: OutgoingRequest, limitUs: number) {
    this.#exchange = exchange;
    this.#limitUs = limitUs;
    const { written } = request;
    if (written.isClosed) this.#send(request);
    else written.onEnd = () => this.#send(request);
  }

  subscribe(): Pollable {
    return new Pollable(this.#exchange, () => this.#readyUs, true);
  }

  get(): WitResult<WitResult<IncomingResponse, ErrorCode>> | undefined {
    if (this.#answer === null || this.#readyUs > this.#exchange.nowUs) return undefined;
    if (this.#isTaken) return refused;
    this.#isTaken = true;
    const answer = this.#answer;
    return ok(answer.tag === 'ok' ? ok(new IncomingResponse(this.#exchange, answer.val)) : answer);
  }

  #send(request: OutgoingRequest): void {
    const exchange = this.#exchange;
    const startUs = exchange.nowUs;
    this.#answer = err({ tag: 'HTTP-protocol-error' });
    this.#readyUs = startUs;
    if (request.written.state === 'dropped') return;
    const { answer, tookUs } = callOrigin(exchange, request);
    const isLate = tookUs > this.#limitUs;
    this.#answer = isLate ? err({ tag: 'connection-read-timeout' }) : answer;
    this.#readyUs = startUs + (isLate ? this.#limitUs : tookUs);
  }
}

function callOrigin(exchange: Exchange, request: OutgoingRequest): { answer: Answer; tookUs: number } {
  if (exchange.calls.length >= LIMITS.calls)
    throw new LimitReached({ kind: 'too-many-calls', limit: LIMITS.calls });
  const sent = {
    method: request.methodName,
    host: request.authority() ?? '',
    path: request.pathWithQuery() ?? '/',
    headers: request.fields.headers,
    body: joinBody(request.written.body),
  };
  const found = exchange.environment.callOrigin(sent);
  const reply = found && 'status' in found ? found : null;
  const networkUs = found && 'kind' in found ? found.lookupUs : (reply?.networkUs ?? 0);
  const serviceUs = reply?.serviceUs ?? 0;
  const { method, host, path } = sent;
  const status = reply?.status ?? 0;
  exchange.calls.push({ host, method, path, status, startUs: exchange.nowUs, networkUs, serviceUs });
  const noSuchHost = err({ tag: 'DNS-error', val: { rcode: 'NXDOMAIN', infoCode: undefined } });
  return { answer: reply ? ok(reply) : noSuchHost, tookUs: networkUs + serviceUs };
}

export const outgoingHandler = (exchange: () => Exchange): WitInterface => ({
  handle(
    request: OutgoingRequest,
    options: RequestOptions | undefined,
  ): WitResult<FutureIncomingResponse, ErrorCode> {
    if (request.authority() === undefined) return err({ tag: 'HTTP-request-URI-invalid' });
    const limitNs = options?.firstByteTimeout();
    request.send();
    const limitUs = limitNs === undefined ? Infinity : Number(limitNs) / 1_000;
    return ok(new FutureIncomingResponse(exchange(), request, limitUs));
  },
});
