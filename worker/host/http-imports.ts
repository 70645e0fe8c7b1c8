/** wasi:http for one guest: the request it answers, the answer, and calls to simulated origins. */
import { DEFAULT_HOST, type OriginReply } from './environment.ts';
import { type Body, endBody, newBody } from './exchange.ts';
import type { HostContext, HostFunctions } from './host.ts';
import { abandonCall, breakOffCall, callOrigin, type CallOutcome } from './origin-call.ts';
import type { InputStream, OutputStream, Pollable } from './system-imports.ts';

type Headers = [name: string, value: string][];

interface OutgoingRequest {
  readonly headers: Headers;
  readonly body: Body;
  method: string;
  host: string;
  path: string;
}

interface OutgoingResponse {
  readonly headers: Headers;
  readonly body: Body;
  status: number;
}

/** A call, which is made when its body is whole: origins see requests and not their pieces. */
interface Call {
  /** Null while its body is being written. */
  outcome: CallOutcome | null;
  /** Why there is no reply, where there is none. */
  errorCode: number;
  readonly readyUs: number;
  readonly forOrigin: true;
}

/** In the order of the cases of `method`. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'];
const DNS_ERROR = 1;
const CONNECTION_TERMINATED = 7;
/** Size of `option<result<result<own, error-code>>>`, which `get` writes. */
const LARGE_RESULT_BYTES = 56;
const FORBIDDEN_HEADERS = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'host',
  'http2-settings',
]);

