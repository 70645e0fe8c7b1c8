/** Which names fit on the map without lying over each other. */
export interface LabelWish {
  readonly text: string;
  /** Of the mark that it names, in screen pixels. */
  readonly x: number;
  readonly y: number;
  /** From the mark's middle to the text. */
  readonly gap: number;
}

export interface Label extends LabelWish {
  /** Where the text begins. */
  readonly left: number;
  readonly width: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Of the wishes, which come in the order of their weight, those that have room: right of their mark, or else left. */
export function placeLabels<Wish extends LabelWish>(
  wishes: readonly Wish[],
  widthOf: (text: string) => number,
  { width, height, line }: { readonly width: number; readonly height: number; readonly line: number },
  limit: number,
): readonly (Wish & Label)[] {
  const taken: Box[] = [];
  const labels: (Wish & Label)[] = [];
  for (const wish of wishes) {
    if (labels.length === limit) break;
    if (wish.x < 0 || wish.x > width || wish.y < 0 || wish.y > height) continue;
    const textWidth = widthOf(wish.text);
    for (const left of [wish.x + wish.gap, wish.x - wish.gap - textWidth]) {
      const box = { left, right: left + textWidth, top: wish.y - line / 2, bottom: wish.y + line / 2 };
      const isOutside = box.left < 0 || box.right > width;
      if (isOutside || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      labels.push({ ...wish, left, width: textWidth });
      break;
    }
  }
  return labels;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
