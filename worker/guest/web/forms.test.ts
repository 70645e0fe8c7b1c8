/** Blob, File, FormData, and bodies made of them and read as them; each snippet as in Node. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { loadSnippets } from '../../engine/fixtures/real-handler.ts';
import { testSameAsNode } from '../../engine/fixtures/same-as-node.ts';

/** What a form holds, as JSON. */
const ALL = `const all = (form) => Promise.all([...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : [value.name, value.type, await value.text()]]));`;
const READ = `${ALL} const read = (body, type = 'multipart/form-data; boundary=B') => new Response(body, { headers: { 'content-type': type } }).formData().then(all, (error) => error.name);`;
const D = 'Content-Disposition: form-data; ';
const field = (head: string, body = '1'): string => `--B\\r\\n${D}${head}\\r\\n\\r\\n${body}\\r\\n--B--`;
const read = (body: string): string => `${READ} return read('${body}')`;
const readEach = (bodies: readonly string[]): string =>
  `${READ} return Promise.all([${bodies.map((body) => `'${body}'`).join()}].map((body) => read(body)))`;

testSameAsNode({
  Blob: {
    'made of many things': `const blob = new Blob(['a', new Uint8Array([98]), new Blob(['c']), 5, null, new Uint8Array([100]).buffer, '\\ud800', new DataView(new ArrayBuffer(1))], { type: 'Text/X' }); return [blob.size, blob.type, await blob.text(), [...new Uint8Array(await blob.arrayBuffer())]]`,
    'its parts come as a sequence': `return ['abc', null, 5, {}, undefined, new Set(['ab', 'c']), new Uint8Array([1, 22])].map((parts) => { try { return new Blob(parts).size; } catch (error) { return error.name; } })`,
    'the bytes are its own': `const bytes = Uint8Array.of(1, 2); const blob = new Blob([bytes]); bytes[0] = 9; const first = await blob.arrayBuffer(); new Uint8Array(first)[0] = 8; return [...new Uint8Array(await blob.arrayBuffer())]`,
    'line ends': `return ['native', 'transparent'].map((endings) => new Blob(['a\\nb\\r\\nc\\rd'], { endings }).size)`,
    types: `return ['é', 'A\\tB', 'a;b', 5, null].map((type) => new Blob([], { type }).type)`,
    slices: `const blob = new Blob(['0123', '456', '789'], { type: 'x/y' }); return Promise.all([[2, 5], [-3], [0, -3], [5, 2], [2, undefined, 'Z/W'], [100], ['2', '4'], [3, 8]].map(async (args) => { const slice = blob.slice(...args); return [await slice.text(), slice.type]; }))`,
    'as a stream': `const seen = []; for await (const chunk of new Blob(['abc', 'd']).stream()) seen.push(...chunk); return [seen, (await new Blob([]).stream().getReader().read()).done]`,
    'a byte order mark': `return new Blob(['\\ufeffx']).text()`,
    interfaces: `return [Blob.length, File.length, String(new Blob()), String(new File([], '')), new File([], '') instanceof Blob, File.name]`,
  },
  File: {
    'name, type and time': `const file = new File(['x'], 'a/b\\ud800', { type: 'A/B', lastModified: 5 }); return [file.name, file.type, file.lastModified, file.size, file.slice() instanceof File]`,
    times: `return ['x', -1, new Date(7), null].map((lastModified) => new File([], '', { lastModified }).lastModified)`,
    'needs a name': `new File([])`,
  },
  FormData: {
    'values are text or files': `const form = new FormData(); form.append('a', 1); form.append('b', {}); form.append('a', null); form.append('\\ud800', undefined); return [[...form], form.get('a'), form.getAll('a'), form.get('z'), form.getAll('z'), form.has('b'), form.has('z')]`,
    'set takes the first place': `const form = new FormData(); for (const [name, value] of [['a', 1], ['b', 2], ['a', 3]]) form.append(name, value); form.set('a', 'x'); form.set('c', 'y'); const before = [...form]; form.delete('a'); return [before, [...form.keys()], [...form.values()], [...form.entries()]]`,
    'blobs become files': `const form = new FormData(); form.append('a', new Blob(['x'], { type: 't/x' })); form.append('b', new Blob([]), 'n'); form.append('c', new File([], 'orig')); form.append('d', new File([], 'orig'), 'new'); return [...form].map(([name, file]) => [name, file.name, file.type, file instanceof File])`,
    'a file stays the same': `const form = new FormData(); const file = new File([], 'o'); form.append('a', file); return [form.get('a') === file]`,
    'text has no file name': `new FormData().append('a', 'x', 'name')`,
    'arguments are counted': `return [() => new FormData().append('a'), () => new FormData().get(), () => new FormData().forEach(), () => new FormData({})].map((run) => { try { run(); } catch (error) { return error.name; } })`,
    forEach: `const form = new FormData(); form.append('a', '1'); const seen = []; form.forEach(function (value, name, whole) { seen.push([value, name, whole === form, this.x]); }, { x: 1 }); return seen`,
    'iteration is live': `const form = new FormData(); form.append('a', '1'); form.append('b', '2'); const seen = []; for (const [name] of form) { seen.push(name); if (name === 'a') { form.append('c', '3'); form.delete('b'); } } return seen`,
    looks: `const form = new FormData(); return [String(form), String(form.entries()), form[Symbol.iterator] === form.entries, Object.keys(FormData.prototype).sort()]`,
  },
  'bodies of blobs and forms': {
    'a blob has a type': `return [new Blob(['x'], { type: 'A/b; C=D' }), new Blob(['x']), new File(['x'], 'n', { type: 'text/html' })].map((body) => [...new Response(body).headers])`,
    'a form is multipart': `const form = new FormData(); form.append('a', '1'); form.append('é"\\r\\n', 'l1\\nl2\\r\\nl3\\rl4'); form.append('f', new Blob(['hi'], { type: 'text/x' }), 'n"\\n.txt'); form.append('g', new File(['yo'], 'g.bin')); const r = new Response(form); const type = r.headers.get('content-type'); const boundary = type.split('boundary=')[1]; return [type.replace(boundary, 'B'), (await r.text()).replaceAll(boundary, 'B').trim()]`,
    'a form there and back': `${ALL} const form = new FormData(); form.append('aö', 'é\\n'); form.append('f', new File(['x\\0y\\r\\n--'], 'é.bin', { type: 'a/b' })); return all(await new Request('https://a.test', { method: 'POST', body: form }).formData())`,
    'a form of bytes': `const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251); const form = new FormData(); form.append('f', new Blob([bytes])); const read = (await new Response(form).formData()).get('f'); const back = new Uint8Array(await read.arrayBuffer()); return [read.size, back.every((byte, index) => byte === bytes[index])]`,
    'an empty form': `return [...await new Response(new FormData()).formData()]`,
    'parameters there and back': `return [...await new Request('https://a.test', { method: 'POST', body: new URLSearchParams({ a: 'é &' }) }).formData()]`,
    'a clone': `const form = new FormData(); form.append('a', '1'); const r = new Response(form); const c = r.clone(); return [(await r.formData()).get('a'), (await c.formData()).get('a')]`,
    'a body as a blob': `const types = [{}, { headers: { 'content-type': 'TEXT/plain; Charset="UTF-8"; foo' } }, { headers: { 'content-type': 'nonsense' } }, { headers: { 'content-type': 'text/html;x="a b\\\\"c"; y=z z; =q; a=b=c' } }, { headers: [['content-type', 'text/html;charset=a'], ['content-type', 'text/html;x=y']] }]; return Promise.all(types.map(async (init) => { const blob = await new Response('x', init).blob(); return [blob.size, blob.type]; }))`,
    'nothing as a blob or a form': `return [(await new Response(null).blob()).size, await new Response(null).formData().catch((error) => error.name)]`,
    'what is read is read': `const r = new Response('x'); await r.blob(); return [r.bodyUsed, await r.formData().catch((error) => error.name), await r.blob().catch((error) => error.name)]`,
  },
  'reading multipart': {
    'one field': read(field('name="a"')),
    'several of one name': read(
      `--B\\r\\n${D}name="a"\\r\\n\\r\\n1\\r\\n--B\\r\\n${D}name="a"\\r\\n\\r\\n2\\r\\n--B--`,
    ),
    files: readEach([
      field('name="f"; filename="x.txt"\\r\\nContent-Type: text/html', 'hi'),
      field('name="f"; filename="x.txt"', 'hi'),
      field('name="f"; filename=""\\r\\nContent-Type: application/octet-stream', ''),
    ]),
    'other alphabets': read(field('name="é€"', 'é')),
    'an empty value and an empty name': readEach([field('name="a"', ''), field('name=""')]),
    'what is cut short': readEach([
      '',
      '--B\\r\\n',
      `--B\\r\\n${D}name="a"\\r\\n\\r\\n1`,
      `--B\\r\\n${D}name="a"\\r\\n\\r\\n1\\r\\n--B`,
      `--B\\r\\n${D}name="a"\\r\\n\\r\\n1\\r\\n--B-`,
      `--B\\r\\n${D}name="a"\\r\\n\\r\\n--B--`,
    ]),
    'what has no name, or is no field': readEach([
      field(''),
      field('name="a'),
      `--B\\r\\nX: y\\r\\n\\r\\n1\\r\\n--B--`,
      `--B\\r\\n\\r\\n1\\r\\n--B--`,
      `--B\\r\\nContent-Disposition: attachment; name="a"\\r\\n\\r\\n1\\r\\n--B--`,
      `--B\\r\\nContent-Disposition: FORM-DATA; name="a"\\r\\n\\r\\n1\\r\\n--B--`,
      `--B\\n${D}name="a"\\n\\n1\\n--B--\\n`,
    ]),
    'by type': `${READ} return Promise.all(['multipart/form-data', 'multipart/form-data; boundary="B"', 'multipart/form-data; BOUNDARY=B', 'Multipart/Form-Data;boundary=B', 'multipart/form-data; charset=x; boundary=B', 'multipart/form-data; boundary=b', 'text/plain', 'multipart/mixed; boundary=B'].map((type) => read('${field('name="a"')}', type)))`,
    urlencoded: `${READ} return Promise.all(['a=1&b=2&a=%C3%A9+x', 'a', '=1', '&&a=&', 'a=%zz', ''].map((body) => read(body, 'application/x-www-form-urlencoded; charset=x')))`,
  },
});

