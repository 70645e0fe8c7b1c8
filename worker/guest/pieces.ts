/** Bytes that come in pieces: a body on its way in. */
export type Bytes = Uint8Array<ArrayBuffer>;

export interface Pieces {
  /** The next piece, or null at the end. Rejects where they break off. Not to be called before the one before settled. */
  next(): Promise<Bytes | null>;
  /** Nothing more is wanted: what they hold of the host is given back, and a `next` under way gives null. */
  cancel(reason: unknown): Promise<void>;
  /** Has `run` called when they are aborted, whether or not somebody waits for the next. */
  whenAborted?(run: (reason: unknown) => void): void;
}

/** All of them in one. */
export async function joinPieces(pieces: Pieces): Promise<Bytes> {
  const taken: Bytes[] = [];
  for (let piece = await pieces.next(); piece !== null; piece = await pieces.next()) taken.push(piece);
  return join(taken);
}

/** Does not copy a single one. */
export function join(pieces: readonly Bytes[]): Bytes {
  if (pieces.length === 1 && pieces[0] !== undefined) return pieces[0];
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

/** Two that give the same, each its own copies. What one has read and the other not is kept; both must cancel. */
export function teePieces(source: Pieces): [Pieces, Pieces] {
  const queues: [Bytes[], Bytes[]] = [[], []];
  const isCancelled: [boolean, boolean] = [false, false];
  /** Under way, or the last one. */
  let pull: Promise<Bytes | null> | null = null;

  const pullOne = async (): Promise<Bytes | null> => {
    const piece = await source.next();
    if (piece === null) return null;
    for (const branch of [0, 1] as const) if (!isCancelled[branch]) queues[branch].push(piece.slice());
    pull = null;
    return piece;
  };
  const branch = (own: 0 | 1, other: 0 | 1): Pieces => ({
    async next() {
      while (queues[own].length === 0 && !isCancelled[own]) if ((await (pull ??= pullOne())) === null) break;
      return queues[own].shift() ?? null;
    },
    async cancel(reason) {
      isCancelled[own] = true;
      queues[own].length = 0;
      if (isCancelled[other]) await source.cancel(reason);
    },
  });
  return [branch(0, 1), branch(1, 0)];
}
