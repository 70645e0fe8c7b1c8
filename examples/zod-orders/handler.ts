// A JSON body, validated with zod before anything else sees it. What is wrong is told field by field (RFC 9457 problem
// details), at the PoP; the order service behind only gets orders that make sense, in one form.
import * as z from 'zod';

const Order = z.strictObject({
  customer: z.email(),
  country: z.string().toUpperCase().length(2),
  items: z
    .array(
      z.object({
        sku: z.string().regex(/^[A-Z]{2}-\d{4}$/, 'must look like AB-1234'),
        quantity: z.int().min(1).max(99),
      }),
    )
    .min(1, 'an order has at least one item'),
  deliverOn: z.iso.date().optional(),
});
type Order = z.infer<typeof Order>;

const problem = (title: string, fields: Record<string, string[]> = {}): Response =>
  Response.json(
    { type: 'about:blank', status: 400, title, fields },
    { status: 400, headers: { 'content-type': 'application/problem+json' } },
  );

async function place(order: Order): Promise<Response> {
  const pieces = order.items.reduce((sum, { quantity }) => sum + quantity, 0);
  console.log(`${pieces} pieces to ${order.country}`);
  const answer = await fetch('https://orders.example.com/', { method: 'POST', body: JSON.stringify(order) });
  return Response.json({ placed: await answer.json(), order }, { status: 201 });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const body: unknown = await request.json().catch(() => undefined);
    if (body === undefined) return problem('The body is not JSON');
    const { success, data, error } = Order.safeParse(body);
    if (success) return place(data);
    const fields: Record<string, string[]> = {};
    for (const { path, message } of error.issues) (fields[path.join('.') || 'order'] ??= []).push(message);
    return problem('The order is not valid', fields);
  },
};
