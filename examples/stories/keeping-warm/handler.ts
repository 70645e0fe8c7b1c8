// Short links. The table is a file of the project and part of the component: nobody has to be asked.
import links from './links.json';

const targets: Readonly<Record<string, string>> = links;

export default {
  fetch(request: Request): Response {
    const { pathname, search } = new URL(request.url);
    const target = Object.hasOwn(targets, pathname) ? targets[pathname] : undefined;
    if (target === undefined) return new Response('There is no such link.\n', { status: 404 });
    console.log(`${pathname} → ${target}`);
    const headers = { location: target + search, 'cache-control': 'max-age=60' };
    return new Response(null, { status: 302, headers });
  },
};
