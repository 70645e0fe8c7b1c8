/** What is done with a generated input, by name. */
import { blobs, multipart, multipartReading, requests, responses, urlencoded } from './bodies.ts';
import { cloneGraphs } from './clone.ts';
import { ciphers, derivations, digests, hmacs } from './crypto.ts';
import { jobs, listeners, signals } from './events.ts';
import { headerLists } from './headers.ts';
import { dates, jsonText, numbers, numberText, regularExpressions, strings } from './language.ts';
import { pipelines } from './streams.ts';
import { base64, compression, decoding, decodingStreams, encoding, encodingStreams } from './text-codec.ts';
import { urlPatterns } from './url-pattern.ts';
import { linkedParams, urlParsing, urlSearchParams, urlSetters } from './url.ts';

export const PROPERTIES = {
  base64,
  blobs,
  ciphers,
  cloneGraphs,
  compression,
  dates,
  decoding,
  decodingStreams,
  derivations,
  digests,
  encoding,
  encodingStreams,
  headerLists,
  hmacs,
  jobs,
  jsonText,
  linkedParams,
  listeners,
  multipart,
  multipartReading,
  numbers,
  numberText,
  pipelines,
  regularExpressions,
  requests,
  responses,
  signals,
  strings,
  urlencoded,
  urlParsing,
  urlPatterns,
  urlSearchParams,
  urlSetters,
} as const;

export type PropertyName = keyof typeof PROPERTIES;
export type InputOf<Name extends PropertyName> = Parameters<(typeof PROPERTIES)[Name]>[0];
