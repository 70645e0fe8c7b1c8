import type { SavedRequest } from '../../worker/project/project.ts';
import { defineExample, jsonOrigin } from '../example.ts';
import source from './handler.ts?raw';

const post = (name: string, body: string): Partial<SavedRequest> & Pick<SavedRequest, 'name'> => ({
  name,
  method: 'POST',
  path: '/orders',
  headers: [['content-type', 'application/json']],
  body,
});

const order = {
  customer: 'ada@example.com',
  country: 'gb',
  items: [{ sku: 'NB-0042', quantity: 2 }],
  deliverOn: '2026-12-01',
};

export const zodOrders = defineExample({
  id: 'zod-orders',
  title: 'Orders, validated with zod',
  summary: 'A JSON body against a schema: what is wrong is told field by field, before any origin is asked.',
  source,
  cityId: 'sao-paulo',
  origins: [jsonOrigin('orders.example.com', 'eu-central-1', 14, { number: 1815 })],
  requests: [
    post('A good order: 201', JSON.stringify(order)),
    post(
      'A bad order: 400',
      JSON.stringify({ ...order, customer: 'ada', items: [{ sku: '42', quantity: 0 }], gift: true }),
    ),
    post('No items: 400', JSON.stringify({ ...order, items: [] })),
    post('Not JSON: 400', '{ customer: ada }'),
  ],
});
