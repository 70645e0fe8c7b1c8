import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { cardTopPx } from './place-card.ts';

interface CardOverPlaceProps {
  readonly place: RefObject<HTMLElement | null>;
  /** The part that the card tells about. */
  readonly anchor: Element;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Above all regions, so that none cuts it: over its place if that is in sight, else beside what it tells about. */
export function CardOverPlace({ place, anchor, onClose, children }: CardOverPlaceProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => card.current?.showPopover(), []);
  useLayoutEffect(() => {
    const { current } = card;
    if (current === null || place.current === null) return undefined;
    const at = place.current;
    const follow = () => putCard(current, at, anchor);
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onClose();
    };
    follow();
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    document.addEventListener('keydown', press, { capture: true, signal });
    addEventListener('resize', follow, { signal });
    return () => controller.abort();
  });
  return (
    <div ref={card} popover="manual" className="detail-over">
      {children}
    </div>
  );
}

function putCard(card: HTMLElement, place: HTMLElement, anchor: Element): void {
  const at = place.getBoundingClientRect();
  card.style.left = `${at.left}px`;
  card.style.width = `${at.width}px`;
  const topPx = cardTopPx(Math.max(at.height, card.scrollHeight), {
    place: at,
    line: (anchor.closest('.platform-line') ?? anchor).getBoundingClientRect(),
    region: (place.closest('.region') ?? place).getBoundingClientRect(),
    screen: { width: innerWidth, height: innerHeight },
  });
  card.style.minHeight = `${at.height}px`;
  card.style.top = `${topPx}px`;
}
