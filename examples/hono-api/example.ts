import { defineExample } from '../example.ts';
import books from './books.json?raw';
import handler from './handler.ts?raw';

const body = JSON.stringify({ isbn: '9780140430721', title: 'Wuthering Heights' });

export const honoApi = defineExample({
  id: 'hono-api',
  title: 'API with Hono',
  summary: 'Routes, middleware and errors of a framework, unchanged at the edge.',
  source: handler,
  others: { 'books.json': books },
  cityId: 'london',
  requests: [
    { name: 'All books', path: '/books' },
    { name: 'Books before 1850', path: '/books?before=1850' },
    { name: 'One book', path: '/books/9780141439570' },
    { name: 'No such book: 404', path: '/books/1' },
    {
      name: 'Add a book: 201',
      method: 'POST',
      path: '/books',
      headers: [['authorization', 'Bearer librarian']],
      body,
    },
    { name: 'Add without a token: 401', method: 'POST', path: '/books', body },
  ],
});
