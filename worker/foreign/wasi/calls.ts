/** wasi:http/outgoing-handler: calls to the world's simulated origins. */
import type { OriginReply } from '../../host/environment.ts';
import type { Exchange } from '../../host/exchange.ts';
import { callOrigin } from '../../host/origin-call.ts';
import { done, err, type ErrorCode, ok, refused, type WitInterface, type WitResult } from './convention.ts';
import { IncomingResponse, type OutgoingRequest } from './messages.ts';
import { Pollable } from './poll.ts';

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
  #answer: Answer = err({ tag: 'connection-terminated' });
  #readyUs = Infinity;
  #isTaken = false;

  constructor(exchange: Exchange, request: OutgoingRequest, limitUs: number) {
    this.#exchange = exchange;
    const { content } = request;
    const startUs = exchange.nowUs;
    const end = (): void => {
      this.#readyUs = exchange.nowUs;
      if (content.state === 'whole') this.#send(request, startUs, limitUs);
    };
    if (content.state === 'open') content.onEnd = end;
    else end();
  }

  subscribe(): Pollable {
    return new Pollable(this.#exchange, () => this.#readyUs, true);
  }

  get(): WitResult<WitResult<IncomingResponse, ErrorCode>> | undefined {
    if (this.#readyUs > this.#exchange.nowUs) return undefined;
    if (this.#isTaken) return refused;
    this.#isTaken = true;
    const answer = this.#answer;
    return ok(answer.tag === 'ok' ? ok(new IncomingResponse(this.#exchange, answer.val)) : answer);
  }

  #send(request: OutgoingRequest, startUs: number, limitUs: number): void {
    const latestUs = this.#exchange.nowUs + limitUs;
    const { reply, readyUs } = callOrigin(this.#exchange, request.sent, request.content, startUs);
    this.#readyUs = Math.min(readyUs, latestUs);
    if (readyUs > latestUs) this.#answer = err({ tag: 'connection-read-timeout' });
    else if (reply) this.#answer = ok(reply);
    else this.#answer = err({ tag: 'DNS-error', val: { rcode: 'NXDOMAIN', infoCode: undefined } });
  }
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
