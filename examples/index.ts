import { composite } from './composite/example.ts';
import type { Example } from './example.ts';
import { hello } from './hello/example.ts';
import { honoApi } from './hono-api/example.ts';
import { ittyTodos } from './itty-todos/example.ts';
import { joseJwt } from './jose-jwt/example.ts';
import { nanoidRequestIds } from './nanoid-request-ids/example.ts';
import { signedToken } from './signed-token/example.ts';
import { smallSite } from './small-site/example.ts';
import { STORIES } from './stories/index.ts';
import { zodOrders } from './zod-orders/example.ts';

/** In the order in which they are offered; the first is what a new reader sees. Those with a story come last here, and first where one chooses. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  hello,
  signedToken,
  composite,
  smallSite,
  honoApi,
  ittyTodos,
  joseJwt,
  zodOrders,
  nanoidRequestIds,
  ...STORIES,
];
