import { js, type Snippets } from './snippets.ts';

export const TEXT_ENCODER: Snippets = {
  'text as UTF-8': js`return ['', 'a', 'é', '€', '\u{1F600}', '\0', '\ufeff'].map((text) => hex(new TextEncoder().encode(text)))`,
  'lone surrogates become replacements': js`return ['\ud800', '\udc00', '\ud83d\ud83d\ude00', 'a\ud800b', '\ude00\ud83d'].map((text) => hex(new TextEncoder().encode(text)))`,
  'anything is a string': js`return [undefined, null, 1, { toString: () => 'x' }, [1, 2]].map((value) => hex(new TextEncoder().encode(value))).concat(hex(new TextEncoder().encode()), await thrown(() => new TextEncoder().encode(Symbol())))`,
  'what it gives': js`const b = new TextEncoder().encode('é'); return [b, b.buffer.byteLength, b.constructor === Uint8Array, new TextEncoder().encoding]`,
  encodeInto: js`return [0, 1, 2, 3, 4, 5, 6, 7].map((size) => { const into = new Uint8Array(size); return [new TextEncoder().encodeInto('aé€\u{1F600}', into), hex(into)] })`,
  'encodeInto counts code units': js`const into = new Uint8Array(20); return [new TextEncoder().encodeInto('\u{1F600}\ud800x', into), hex(into)]`,
  'encodeInto a part of a buffer': js`const all = new Uint8Array(6).fill(9); const r = new TextEncoder().encodeInto('abcdef', all.subarray(2, 4)); return [r, hex(all)]`,
  'encodeInto wants bytes': js`return Promise.all([[], new ArrayBuffer(2), new Uint16Array(2), new DataView(new ArrayBuffer(2)), undefined, new Uint8ClampedArray(2)].map((into) => thrown(() => new TextEncoder().encodeInto('a', into))))`,
  'how it names itself': js`return [Object.prototype.toString.call(new TextEncoder()), await thrown(() => TextEncoder()), TextEncoder.prototype.encode.length, TextEncoder.prototype.encodeInto.length]`,
};

