// A JSON API with Hono: routes, middleware for all of them and for one, and errors in one place. The app is an object with
// a fetch method, so it is a handler as it is.
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import books from './books.json';

const app = new Hono<{ Variables: { city: string } }>();

app.use(async (c, next) => {
  c.set('city', c.req.header('x-client-city') ?? 'somewhere');
  await next();
  console.log(`${c.req.method} ${c.req.path} ${c.res.status}, asked from ${c.get('city')}`);
});

app.get('/books', etag(), (c) => {
  const before = Number(c.req.query('before') ?? Infinity);
  return c.json(books.filter(({ year }) => year < before));
});

app.get('/books/:isbn', (c) => {
  const book = books.find(({ isbn }) => isbn === c.req.param('isbn'));
  if (!book) throw new HTTPException(404, { message: 'no such book' });
  return c.json(book);
});

// Every request has an instance of its own: what is to stay would go to a database behind the edge.
app.post('/books', bearerAuth({ token: 'librarian' }), async (c) => {
  const { isbn, title } = await c.req.json<{ isbn: string; title: string }>();
  return c.json({ added: title, by: c.get('city') }, 201, { location: `/books/${isbn}` });
});

app.notFound((c) => c.json({ error: `nothing at ${c.req.path}` }, 404));

app.onError((error, c) => {
  if (error instanceof HTTPException) return error.getResponse();
  console.error(error);
  return c.json({ error: 'something broke' }, 500);
});

export default app;
