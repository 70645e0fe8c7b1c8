import type { Example } from '../state/store.ts';

/** What one can begin with: first those that tell a story, in the order in which one would tell them. */
export const galleryOrder = (
  examples: readonly Example[],
): { readonly stories: readonly Example[]; readonly others: readonly Example[] } => ({
  stories: examples.filter(({ project }) => project.story !== ''),
  others: examples.filter(({ project }) => project.story === ''),
});
