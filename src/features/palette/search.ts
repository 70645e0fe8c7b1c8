/**
 * How well words that were typed name a command, 0 (not at all) to 1. Each word has to be in its texts; the first of
 * them, the title, and beginnings of words count most. Letters match without their accents, and ’ as '.
 */
export function scoreOf(search: string, [title = '', ...others]: readonly string[]): number {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const scores = words.map((word) =>
    Math.max(
      placeOf(word, plain(title)),
      0.25 * Math.max(0, ...others.map((text) => placeOf(word, plain(text)))),
    ),
  );
  if (scores.includes(0)) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length) || 1;
}

/** 1 at the beginning of the text, less at the beginning of a word, little within one, 0 nowhere. */
function placeOf(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 1;
  if (text.includes(` ${word}`)) return 0.8;
  return at > 0 ? 0.3 : 0;
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
