import type { ComponentPart, PartKind } from '../protocol/inspection.ts';

/** Bytes counted by what they are for, and within that by section. */
export class Tally {
  readonly #sizes = new Map<PartKind, Map<string, number>>();

  add(kind: PartKind, section: string, sizeBytes: number): void {
    const sections = this.#sizes.get(kind) ?? new Map<string, number>();
    this.#sizes.set(kind, sections);
    sections.set(section, (sections.get(section) ?? 0) + sizeBytes);
  }

  parts(): ComponentPart[] {
    return [...this.#sizes].map(([kind, sizes]) => {
      const sections = [...sizes].map(([name, sizeBytes]) => ({ name, sizeBytes }));
      sections.sort((one, other) => other.sizeBytes - one.sizeBytes);
      return { kind, sizeBytes: sections.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), sections };
    });
  }
}