const encoder = new TextEncoder();
const isFieldName = (name: string): boolean => /^[!#$%&'*+\-.^_`|~\w]+$/.test(name);
// oxlint-disable-next-line no-control-regex -- these are the characters that a field value must not hold
const isFieldValue = (value: string): boolean => !/[\0\r\n]/.test(value);

export const httpImports = (context: HostContext): HostFunctions => ({
  ...fieldImports(context),
  ...incomingRequestImports(context),
  ...responseImports(context),
  ...outgoingRequestImports(context),
  ...incomingResponseImports(context),
});

function fieldImports({ memory, current }: HostContext): HostFunctions {
  return {
    'wasi:http/types#[constructor]fields': () => current().put([] satisfies Headers),
    'wasi:http/types#[method]fields.append': (
      handle: number,
      name: number,
      nameBytes: number,
      value: number,
      valueBytes: number,
      result: number,
    ) => {
      const header: [string, string] = [memory.text(name, nameBytes), memory.text(value, valueBytes)];
      const error = headerError(header);
      memory.setU8(result, error === null ? 0 : 1);
      if (error === null) current().take<Headers>(handle).push(header);
      else memory.setU8(result + 1, error);
    },
    'wasi:http/types#[method]fields.entries': (handle: number, result: number) =>
      memory.givePairs(result, current().take<Headers>(handle)),
    'wasi:http/types#fields_drop': (handle: number) => current().drop(handle),
  };
}

/** A case of `header-error`, or null. */
export function headerError([name, value]: readonly [string, string]): number | null {
  if (!isFieldName(name) || !isFieldValue(value)) return 0;
  return FORBIDDEN_HEADERS.has(name.toLowerCase()) ? 1 : null;
}

function incomingRequestImports({ memory, current }: HostContext): HostFunctions {
  const request = () => {
    const { request: found } = current();
    if (!found) throw new Error('there is no request while a handler is loading');
    return found;
  };
  const giveOption = (result: number, text: string): void => {
    memory.setU8(result, 1);
    memory.giveText(result + 4, text);
  };
  return {
    'wasi:http/types#[method]incoming-request.method': (_: number, result: number) => {
      const { method } = request();
      const tag = METHODS.indexOf(method);
      memory.setU8(result, tag < 0 ? METHODS.length : tag);
      if (tag < 0) memory.giveText(result + 4, method);
    },
    'wasi:http/types#[method]incoming-request.path-with-query': (_: number, result: number) =>
      giveOption(result, request().path),
    'wasi:http/types#[method]incoming-request.scheme': (_: number, result: number) => {
      memory.setU8(result, 1);
      memory.setU8(result + 4, 1);
    },
    'wasi:http/types#[method]incoming-request.authority': (_: number, result: number) =>
      giveOption(result, hostOf(request().headers)),
    'wasi:http/types#[method]incoming-request.headers': () => current().put(request().headers),
    'wasi:http/types#[method]incoming-request.consume': (_: number, result: number) => {
      memory.setU8(result, 0);
      memory.setU32(result + 4, current().put(encoder.encode(request().body)));
    },
    'wasi:http/types#incoming-request_drop': (handle: number) => current().drop(handle),
    'wasi:http/types#[method]incoming-body.stream': (body: number, result: number) => {
      const stream: InputStream = { bytes: current().take<Uint8Array<ArrayBuffer>>(body), offset: 0 };
      memory.setU8(result, 0);
      memory.setU32(result + 4, current().put(stream));
    },
    'wasi:http/types#incoming-body_drop': (handle: number) => current().drop(handle),
  };
}

const hostOf = (headers: readonly (readonly [string, string])[]): string =>
  headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? DEFAULT_HOST;

function responseImports({ memory, current }: HostContext): HostFunctions {
  return {
    'wasi:http/types#[constructor]outgoing-response': (headers: number) =>
      current().put({
        headers: current().takeOver(headers),
        body: newBody(),
        status: 200,
      } satisfies OutgoingResponse),
    'wasi:http/types#[method]outgoing-response.set-status-code': (handle: number, status: number) => {
      current().take<OutgoingResponse>(handle).status = status;
      return 0;
    },
    'wasi:http/types#[method]outgoing-response.body': (handle: number, result: number) => {
      memory.setU8(result, 0);
      memory.setU32(result + 4, current().put(current().take<OutgoingResponse>(handle).body));
    },
    'wasi:http/types#[static]response-outparam.set': (outparam: number, isError: number, handle: number) => {
      current().drop(outparam);
      if (isError === 0) current().response = current().takeOver<OutgoingResponse>(handle);
    },
    'wasi:http/types#[method]outgoing-body.write': (handle: number, result: number) => {
      const stream: OutputStream = { kind: 'body', body: current().take<Body>(handle) };
      memory.setU8(result, 0);
      memory.setU32(result + 4, current().put(stream));
    },
    'wasi:http/types#outgoing-body_drop': (handle: number) =>
      endBody(current().takeOver<Body>(handle), 'broken'),
    'wasi:http/types#[static]outgoing-body.finish': (
      handle: number,
      _: number,
      __: number,
      result: number,
    ) => {
      current().finishBody(current().takeOver<Body>(handle));
      memory.setU8(result, 0);
    },
  };
}

function outgoingRequestImports({ memory, current }: HostContext): HostFunctions {
  const edit =
    (change: (request: OutgoingRequest, ...args: number[]) => void) =>
    (handle: number, ...args: number[]) => {
      change(current().take<OutgoingRequest>(handle), ...args);
      return 0;
    };
  return {
    'wasi:http/types#[constructor]outgoing-request': (headers: number) =>
      current().put({
        headers: current().takeOver(headers),
        body: newBody(),
        method: 'GET',
        host: '',
        path: '/',
      } satisfies OutgoingRequest),
    'wasi:http/types#[method]outgoing-request.body': (handle: number, result: number) => {
      memory.setU8(result, 0);
      memory.setU32(result + 4, current().put(current().take<OutgoingRequest>(handle).body));
    },
    'wasi:http/types#[method]outgoing-request.set-method': edit(
      (request, tag = 0, text = 0, textBytes = 0) => {
        request.method = METHODS[tag] ?? memory.text(text, textBytes);
      },
    ),
    'wasi:http/types#[method]outgoing-request.set-path-with-query': edit(
      (request, _, text = 0, textBytes = 0) => {
        request.path = memory.text(text, textBytes);
      },
    ),
    'wasi:http/types#[method]outgoing-request.set-scheme': () => 0,
    'wasi:http/types#[method]outgoing-request.set-authority': edit((request, _, text = 0, textBytes = 0) => {
      request.host = memory.text(text, textBytes);
    }),
    'wasi:http/outgoing-handler#handle': (handle: number, _: number, __: number, result: number) => {
      memory.setU8(result, 0);
      memory.setU32(result + 8, current().put(begin(current().takeOver<OutgoingRequest>(handle))));
    },
    'wasi:http/types#[method]future-incoming-response.subscribe': (handle: number) =>
      current().put(current().take<Call>(handle) satisfies Pollable),
    'wasi:http/types#[method]future-incoming-response.get': (handle: number, result: number) => {
      const { outcome, errorCode } = current().take<Call>(handle);
      memory.bytes.fill(0, result, result + LARGE_RESULT_BYTES);
      if (outcome === null || outcome.readyUs > current().nowUs) return;
      const { reply } = outcome;
      memory.setU8(result, 1);
      memory.setU8(result + 16, reply === null ? 1 : 0);
      if (reply === null) memory.setU8(result + 24, errorCode);
      else memory.setU32(result + 24, current().put(reply));
    },
    'wasi:http/types#future-incoming-response_drop': (handle: number) => {
      const { outcome } = current().takeOver<Call>(handle);
      if (outcome) abandonCall(current(), outcome);
    },
  };

  function begin(request: OutgoingRequest): Call {
    const { body } = request;
    const startUs = current().nowUs;
    const call: Call = {
      outcome: null,
      errorCode: DNS_ERROR,
      get readyUs() {
        return this.outcome?.readyUs ?? Infinity;
      },
      forOrigin: true,
    };
    const end = (): void => {
      const isWhole = body.state === 'whole';
      if (!isWhole) call.errorCode = CONNECTION_TERMINATED;
      call.outcome = (isWhole ? callOrigin : breakOffCall)(current(), request, body, startUs);
    };
    if (body.state === 'open') body.onEnd = end;
    else end();
    return call;
  }
}

function incomingResponseImports({ memory, current }: HostContext): HostFunctions {
  return {
    'wasi:http/types#[method]incoming-response.status': (handle: number) =>
      current().take<OriginReply>(handle).status,
    'wasi:http/types#[method]incoming-response.headers': (handle: number) =>
      current().put(current().take<OriginReply>(handle).headers),
    'wasi:http/types#[method]incoming-response.consume': (handle: number, result: number) => {
      memory.setU8(result, 0);
      memory.setU32(result + 4, current().put(current().take<OriginReply>(handle).body));
    },
    'wasi:http/types#incoming-response_drop': (handle: number) => current().drop(handle),
  };
}
