// A page composed at the edge from services in two regions. The first two are asked at once; the third needs an answer.
interface Product {
  readonly name: string;
  readonly category: string;
}

async function getJson<Value>(url: string): Promise<Value> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as Value;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const id = new URL(request.url).searchParams.get('id') ?? '42';
    const startMs = performance.now();
    const [product, stock] = await Promise.all([
      getJson<Product>(`https://catalogue.example.com/products/${id}`),
      getJson<{ available: number }>(`https://stock.example.com/stock/${id}`),
    ]);
    const related = await getJson<string[]>(`https://related.example.com/by-category/${product.category}`);
    console.log(`origins took ${Math.round(performance.now() - startMs)} ms`);
    return Response.json({ id, product: product.name, available: stock.available, related });
  },
};
