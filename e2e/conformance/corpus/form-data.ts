import { js, type Snippets } from './snippets.ts';

const FORM = js`const form = (type, body) => new Response(body, { headers: { 'content-type': type } }).formData();
const multipart = (...lines) => form('multipart/form-data; boundary=x', lines.join('\r\n'));
const show = async (f) => Promise.all([...f].map(async ([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.type, value.constructor.name, await value.text()]]));
`;
/** What a form becomes on the wire, with its boundary called B. */
const WIRE = js`const wire = async (f) => { const r = new Response(f); const [, boundary] = /boundary=(.*)/.exec(r.headers.get('content-type')); return (await r.text()).replaceAll(boundary, 'B'); };
`;

export const FORM_DATA: Snippets = {
  'append, get, getAll, has': js`const f = new FormData(); f.append('a', '1'); f.append('a', 2); f.append('b', ''); return [f.get('a'), f.getAll('a'), f.get('b'), f.get('c'), f.getAll('c'), f.has('a'), f.has('c')]`,
  'set keeps the place of the first': js`const f = new FormData(); for (const name of ['b', 'a', 'c', 'a']) f.append(name, '1'); f.set('a', '2'); f.set('d', '3'); return [...f]`,
  delete: js`const f = new FormData(); f.append('a', '1'); f.append('b', '2'); f.append('a', '3'); f.delete('a'); f.delete('nope'); return [...f]`,
  'values become strings': js`const f = new FormData(); for (const value of [1, null, undefined, true, [1, 2], {}]) f.append('x', value); return f.getAll('x')`,
  'names become strings': js`const f = new FormData(); f.append(1, 'a'); f.append(null, 'b'); return [...f.keys()]`,
  'lone surrogates become replacements': js`const f = new FormData(); f.append('\ud800', '\udc00'); return [...f]`,
  'line ends stay': js`const f = new FormData(); f.append('a\nb', 'c\r\nd\re'); return [...f]`,
  'a blob becomes a file': js`const f = new FormData(); f.append('a', new Blob(['x'], { type: 'a/b' })); const v = f.get('a'); return [v instanceof File, v.name, v.type, await v.text(), f.get('a') === v]`,
  'a file keeps its name': js`const f = new FormData(); const file = new File(['x'], 'n.txt', { lastModified: 5 }); f.append('a', file); f.append('b', file, 'other'); return [f.get('a').name, f.get('a') === file, f.get('b').name, f.get('b').lastModified, f.get('b') === file]`,
  'a name for a string is refused': js`const f = new FormData(); return [await thrown(() => f.append('a', 'b', 'c')), await thrown(() => f.set('a', 'b', 'c')), await thrown(() => f.append('a', 'b', undefined))]`,
  'a missing argument': js`const f = new FormData(); return Promise.all([() => f.append('a'), () => f.set('a'), () => f.get(), () => f.has(), () => f.delete(), () => f.getAll()].map(thrown))`,
  iteration: js`const f = new FormData(); f.append('b', '1'); f.append('a', '2'); const seen = []; f.forEach((value, name, all) => seen.push([value, name, all === f])); return [[...f], [...f.keys()], [...f.values()], [...f.entries()], seen]`,
  'iteration sees what is added meanwhile': js`const f = new FormData(); f.append('a', '1'); const seen = []; for (const [name] of f) { seen.push(name); if (seen.length < 3) f.append('x' + seen.length, ''); } return seen`,
  'what it is made of': js`return [await thrown(() => new FormData(undefined)), await thrown(() => new FormData({})), await thrown(() => FormData())]`,
  'how it names itself': js`const f = new FormData(); return [Object.prototype.toString.call(f), FormData.length, FormData.prototype[Symbol.iterator] === FormData.prototype.entries, Object.prototype.toString.call(f.entries())]`,
};

export const URLENCODED: Snippets = {
  'is read': js`${FORM} return show(await form('application/x-www-form-urlencoded', 'a=1&b=c+d&a=%C3%A9&=&x'))`,
  'with parameters in its type': js`${FORM} return show(await form('Application/X-WWW-Form-Urlencoded; charset=utf-8', 'a=b'))`,
  'with broken bytes': js`${FORM} return show(await form('application/x-www-form-urlencoded', 'a=%ff&%zz=%'))`,
  'with a byte order mark': js`${FORM} return show(await form('application/x-www-form-urlencoded', '\ufeffa=b'))`,
  'of nothing': js`${FORM} return show(await form('application/x-www-form-urlencoded', ''))`,
  'is written by URLSearchParams': js`const r = new Response(new URLSearchParams({ a: 'b c', é: '&' })); return [r.headers.get('content-type'), await r.clone().text(), [...await r.formData()]]`,
  'another type is refused': js`${FORM} return [await thrown(() => form('text/plain', 'a=b')), await thrown(() => new Response('a=b').formData()), await thrown(() => form('application/json', '{}')), await thrown(() => form('multipart/form-data', 'x')), await thrown(() => new Response(null).formData())]`,
};

