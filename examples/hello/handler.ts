// Runs in a fresh WebAssembly instance for every request.
export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const name = url.searchParams.get('name') ?? 'world';
    const city = request.headers.get('x-client-city');
    console.log(`${request.method} ${url.pathname} from ${city}`);
    return new Response(`Hello, ${name}! Greetings to ${city}.\n`);
  },
};
