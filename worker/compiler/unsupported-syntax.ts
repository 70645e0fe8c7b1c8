/** Syntax that users bring along from elsewhere, by name: an engine only says which character it did not expect. */
import { transform } from 'sucrase';

const JSX = 'JSX is not supported: build the text of the answer with strings or template literals';
const DECORATORS = 'Decorators are not supported: call the function on the class or the value instead';

/** Why TypeScript that could not be stripped of its types cannot be; null where it is plainly wrong. */
export function whyUnstrippable(source: string): string | null {
  try {
    transform(source, { transforms: ['typescript', 'jsx'], disableESTransforms: true });
    return JSX;
  } catch {
    return null;
  }
}

/** `message`: QuickJS's, for JavaScript that it could not read. `line`: the text of the line that it tells. */
export function whyUnreadable(message: string, line: string): string | null {
  if (message === "unexpected token in expression: '<'" && /<(?:[A-Za-z][\w.-]*[\s/>]|>)/.test(line))
    return JSX;
  const isAtSign = message === "unexpected token in expression: '@'" || message === 'invalid property name';
  return isAtSign && /(?:^|[\s{};])@[\w$(]/.test(line) ? DECORATORS : null;
}
