const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'it is not allowed',
};

/** Why a file cannot be read or written, in words that follow its path. */
export function fileTrouble(error: unknown): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  return WORDS[code] ?? message;
}
