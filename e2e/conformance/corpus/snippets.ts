/** Bodies of async functions, by title. What they return is compared; so is what they throw, by class and name. */
export type Snippets = Readonly<Record<string, string>>;

/** Text as it stands: a backslash is a backslash. */
export const js = String.raw;
