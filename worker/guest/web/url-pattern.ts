/** The part `url-pattern`: URLPattern, from the polyfill by the standard's authors. */
import { URLPattern } from 'urlpattern-polyfill';
import { asInterface } from '../web-idl.ts';

// Not of the standard.
delete (URLPattern as { compareComponent?: unknown }).compareComponent;
asInterface('URLPattern', URLPattern);

export const globals = { URLPattern };
