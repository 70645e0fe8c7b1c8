// A shopping cart, as it is written when the database is next door: five questions, each of which needs the answer before.
const DATABASE = 'https://db.example.com';

async function query<Row>(what: string): Promise<Row> {
  const response = await fetch(`${DATABASE}/${what}`);
  if (!response.ok) throw new Error(`${what}: the database answered ${response.status}`);
  return (await response.json()) as Row;
}

interface Row {
  readonly id: number;
  readonly amount: number;
}

export default {
  async fetch(): Promise<Response> {
    const startMs = performance.now();
    const session = await query<Row>('session');
    const customer = await query<Row>(`customer?session=${session.id}`);
    const cart = await query<Row>(`cart?customer=${customer.id}`);
    const discount = await query<Row>(`discount?cart=${cart.id}`);
    const shipping = await query<Row>(`shipping?cart=${cart.id}&customer=${customer.id}`);
    const total = cart.amount - discount.amount / 10 + shipping.amount / 5;
    console.log(`five queries, one after another: ${Math.round(performance.now() - startMs)} ms`);
    return Response.json({ cart: cart.id, total });
  },
};
