// Tickets go on sale. What is left is asked of the box office; how long an answer may be kept depends on how much that is.
const BOX_OFFICE = 'https://box-office.example.com/left';

export default {
  async fetch(request: Request): Promise<Response> {
    const concert = new URL(request.url).searchParams.get('concert') ?? 'tonight';
    const answer = await fetch(`${BOX_OFFICE}?concert=${encodeURIComponent(concert)}`);
    if (!answer.ok) return new Response('The box office does not answer.\n', { status: 502 });
    const { left } = (await answer.json()) as { left: number };
    const state = left === 0 ? 'sold out' : left < 100 ? 'almost gone' : 'on sale';
    console.log(`${concert}: ${left} left`);
    return Response.json(
      { concert, state, left },
      { headers: { 'cache-control': left > 0 ? 'no-store' : 'max-age=3600' } },
    );
  },
};