export const MULTIPART: Snippets = {
  'is written': js`${WIRE} const f = new FormData(); f.append('a', '1'); f.append('b', new File(['x'], 'n.txt', { type: 'text/x' })); f.append('c', new Blob(['y'])); return wire(f)`,
  'names are escaped': js`${WIRE} const f = new FormData(); f.append('a"b\r\nc', 'd"e'); f.append('é%22', new File([], 'x"y\nz')); return wire(f)`,
  'line ends become CR LF': js`${WIRE} const f = new FormData(); f.append('a\nb', '1\n2\r3\r\n4'); return wire(f)`,
  'an empty form': js`${WIRE} return wire(new FormData())`,
  'there and back': js`${FORM} const f = new FormData(); f.append('a', 'é\u{1F600}'); f.append('a', ''); f.append("it's; b", '%22"'); f.append('f', new File([bytes('00ff0d0a2d2d')], 'é.bin', { type: 'x/y' })); const r = new Response(f); const g = await r.formData(); return [await show(g), hex(await g.get('f').arrayBuffer())]`,
  'names with quotes, there and back': js`const f = new FormData(); f.append('"', '1'); f.append('\n', '2'); return [...await new Response(f).formData()]`,
  'names of spaces and tabs, there and back': js`const f = new FormData(); for (const name of ['\u2028', ' ', ' a ', '\t', '', ';', 'a; b=c', '=']) f.append(name, name); return [...await new Response(f).formData()]`,
  'names with backslashes and zeros, there and back': js`const read = async (name) => { const f = new FormData(); f.append(name, '1'); return [...await new Response(f).formData()] }; return [await read('a\\b').catch(nameOf), await read('\0').catch(nameOf)]`,
  'from a request': js`${FORM} const f = new FormData(); f.append('a', 'b'); const r = new Request('https://a.test', { method: 'POST', body: f }); return [r.headers.get('content-type').startsWith('multipart/form-data; boundary='), await show(await r.formData())]`,
  'is read': js`${FORM} return show(await multipart('--x', 'Content-Disposition: form-data; name="a"', '', 'b', '--x', 'content-disposition: form-data; name="f"; filename="g.txt"', 'Content-Type: text/x', '', 'l1', 'l2', '--x--', ''))`,
  'without a type a file is text': js`${FORM} return show(await multipart('--x', 'Content-Disposition: form-data; name="f"; filename="g"', '', 'x', '--x--', ''))`,
  'an empty file name': js`${FORM} return show(await multipart('--x', 'Content-Disposition: form-data; name="f"; filename=""', 'Content-Type: application/octet-stream', '', '', '--x--', ''))`,
  'escapes in names': js`${FORM} return show(await multipart('--x', 'Content-Disposition: form-data; name="a%22b%0D%0Ac%41"', '', 'v', '--x--', ''))`,
  'other headers are skipped': js`${FORM} return show(await multipart('--x', 'X-Other: 1', 'Content-Disposition: form-data; name="a"', 'Content-Transfer-Encoding: 8bit', '', 'v', '--x--', ''))`,
  'a boundary in quotes': js`${FORM} return show(await form('multipart/form-data; charset=utf-8; boundary="x y"', ['--x y', 'Content-Disposition: form-data; name="a"', '', 'b', '--x y--', ''].join('\r\n')))`,
  'without a line end at the end': js`${FORM} return show(await multipart('--x', 'Content-Disposition: form-data; name="a"', '', 'b', '--x--'))`,
  'no parts': js`${FORM} return [await thrown(async () => show(await multipart('--x--', '')))]`,
  'that is cut short': js`${FORM} return Promise.all([['--x'], ['--x', 'Content-Disposition: form-data; name="a"', '', 'b'], ['--x', 'Content-Disposition: form-data; name="a"', '', 'b', '--x'], [''], ['nope']].map((lines) => thrown(() => multipart(...lines))))`,
  'a part without a name': js`${FORM} return [await thrown(async () => show(await multipart('--x', 'Content-Disposition: form-data', '', 'b', '--x--', ''))), await thrown(() => multipart('--x', 'X: y', '', 'b', '--x--', ''))]`,
  'something that looks like a boundary': js`${FORM} return show(await multipart('--x', 'Content-Disposition: form-data; name="a"', '', '-- x', 'x--x', '--x--', ''))`,
  'in many pieces': js`${FORM} const text = ['--x', 'Content-Disposition: form-data; name="a"', '', 'bcd', '--x--', ''].join('\r\n'); const r = new Response(streamOf(...[...text].map(utf8)), { headers: { 'content-type': 'multipart/form-data; boundary=x' } }); return show(await r.formData())`,
  'bytes that are no UTF-8': js`${FORM} const head = utf8('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'); const body = new Blob([head, bytes('61ff62'), utf8('\r\n--x--\r\n')]); return show(await form('multipart/form-data; boundary=x', body))`,
  'the boundary is new each time': js`const type = () => new Response(new FormData()).headers.get('content-type'); return type() === type()`,
};
