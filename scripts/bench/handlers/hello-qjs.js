/**
 * Hello, as far as componentize-qjs goes: it brings neither URL and Response nor a console.
 *
 * @param {string} path
 * @param {string} city
 */
export function handle(path, city) {
  Date.now();
  const [, query = ''] = path.split('?');
  const pairs = query.split('&').map((pair) => pair.split('=').map(decodeURIComponent));
  const name = pairs.find(([key]) => key === 'name')?.[1] ?? 'world';
  return `Hello, ${name}! Greetings to ${city}.\n`;
}
