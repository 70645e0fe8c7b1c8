/**
 * Every host function that the guest calls, by the name it calls it. The engine's glue is generated from this table and
 * from WIT, so a component imports exactly these and nothing else.
 */
export const WASI_IMPORTS = {
  poll: 'wasi:io/poll#poll',
  dropPollable: 'wasi:io/poll#pollable_drop',
  dropError: 'wasi:io/error#error_drop',
  readInput: 'wasi:io/streams#[method]input-stream.read',
  subscribeInput: 'wasi:io/streams#[method]input-stream.subscribe',
  dropInput: 'wasi:io/streams#input-stream_drop',
  checkWrite: 'wasi:io/streams#[method]output-stream.check-write',
  writeOutput: 'wasi:io/streams#[method]output-stream.write',
  blockingWriteAndFlush: 'wasi:io/streams#[method]output-stream.blocking-write-and-flush',
  blockingFlush: 'wasi:io/streams#[method]output-stream.blocking-flush',
  subscribeOutput: 'wasi:io/streams#[method]output-stream.subscribe',
  dropOutput: 'wasi:io/streams#output-stream_drop',
  monotonicNow: 'wasi:clocks/monotonic-clock#now',
  subscribeDuration: 'wasi:clocks/monotonic-clock#subscribe-duration',
  wallNow: 'wasi:clocks/wall-clock#now',
  randomBytes: 'wasi:random/random#get-random-bytes',
  randomU64: 'wasi:random/random#get-random-u64',
  environment: 'wasi:cli/environment#get-environment',
  stdout: 'wasi:cli/stdout#get-stdout',
  stderr: 'wasi:cli/stderr#get-stderr',
  newFields: 'wasi:http/types#[constructor]fields',
  appendField: 'wasi:http/types#[method]fields.append',
  fieldEntries: 'wasi:http/types#[method]fields.entries',
  dropFields: 'wasi:http/types#fields_drop',
  requestMethod: 'wasi:http/types#[method]incoming-request.method',
  requestPath: 'wasi:http/types#[method]incoming-request.path-with-query',
  requestScheme: 'wasi:http/types#[method]incoming-request.scheme',
  requestAuthority: 'wasi:http/types#[method]incoming-request.authority',
  requestHeaders: 'wasi:http/types#[method]incoming-request.headers',
  consumeRequest: 'wasi:http/types#[method]incoming-request.consume',
  dropRequest: 'wasi:http/types#incoming-request_drop',
  bodyStream: 'wasi:http/types#[method]incoming-body.stream',
  dropIncomingBody: 'wasi:http/types#incoming-body_drop',
  newResponse: 'wasi:http/types#[constructor]outgoing-response',
  setStatus: 'wasi:http/types#[method]outgoing-response.set-status-code',
  responseBody: 'wasi:http/types#[method]outgoing-response.body',
  setOutparam: 'wasi:http/types#[static]response-outparam.set',
  writeBody: 'wasi:http/types#[method]outgoing-body.write',
  dropOutgoingBody: 'wasi:http/types#outgoing-body_drop',
  finishBody: 'wasi:http/types#[static]outgoing-body.finish',
  newOutgoingRequest: 'wasi:http/types#[constructor]outgoing-request',
  outgoingBody: 'wasi:http/types#[method]outgoing-request.body',
  setMethod: 'wasi:http/types#[method]outgoing-request.set-method',
  setPath: 'wasi:http/types#[method]outgoing-request.set-path-with-query',
  setScheme: 'wasi:http/types#[method]outgoing-request.set-scheme',
  setAuthority: 'wasi:http/types#[method]outgoing-request.set-authority',
  send: 'wasi:http/outgoing-handler#handle',
  subscribeResponse: 'wasi:http/types#[method]future-incoming-response.subscribe',
  getResponse: 'wasi:http/types#[method]future-incoming-response.get',
  dropFutureResponse: 'wasi:http/types#future-incoming-response_drop',
  responseStatus: 'wasi:http/types#[method]incoming-response.status',
  responseHeaders: 'wasi:http/types#[method]incoming-response.headers',
  consumeResponse: 'wasi:http/types#[method]incoming-response.consume',
  dropResponse: 'wasi:http/types#incoming-response_drop',
} as const;

export type WasiImport = keyof typeof WASI_IMPORTS;

/** Doors into linear memory and the engine that the glue adds; see `worker/engine/glue.ts` for what each does. */
export const ENGINE_FUNCTIONS = [
  'allocate',
  'free',
  'load8',
  'load32',
  'load64',
  'store32',
  'takeText',
  'addField',
  'copyOut',
  'bufferAddress',
  'stringAddress',
  'stringLength',
  'freeString',
  'keepEntryPoints',
  'random',
] as const;

export type EngineFunction = (typeof ENGINE_FUNCTIONS)[number];

/** Functions of the guest that the glue calls. */
export const ENTRY_POINTS = [
  'dispatch',
  'turn',
  'adopt',
  'rejected',
  'offerModule',
  'resolveModule',
  'loadModule',
  'stopped',
  'installPart',
] as const;

export type EntryPoint = (typeof ENTRY_POINTS)[number];