test.each([
  [
    'slices clamp as Web IDL does',
    `const blob = new Blob(['0123456789']); return Promise.all([[NaN, 3], [1.7, 3.9], [0.5, 2.5], [null, null], [-3.5]].map((args) => blob.slice(...args).text()))`,
    ['012', '23', '01', '', '6789'],
  ],
  [
    'text streams of blobs',
    `const seen = []; for await (const text of new Blob(['hé']).textStream()) seen.push(text); return seen`,
    ['hé'],
  ],
  [
    'text streams of bodies',
    `const r = new Response('hé'); const seen = []; for await (const text of r.textStream()) seen.push(text); let again = ''; try { r.textStream(); } catch (error) { again = error.name; } return [seen, r.bodyUsed, again, await new Response(null).textStream().getReader().read()]`,
    [['hé'], true, 'TypeError', { done: true }],
  ],
  [
    'members can be listed',
    `return [Object.keys(File.prototype), FormData.length]`,
    [['name', 'lastModified'], 0],
  ],
  [
    'what is around a form does not matter',
    `${READ} return read('preamble\\r\\n--B  \\t\\r\\n${D}name="a"\\r\\n\\r\\n1\\r\\n--B--\\r\\nepilogue')`,
    [['a', '1']],
  ],
  [
    'escapes',
    readEach([field('name="a%22%0D%0A%41b"'), field('name="a\\\\\\\\\\\\"b"')]),
    [[['a%22%0D%0A%41b', '1']], [['a\\"b', '1']]],
  ],
  ['file names first', read(field('filename="x"; name="f"', 'hi')), [['f', ['x', 'text/plain', 'hi']]]],
  ['what looks like a delimiter', read(field('name="a"', 'x--B--y\\r\\n-B')), [['a', 'x--B--y\r\n-B']]],
  ['a byte order mark', read(field('name="a"', '\\ufeff1')), [['a', '\ufeff1']]],
  [
    'a question mark belongs to the first name',
    `${READ} return read('?a=1', 'application/x-www-form-urlencoded')`,
    [['?a', '1']],
  ],
])('as in Chromium, where Node differs: %s', async (_, code, expected) => {
  expect((await loadSnippets([code]))(0)).toEqual(expected);
});
