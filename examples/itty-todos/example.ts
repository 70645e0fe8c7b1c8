import { defineExample } from '../example.ts';
import source from './handler.ts?raw';

export const ittyTodos = defineExample({
  id: 'itty-todos',
  title: 'Todos with itty-router',
  summary: 'A whole JSON API in twenty lines: the smallest router, and what it costs.',
  source,
  cityId: 'stockholm',
  requests: [
    { name: 'All todos', path: '/todos' },
    { name: 'Open todos', path: '/todos?open' },
    { name: 'One todo', path: '/todos/2' },
    {
      name: 'Tick one off',
      method: 'PATCH',
      path: '/todos/2',
      headers: [['content-type', 'application/json']],
      body: '{"done":true}',
    },
    { name: 'No such todo: 404', path: '/todos/3' },
  ],
});
