// What a container in a region does: reads an order and its parcel from services beside it, and answers both at once.
interface Order {
  readonly number: number;
  readonly items: number;
}

async function getJson<Value>(url: string): Promise<Value> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Value;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const number = new URL(request.url).pathname.slice('/orders/'.length) || '1815';
    if (!/^\d{1,9}$/.test(number)) return Response.json({ error: 'no such order' }, { status: 404 });
    const order = await getJson<Order>(`https://orders.example.com/${number}`);
    const parcel = await getJson<{ state: string }>(`https://parcels.example.com/${order.number}`);
    return Response.json({ order: order.number, items: order.items, parcel: parcel.state });
  },
};
