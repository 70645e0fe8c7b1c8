// Content decided by where the client is. The router tells in x-client-country.
interface Market {
  readonly language: string;
  readonly currency: string;
  readonly price: number;
}

const MARKETS: Readonly<Record<string, Market>> = {
  US: { language: 'en-US', currency: 'USD', price: 29 },
  GB: { language: 'en-GB', currency: 'GBP', price: 24 },
  DE: { language: 'de', currency: 'EUR', price: 27 },
  FR: { language: 'fr', currency: 'EUR', price: 27 },
  BR: { language: 'pt-BR', currency: 'BRL', price: 119 },
  JP: { language: 'ja', currency: 'JPY', price: 3900 },
  IN: { language: 'en-IN', currency: 'INR', price: 1499 },
};
const ELSEWHERE: Market = { language: 'en', currency: 'USD', price: 29 };
const GREETING: Readonly<Record<string, string>> = {
  de: 'Willkommen',
  fr: 'Bienvenue',
  ja: 'ようこそ',
  'pt-BR': 'Bem-vindo',
};
const CONSENT = new Set(['AT', 'BE', 'DE', 'DK', 'ES', 'FI', 'FR', 'IE', 'IT', 'NL', 'PL', 'PT', 'SE']);

export default {
  fetch(request: Request): Response {
    const url = new URL(request.url);
    const country = request.headers.get('x-client-country') ?? '';
    if (url.pathname === '/store')
      return Response.redirect(`${url.origin}/store/${country.toLowerCase()}`, 307);

    const market = MARKETS[country] ?? ELSEWHERE;
    console.info(`${country}: ${market.language}, ${market.currency}`);
    const headers = new Headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': market.language,
    });
    headers.set('vary', 'x-client-country');
    const consent = CONSENT.has(country) ? '<p>We ask before we set cookies.</p>' : '';
    return new Response(
      `<!doctype html><html lang="${market.language}"><h1>${GREETING[market.language] ?? 'Welcome'}</h1>
<p>${market.price} ${market.currency} a month</p>${consent}</html>\n`,
      { headers },
    );
  },
};
