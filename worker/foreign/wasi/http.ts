/** wasi:http/types, and the end of one request's passage: the outparam. */
import type { Exchange } from '../../host/exchange.ts';
import { FutureTrailers, IncomingBody, OutgoingBody } from './bodies.ts';
import { type ErrorCode, FutureIncomingResponse, RequestOptions } from './calls.ts';
import { err, type WitInterface, type WitResult } from './convention.ts';
import { Fields } from './fields.ts';
import { IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse } from './messages.ts';

/** Where the guest puts its answer. */
export class ResponseOutparam {
  readonly #exchange: Exchange;
  answer: OutgoingResponse | null = null;
  /** What the guest answered in place of a response. */
  error: ErrorCode | null = null;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  static set(outparam: ResponseOutparam, response: WitResult<OutgoingResponse, ErrorCode>): void {
    if (response.tag === 'ok') outparam.#accept(response.val);
    else outparam.error = response.val;
  }

  sendInformational(): WitResult<undefined, ErrorCode> {
    return err({ tag: 'internal-error', val: 'informational responses are not carried here' });
  }

  #accept(response: OutgoingResponse): void {
    const exchange = this.#exchange;
    const { written } = response;
    this.answer = response;
    exchange.response = {
      status: response.statusCode(),
      headers: response.fields.headers,
      body: written.body,
    };
    response.send();
    const finish = (): void => {
      if (written.state === 'finished') exchange.finishBody(written.body);
    };
    if (written.isClosed) finish();
    else written.onEnd = finish;
  }
}

export function httpTypes(exchange: () => Exchange): WitInterface {
  return {
    Fields,
    IncomingRequest,
    IncomingResponse,
    IncomingBody,
    FutureTrailers,
    OutgoingBody,
    RequestOptions,
    ResponseOutparam,
    FutureIncomingResponse,
    // Guests make these of headers alone.
    OutgoingRequest: class extends OutgoingRequest {
      constructor(headers: Fields) {
        super(exchange(), headers);
      }
    },
    OutgoingResponse: class extends OutgoingResponse {
      constructor(headers: Fields) {
        super(exchange(), headers);
      }
    },
    httpErrorCode: () => undefined,
  };
}
