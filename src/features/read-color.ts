/** What a CSS colour, such as `var(--edge)`, is on this element now: canvases need the resolved value. */
export function readColor(element: HTMLElement, color: string): string {
  const probe = document.createElement('span');
  probe.style.color = color;
  element.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
