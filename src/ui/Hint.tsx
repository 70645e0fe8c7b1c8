import { useId, type ReactNode } from 'react';

interface HintProps {
  readonly children: ReactNode;
  readonly text: string;
  readonly className?: string;
}

/** A word with an explanation, shown to the pointer, the keyboard and the screen reader alike. */
export function Hint({ children, text, className = '' }: HintProps) {
  const id = useId();
  return (
    <span className={`hint ${className}`} tabIndex={0} aria-describedby={id}>
      {children}
      <span className="hint-text" role="tooltip" id={id}>
        {text}
      </span>
    </span>
  );
}
