/** The part `url-pattern`: URLPattern, from the polyfill by the standard's authors. */
import { URLPattern } from 'urlpattern-polyfill';
import { asInterface } from '../web-idl.ts';

asInterface('URLPattern', URLPattern);

export const globals = { URLPattern };