export const TEXT_DECODER: Snippets = {
  'labels of UTF-8': js`return ['utf-8', 'UTF8', ' unicode-1-1-utf-8\n', 'x-unicode20utf8', 'utf8'].map((label) => new TextDecoder(label).encoding)`,
  'labels of other encodings': js`return ['latin1', 'iso-8859-1', 'ascii', 'windows-1252', 'utf-16', 'utf-16le', 'utf-16be', 'unicode', 'ucs-2', 'shift_jis', 'gbk', 'gb18030', 'big5', 'euc-kr', 'euc-jp', 'iso-2022-jp', 'koi8-r', 'macintosh', 'iso-8859-2', 'windows-1251', 'x-user-defined', 'iso-8859-8-i'].map((label) => { try { return new TextDecoder(label).encoding } catch (error) { return nameOf(error) } })`,
  'labels that are refused': js`return Promise.all(['', 'nope', 'utf-7', 'utf-32', 'replacement', 'iso-2022-kr', 'utf\u00a08', 'utf-8\0'].map((label) => thrown(() => new TextDecoder(label))))`,
  'its options': js`const d = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }); return [d.encoding, d.fatal, d.ignoreBOM, new TextDecoder().fatal, new TextDecoder().ignoreBOM, new TextDecoder(undefined, null).fatal, new TextDecoder('utf8', { fatal: 1 }).fatal]`,
  'bytes that are no UTF-8': js`return ['80', 'c0af', 'c3', 'c328', 'e282', 'e28228', 'eda080', 'f0908080', 'f08080', 'f4908080', 'f8808080', 'fe', 'ff', 'e0809f', 'f09f98', 'f09f9841', 'c3c3a9', 'e2e282ac'].map((code) => new TextDecoder().decode(bytes(code)))`,
  'fatal refuses them': js`return Promise.all(['80', 'c0af', 'c3', 'eda080', 'f4908080', 'e282ac', ''].map((code) => thrown(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes(code)))))`,
  'a fatal decoder can be used again': js`const d = new TextDecoder('utf-8', { fatal: true }); return [await thrown(() => d.decode(bytes('ff'))), d.decode(bytes('61')), await thrown(() => d.decode(bytes('e2'), { stream: true })), d.decode(bytes('82ac'))]`,
  'an error ends the text before it': js`const d = new TextDecoder('utf-8', { fatal: true }); return [await thrown(() => d.decode(bytes('e080'), { stream: true })), await thrown(() => d.decode()), d.decode(bytes('61'))]`,
  'the byte order mark': js`const b = bytes('efbbbf61efbbbf'); return [new TextDecoder().decode(b), new TextDecoder('utf-8', { ignoreBOM: true }).decode(b), new TextDecoder().decode(bytes('efbb')), new TextDecoder('utf-16le').decode(bytes('fffe6100')), new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes('fffe6100'))]`,
  'the byte order mark in pieces': js`const d = new TextDecoder(); return [d.decode(bytes('ef'), { stream: true }), d.decode(bytes('bb'), { stream: true }), d.decode(bytes('bf61'), { stream: true }), d.decode(bytes('efbbbf')), d.decode(bytes('efbbbf62'))]`,
  'characters in pieces': js`const d = new TextDecoder(); return ['f0', '9f', '98', '80e2', '82', 'ac', ''].map((code) => d.decode(bytes(code), { stream: true })).concat(d.decode())`,
  'an end in the middle of a character': js`const d = new TextDecoder(); return [d.decode(bytes('61e282'), { stream: true }), d.decode(), d.decode(bytes('ac'))]`,
  'a broken character in pieces': js`const d = new TextDecoder(); return [d.decode(bytes('f09f'), { stream: true }), d.decode(bytes('41'), { stream: true }), d.decode(bytes('e2'), { stream: true }), d.decode(bytes('c3'), { stream: true }), d.decode()]`,
  'what it takes': js`const b = new Uint8Array([97, 98, 99, 100]); return [b.buffer, b.subarray(1, 3), new DataView(b.buffer, 2), new Uint16Array(b.buffer), new Uint8ClampedArray(b)].map((input) => new TextDecoder().decode(input)).concat(new TextDecoder().decode(), new TextDecoder().decode(undefined))`,
  'what it does not take': js`return Promise.all([null, 'a', 1, [97], {}].map((input) => thrown(() => new TextDecoder().decode(input))))`,
  'UTF-16': js`return [new TextDecoder('utf-16le').decode(bytes('61003dd800de')), new TextDecoder('utf-16be').decode(bytes('0061d83dde00')), new TextDecoder('utf-16le').decode(bytes('00d86100')), new TextDecoder('utf-16le').decode(bytes('610062')), await thrown(() => new TextDecoder('utf-16le', { fatal: true }).decode(bytes('00dc')))]`,
  'UTF-16 that ends in the middle': js`return [['utf-16le', '00d861'], ['utf-16le', '00d8'], ['utf-16le', '61'], ['utf-16be', 'd80000'], ['utf-16be', 'd800d8']].map(([label, code]) => new TextDecoder(label).decode(bytes(code)))`,
  'UTF-16 in pieces': js`const d = new TextDecoder('utf-16le'); return ['61', '003d', 'd8', '00de', '3dd8'].map((code) => d.decode(bytes(code), { stream: true })).concat(d.decode())`,
  'all of windows-1252': js`return new TextDecoder('latin1').decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))`,
  'other single byte encodings': js`const all = Uint8Array.from({ length: 128 }, (_, i) => i + 128); return ['iso-8859-2', 'koi8-r', 'windows-1251', 'macintosh', 'iso-8859-15', 'x-user-defined'].map((label) => { try { return new TextDecoder(label).decode(all) } catch (error) { return nameOf(error) } })`,
  'encodings of several bytes': js`return [['shift_jis', '93fa967b8cea'], ['euc-jp', 'c6fccbdcb8ec'], ['gbk', 'd6d0cec4'], ['big5', 'a4a4a4e5'], ['euc-kr', 'c7d1b1db'], ['gb18030', '8139ee39']].map(([label, code]) => { try { return new TextDecoder(label).decode(bytes(code)) } catch (error) { return nameOf(error) } })`,
  'the end of the alphabet of bytes': js`return new TextDecoder().decode(Uint8Array.from({ length: 256 }, (_, i) => i))`,
  'a megabyte': js`const text = 'aé€\u{1F600}'.repeat(100000); const b = new TextEncoder().encode(text); return [b.length, new TextDecoder().decode(b) === text]`,
  'how it names itself': js`return [Object.prototype.toString.call(new TextDecoder()), await thrown(() => TextDecoder()), TextDecoder.length, TextDecoder.prototype.decode.length]`,
};

export const BASE64: Snippets = {
  btoa: js`return ['', 'a', 'ab', 'abc', '\xff\xfe\0', 'é'].map((text) => btoa(text)).concat(btoa(12), btoa(null))`,
  'btoa of more than Latin-1': js`return [await thrown(() => btoa('€')), await thrown(() => btoa('\ud800')), await thrown(() => btoa())]`,
  atob: js`return ['', 'YQ==', 'YWI=', 'YWJj', ' Y W\tJ\nj\r\f', '//79', 'YQ', 'YWI'].map((text) => atob(text))`,
  'atob of what is no base64': js`return Promise.all(['a', 'a=', 'ab=', 'abc==', '=', 'abcde', 'ab!c', 'YQ===', 'Y=Q=', 'ab-_', '\u00a0YQ==', 'YQ=\0', '====', 'YWJj='].map(async (text) => [text, await thrown(() => atob(text))]))`,
  'bits that are left over are dropped': js`return ['YR==', 'YWJ=', 'YWK'].map((text) => atob(text))`,
  'atob makes strings of what it is given': js`return [atob(null), atob(12), atob({ toString: () => 'YQ==' }), await thrown(() => atob(undefined)), await thrown(() => atob())]`,
  'there and back': js`const all = String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i)); return [btoa(all), atob(btoa(all)) === all]`,
  'the code of its error': js`try { atob('a') } catch (error) { return [error.code, error.name, error instanceof DOMException, error instanceof Error] }`,
};
