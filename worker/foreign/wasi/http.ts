/** wasi:http/types, and the end of one request's passage: the outparam. */
import type { Exchange } from '../../host/exchange.ts';
import { FutureTrailers, IncomingBody, OutgoingBody } from './bodies.ts';
import { FutureIncomingResponse, RequestOptions } from './calls.ts';
import { err, type ErrorCode, type WitInterface, type WitResult } from './convention.ts';
import { Fields } from './fields.ts';
import { IncomingRequest, IncomingResponse, OutgoingRequest, OutgoingResponse } from './messages.ts';

/** Where the guest puts its answer. */
export class ResponseOutparam {
  readonly #exchange: Exchange;
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
    const { content, fields } = response;
    this.#exchange.response = { status: response.statusCode(), headers: fields.headers, body: content };
    response.send();
    // Its body may have been finished before there was an answer that it belongs to.
    if (content.state === 'whole') this.#exchange.finishBody(content);
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
