/**
 * Natives that telling of a failure relies on, as they are before user code runs, which may replace any of them: to
 * mock, to polyfill, or to make a run look like another. (A template literal is none of them: it calls `concat`.)
 */
export const NativeError = Error;
export const NativeString = String;
export const { stringify } = JSON;

const { call } = Function.prototype;
const { slice, toWellFormed } = String.prototype;
export const sliceText = call.bind(slice) as unknown as (text: string, start: number, end: number) => string;
export const wellFormed = call.bind(toWellFormed) as unknown as (text: string) => string;

/** QuickJS would hand its callback the functions on the stack, the runtime's own among them. */
export function hideStackFunctions(): void {
  Object.defineProperty(Error, 'prepareStackTrace', {
    configurable: false,
    get(): void {},
    set(): void {},
  });
}
