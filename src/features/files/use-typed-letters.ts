import { useRef } from 'react';

const PAUSE_MS = 700;

/** Letters typed one soon after the other belong to one word. Returns the word so far. */
export function useTypedLetters(): (letter: string, nowMs: number) => string {
  const typed = useRef({ word: '', atMs: 0 });
  return (letter, nowMs) => {
    const isNew = nowMs - typed.current.atMs > PAUSE_MS;
    typed.current = { word: isNew ? letter : typed.current.word + letter, atMs: nowMs };
    return typed.current.word;
  };
}
