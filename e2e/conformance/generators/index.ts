import type { PropertyName } from '../program/properties/index.ts';
import { BODY_GENERATORS } from './bodies.ts';
import { CLONE_GENERATORS } from './clone.ts';
import { CRYPTO_GENERATORS } from './crypto.ts';
import { EVENT_GENERATORS } from './events.ts';
import type { Generators } from './generator.ts';
import { HEADERS_GENERATORS } from './headers.ts';
import { LANGUAGE_GENERATORS } from './language.ts';
import { STREAM_GENERATORS } from './streams.ts';
import { TEXT_CODEC_GENERATORS } from './text-codec.ts';
import { PATTERN_GENERATORS } from './url-pattern.ts';
import { URL_GENERATORS } from './url.ts';

export const GENERATORS: Generators<PropertyName> = {
  ...BODY_GENERATORS,
  ...CLONE_GENERATORS,
  ...CRYPTO_GENERATORS,
  ...EVENT_GENERATORS,
  ...HEADERS_GENERATORS,
  ...LANGUAGE_GENERATORS,
  ...PATTERN_GENERATORS,
  ...STREAM_GENERATORS,
  ...TEXT_CODEC_GENERATORS,
  ...URL_GENERATORS,
};
