// Every request gets an identifier, made at the PoP without asking anyone: 21 random characters (nanoid), as unlikely to
// collide as a UUID. It goes to the origin and into the logs on the way there, and back to the client.
import { nanoid } from 'nanoid';

export default {
  async fetch(request: Request): Promise<Response> {
    const id = request.headers.get('x-request-id') ?? nanoid();
    console.log(`[${id}] ${request.method} ${new URL(request.url).pathname}`);
    const answer = await fetch('https://catalogue.example.com/', { headers: { 'x-request-id': id } });
    console.log(`[${id}] the catalogue answered ${answer.status}`);
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': 'application/json', 'x-request-id': id },
    });
  },
};
