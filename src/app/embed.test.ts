import { expect, test } from 'vitest';
import { forgetfulStorage, parseEmbed } from './embed.ts';

test.each([
  ['', null],
  ['?limits=run:300', null],
  ['?embed', { isReadOnly: false }],
  ['?embed=readonly', { isReadOnly: true }],
  ['?limits=run:300&embed=readonly', { isReadOnly: true }],
])('%j asks for %j', (search, embed) => {
  expect(parseEmbed(search)).toEqual(embed);
});

test('what an embedded page keeps is gone with it', () => {
  forgetfulStorage.write('key', 'value');
  expect(forgetfulStorage.read('key')).toEqual({ ok: true, value: null });
});
