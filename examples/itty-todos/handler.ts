// The smallest router: what a route returns becomes a JSON response, what it throws an error with that status, and what no
// route answers is a 404.
import { AutoRouter, StatusError, withContent, type IRequest } from 'itty-router';

const todos = [
  { id: 1, text: 'Measure first', done: true },
  { id: 2, text: 'Then cut', done: false },
];

const router = AutoRouter();

function find({ params }: IRequest) {
  const todo = todos.find(({ id }) => id === Number(params['id']));
  if (!todo) throw new StatusError(404, `there is no todo ${params['id']}`);
  return todo;
}

router
  .get('/todos', ({ query }: IRequest) => todos.filter(({ done }) => query['open'] === undefined || !done))
  .get('/todos/:id', find)
  .patch('/todos/:id', withContent, (request: IRequest) => ({ ...find(request), ...request['content'] }));

export default router;
